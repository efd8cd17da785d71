#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "text/annotation.h"
#include "text/document.h"

namespace glossator {

struct DocumentRecord
{
    DocumentId id;
    DocumentInfo info;
    qint64 sentences = 0;
    qint64 analysedSentences = 0;
    qint64 tokens = 0;
    qint64 units = 0;
    qint64 decided = 0; ///< units with a decision in force
};

/// What a text view needs of every sentence before it shows any: 16 bytes each.
struct SentenceOutline
{
    SentenceId id;
    qint32 length = 0; ///< of the text, UTF-16 code units
    bool startsParagraph = false; ///< the gap before it holds a line break
};

/// Documents, sentences, tokens and units of a project file. Thread contract: that of its Database.
class CorpusStore
{
public:
    explicit CorpusStore(Database &database);

    [[nodiscard]] Result<std::vector<DocumentRecord>> documents() const;
    [[nodiscard]] Result<std::vector<DocumentId>> documentIds() const; ///< ascending
    [[nodiscard]] Result<DocumentRecord> document(DocumentId id) const;
    [[nodiscard]] Result<void> removeDocument(DocumentId id);

    /// In document order: of all sentences, or of count ones from a position on.
    [[nodiscard]] Result<std::vector<SentenceOutline>> outline(DocumentId id, qint64 first = 0,
                                                               qint64 count = std::numeric_limits<qint64>::max()) const;
    /// Sentences first … first + count - 1 of a document with tokens, units, predictions and decisions in force.
    [[nodiscard]] Result<std::vector<AnnotatedSentence>> sentences(DocumentId id, qint64 first, qint64 count) const;
    [[nodiscard]] Result<AnnotatedSentence> sentence(SentenceId id) const;
    /// Which sentence of which document (position from 0) holds a unit.
    struct Place
    {
        DocumentId document;
        qint64 sentence = 0;
        SentenceId sentenceId;
    };
    /// There is no such place for a unit that a repair took out.
    [[nodiscard]] Result<Place> placeOf(UnitId id) const;
    [[nodiscard]] Result<Place> placeOf(SentenceId id) const;
    /// The first sentence of a document behind position after (-1: from the beginning) with a unit that waits for a decision: there is
    /// none in force, and the model has not been asked or offers several senses (withOnlySenses: or a single one). One look-up in an
    /// index, or two, however far it is.
    [[nodiscard]] Result<std::optional<qint64>> nextUndecided(DocumentId id, qint64 after, bool withOnlySenses = false) const;
    [[nodiscard]] Result<QString> tail(DocumentId id) const;

    /// Stores lemmas, tags and units that were computed for a sentence (Sentence::analysed becomes true).
    /// Units that exist already keep their id when tokens and lemma agree; decided units are never removed.
    [[nodiscard]] Result<void> setAnalysis(SentenceId id, const Sentence &analysed);

private:
    Database &m_database;
};

} // namespace glossator
