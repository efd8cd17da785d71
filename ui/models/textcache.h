#pragma once

#include <QHash>
#include <QObject>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "service/project.h"
#include "store/corpusstore.h"
#include "text/annotation.h"

namespace glossator {

/// The part of a document that a view looks at: the outline of all its sentences, and the sentences themselves read in chunks when they are
/// asked for. Memory is bounded whatever the document's length. What changes in the project is dropped here and announced, and read
/// again when next asked for. GUI thread only; a read is a few milliseconds.
class TextCache : public QObject
{
    Q_OBJECT

public:
    explicit TextCache(QObject *parent = nullptr);
    ~TextCache() override;

    /// Null: empty. Leaves no document open.
    void setProject(Project *project);
    [[nodiscard]] Project *project() const { return m_project; }
    /// Invalid, or unknown to the project: empty.
    void setDocument(DocumentId document);
    [[nodiscard]] DocumentId document() const { return m_document; }

    [[nodiscard]] qint64 sentenceCount() const { return qint64(m_outline.size()); }
    [[nodiscard]] std::span<const SentenceOutline> outline() const { return m_outline; }

    using SentencePointer = std::shared_ptr<const AnnotatedSentence>;
    /// The sentence at a position below sentenceCount(). Null when it cannot be read (failed() tells why).
    [[nodiscard]] SentencePointer sentence(qint64 position);

    /// The first sentence behind a position (-1: from the beginning) with a unit that waits for a decision; see CorpusStore.
    [[nodiscard]] std::optional<qint64> nextUndecided(qint64 after, bool withOnlySenses);

    /// Where a unit is; its document may be another than this one. Fast for units of sentences at hand.
    [[nodiscard]] Result<CorpusStore::Place> placeOf(UnitId unit) const;

    static constexpr int chunkSize = 32; ///< sentences read at once
    static constexpr int chunkLimit = 64; ///< chunks kept
    [[nodiscard]] int chunksHeld() const { return int(m_chunks.size()); }

Q_SIGNALS:
    /// Another document, or none.
    void documentReset();
    /// What sentence() gives for these positions is new.
    void sentencesChanged(qint64 first, qint64 count);
    /// So many sentences from a position on have become as many others; those behind them have moved accordingly.
    void sentencesReplaced(qint64 first, qint64 removed, qint64 inserted);
    void failed(const glossator::Error &error);

private:
    struct Chunk
    {
        std::array<SentencePointer, chunkSize> sentences;
        quint64 lastUsed = 0;
    };

    void reload();
    bool read(Chunk &chunk, qint64 number, int wanted);
    void evictOldest();
    void forget(qint64 position);
    void onUnitsChanged(const std::vector<UnitId> &units);
    void onSentencesChanged(DocumentId document, qint64 first, qint64 count);
    void onSentencesReplaced(DocumentId document, qint64 first, qint64 removed, qint64 inserted);
    void onDocumentsChanged();

    Project *m_project = nullptr;
    DocumentId m_document;
    std::vector<SentenceOutline> m_outline;
    std::unordered_map<qint64, Chunk> m_chunks;
    QHash<UnitId, qint64> m_positions; ///< of the units in m_chunks
    quint64 m_clock = 0;
};

} // namespace glossator
