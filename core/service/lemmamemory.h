#pragma once

#include <QHash>
#include <QSet>

#include <deque>
#include <map>
#include <stop_token>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/exemplarmemory.h"
#include "service/annotator.h"
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

/// Sentences by their positions in documents, as few ranges as will do.
class SentenceSet
{
public:
    void add(DocumentId document, qint64 first, qint64 count);
    [[nodiscard]] bool contains(DocumentId document, qint64 sentence) const;
    [[nodiscard]] size_t ranges() const { return m_ends.size(); }

private:
    std::map<std::pair<DocumentId, qint64>, qint64> m_ends; ///< of ranges, by their first sentences; they neither overlap nor touch
};

inline size_t qHash(const LemmaClass &lemma, size_t seed = 0)
{
    return qHashMulti(seed, lemma.lemma, int(lemma.wordClass));
}

struct LemmaTask
{
    LemmaClass lemma;
    bool isAnswer = false; ///< to a decision: what it changes is news
};

/// Lemmas that wait for their turns, each once.
class LemmaQueue
{
public:
    /// Of one that waits already the first task stands.
    void append(const LemmaTask &task)
    {
        if (m_waiting.contains(task.lemma))
            return;
        m_waiting.insert(task.lemma);
        m_tasks.push_back(task);
    }

    void removeFirst()
    {
        m_waiting.remove(m_tasks.front().lemma);
        m_tasks.pop_front();
    }

    [[nodiscard]] const std::deque<LemmaTask> &tasks() const { return m_tasks; }

private:
    std::deque<LemmaTask> m_tasks;
    QSet<LemmaClass> m_waiting;
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
