#include "learning/metrics.h"

#include <algorithm>
#include <optional>

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

std::optional<WordClass> wordClassOfKey(QStringView afterPercent)
{
    switch (afterPercent.isEmpty() ? 0 : afterPercent.front().unicode()) {
    case u'1':
        return WordClass::Noun;
    case u'2':
        return WordClass::Verb;
    case u'3':
    case u'5': // satellite
        return WordClass::Adjective;
    case u'4':
        return WordClass::Adverb;
    default:
        return std::nullopt;
    }
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

TrainingSenses::TrainingSenses(const GoldKeys &gold)
{
    for (const QStringList &keys : gold) {
        for (const QString &key : keys) {
            m_keys.insert(key);
            // lemma%class:…, see senseidx(5WN)
            const qsizetype percent = key.indexOf(u'%');
            if (const auto wordClass = wordClassOfKey(QStringView(key).sliced(percent + 1)))
                m_lemmas[size_t(*wordClass)].insert(key.left(percent));
        }
    }
}

bool TrainingSenses::containsAny(const QStringList &keys) const
{
    return std::ranges::any_of(keys, [this](const QString &key) { return m_keys.contains(key); });
}

bool TrainingSenses::contains(const QString &lemma, WordClass wordClass) const
{
    return m_lemmas[size_t(wordClass)].contains(lemma);
}

Scores scoreAnswers(std::span<const Answer> answers, const GoldKeys &gold, const TrainingSenses *training)
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
        const bool isNotFirst = !keys->contains(answer.firstSense);
        const bool isUnseen = training && !training->containsAny(*keys);
        if (isNotFirst)
            count(scores.notFirst, answer.sense, *keys);
        if (isUnseen)
            count(scores.unseenSense, answer.sense, *keys);
        if (isNotFirst && isUnseen)
            count(scores.rareSense, answer.sense, *keys);
        if (training && !training->contains(answer.lemma, answer.wordClass))
            count(scores.unseenLemma, answer.sense, *keys);
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
