#pragma once

#include <QHash>

#include <stop_token>
#include <vector>

#include "base/result.h"
#include "model/exemplarmemory.h"
#include "service/annotator.h"
#include "service/sentenceset.h"
#include "store/corpusstore.h"
#include "store/exemplarstore.h"
#include "store/unitquery.h"

namespace glossator {

/// A unit whose first sense is another one now.
struct SenseFlip
{
    FoundUnit unit;
    QString before; ///< sense keys
    QString after;
    bool isOpen = true; ///< nobody has decided on it
};

struct LemmaChanges
{
    std::vector<SenseFlip> flips;
    std::vector<CorpusStore::Place> sentences; ///< whose predictions changed
};

/// Predictions of a lemma as the model and the lemma's decided occurrences together make them: those in force, each occurrence without
/// itself. A function of the model's word and of the decisions only, so that one taken back leaves no trace. Remembers word vectors, 1.5 kB
/// a unit. For one thread at a time.
class LemmaMemory
{
public:
    /// Brings the lemma's predictions up to date: those of its latest decisions and of so many of its occurrences as the limits allow.
    /// Written in short transactions; changes get what each of them did, also before an error. Error: Cancelled.
    [[nodiscard]] Result<void> refresh(Database &database, Annotator &annotator, const LemmaClass &lemma, const ExemplarMemory &memory,
                                       const std::stop_token &stop, LemmaChanges &changes);
    /// The model's own predictions everywhere; else as refresh().
    [[nodiscard]] Result<void> restoreAll(Database &database, const std::stop_token &stop, LemmaChanges &changes);
    /// The text or the analysis of these sentences may be another.
    void forget(const SentenceSet &sentences);

    static constexpr int exemplarLimit = 300;
    static constexpr int occurrenceLimit = 1000;

private:
    struct Word
    {
        std::vector<float> vector;
        CorpusStore::Place place;
    };
    class Work;

    QString m_version; ///< of the model that made m_words
    QHash<UnitId, Word> m_words;
};

} // namespace glossator
