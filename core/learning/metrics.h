#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

#include <array>
#include <span>

#include "io/documentio.h"
#include "text/document.h"

namespace glossator {

/// One instance of a data set with the sense that a system chose for it.
struct Answer
{
    QString instance;
    WordClass wordClass = WordClass::Noun;
    QString sense; ///< empty: not answered
    QString lemma{};
    QString firstSense{}; ///< the inventory's first for lemma and class; empty when it has none
};

/// What a model has met in training, to tell what it could not have learned there.
class TrainingSenses
{
public:
    explicit TrainingSenses(const GoldKeys &gold);

    [[nodiscard]] bool containsAny(const QStringList &keys) const;
    [[nodiscard]] bool contains(const QString &lemma, WordClass wordClass) const;

private:
    QSet<QString> m_keys;
    std::array<QSet<QString>, 4> m_lemmas; ///< index: WordClass
};

/// Counts of one group of instances, and the figures they give, in percent.
struct Score
{
    qint64 gold = 0; ///< instances with gold keys
    qint64 answered = 0; ///< of these, with an answer
    qint64 right = 0; ///< of these, with an answer among the gold keys

    [[nodiscard]] double precision() const; ///< right of answered, 0 when nothing was answered
    [[nodiscard]] double recall() const; ///< right of gold, 0 without gold
    [[nodiscard]] double f1() const;

    bool operator==(const Score &) const = default;
};

struct Scores
{
    Score all;
    std::array<Score, 4> byClass; ///< index: WordClass; gold keys without an instance belong to none
    Score notFirst; ///< instances whose gold is not the inventory's first sense
    Score unseenSense; ///< instances none of whose gold keys occurs in training
    Score rareSense; ///< of these, those whose gold is not the first sense either: the kind of the 42D set (Maru et al. 2022)
    Score unseenLemma; ///< instances whose lemma does not occur in training with this class

    [[nodiscard]] const Score &of(WordClass wordClass) const { return byClass[size_t(wordClass)]; }
};

/// The scorer of the unified WSD framework (Raganato et al. 2017) for systems that give one answer an instance: an
/// answer is right when it is among the instance's gold keys (case matters), answers without gold keys do not count,
/// gold keys without an answer cost recall. A second answer to an instance is ignored.
/// Without training senses the groups of unseen ones stay empty.
[[nodiscard]] Scores scoreAnswers(std::span<const Answer> answers, const GoldKeys &gold, const TrainingSenses *training = nullptr);

/// The gold keys, sorted, that name none of these instances: a key file that belongs to other data.
[[nodiscard]] QStringList unmatchedKeys(std::span<const Answer> answers, const GoldKeys &gold);

} // namespace glossator
