#include "learning/metrics.h"

#include <QSet>

namespace glossator {

namespace {

double percent(qint64 part, qint64 whole)
{
    return whole > 0 ? 100.0 * double(part) / double(whole) : 0.0;
}

void count(Score &score, const QString &sense, const QStringList &goldSenses)
{
    ++score.gold;
    if (sense.isEmpty())
        return;
    ++score.answered;
    if (goldSenses.contains(sense))
        ++score.right;
}

} // namespace

double Score::precision() const
{
    return percent(right, answered);
}

double Score::recall() const
{
    return percent(right, gold);
}

double Score::f1() const
{
    // The harmonic mean of precision and recall, without their rounding.
    return percent(2 * right, answered + gold);
}

Scores scoreAnswers(std::span<const Answer> answers, const GoldKeys &gold)
{
    Scores scores;
    QSet<QString> seen;
    for (const Answer &answer : answers) {
        const auto keys = gold.constFind(answer.instance);
        if (keys == gold.constEnd() || seen.contains(answer.instance))
            continue;
        seen.insert(answer.instance);
        count(scores.all, answer.sense, *keys);
        count(scores.byClass[size_t(answer.wordClass)], answer.sense, *keys);
    }
    scores.all.gold = gold.size();
    return scores;
}

QStringList unmatchedKeys(std::span<const Answer> answers, const GoldKeys &gold)
{
    QSet<QString> instances;
    instances.reserve(qsizetype(answers.size()));
    for (const Answer &answer : answers)
        instances.insert(answer.instance);
    QStringList unmatched;
    for (auto key = gold.keyBegin(); key != gold.keyEnd(); ++key) {
        if (!instances.contains(*key))
            unmatched.append(*key);
    }
    unmatched.sort();
    return unmatched;
}

} // namespace glossator
