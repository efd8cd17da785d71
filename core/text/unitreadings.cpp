#include "text/unitreadings.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "text/lemmatizer.h"
#include "text/plainletters.h"

namespace glossator {

namespace {

constexpr std::array wordClasses{WordClass::Noun, WordClass::Verb, WordClass::Adjective, WordClass::Adverb};

/// Multiword verbs have their head first, everything else has it last.
bool isTagged(const Sentence &sentence, const std::vector<int> &tokens, WordClass wordClass)
{
    const int head = wordClass == WordClass::Verb ? tokens.front() : tokens.back();
    return sentence.tokens[size_t(head)].tag == tagOf(wordClass);
}

/// Entries of as many parts as there are tokens, in which each token may stand where it stands.
QStringList entriesOf(const Sentence &sentence, const std::vector<int> &tokens, const Lexicon &lexicon)
{
    std::vector<QStringList> offers;
    for (const int token : tokens)
        offers.push_back(entryPartsOf(sentence.form(token), lexicon));
    QStringList entries;
    for (const QString &first : offers.front()) {
        for (const QString &entry : lexicon.multiwordsStartingWith(first)) {
            const QStringList parts = entry.split(u'_');
            if (std::ranges::equal(offers, parts, [](const QStringList &offered, const QString &part) { return offered.contains(part); }))
                entries.append(entry);
        }
    }
    return entries;
}

} // namespace

std::vector<UnitReading> readingsOf(const Sentence &sentence, const std::vector<int> &tokens, const Lexicon &lexicon)
{
    std::vector<UnitReading> readings;
    if (tokens.empty())
        return readings;
    const auto add = [&](const QString &lemma, WordClass wordClass) {
        if (const UnitReading reading{lemma, wordClass}; lexicon.contains(lemma, wordClass) && !std::ranges::count(readings, reading))
            readings.push_back(reading);
    };
    const QStringList together = tokens.size() > 1 ? entriesOf(sentence, tokens, lexicon) << joinedLemma(sentence, tokens) : QStringList();
    for (const WordClass wordClass : wordClasses) {
        for (const QString &lemma : lemmasOf(formOf(sentence, tokens), wordClass, lexicon) + together)
            add(lemma, wordClass);
    }
    std::ranges::stable_sort(readings, {}, [&](const UnitReading &reading) {
        return std::tuple(!isTagged(sentence, tokens, reading.wordClass), -lexicon.frequency(reading.lemma, reading.wordClass));
    });
    return readings;
}

QString normalisedLemma(const QString &typed)
{
    return typed.simplified().toLower().replace(u' ', u'_');
}

QString joinedLemma(const Sentence &sentence, const std::vector<int> &tokens)
{
    QStringList lemmas;
    for (const int token : tokens) {
        const QString &lemma = sentence.tokens[size_t(token)].lemma;
        lemmas.append(normalisedLemma(lemma.isEmpty() ? sentence.form(token).toString() : lemma));
    }
    return lemmas.join(u'_');
}

QString normalisedLemma(const QString &typed, WordClass wordClass, const Lexicon &lexicon)
{
    const QString lemma = normalisedLemma(typed);
    const QString plain = plainLetters(lemma);
    return !lexicon.contains(lemma, wordClass) && lexicon.contains(plain, wordClass) ? plain : lemma;
}

QString formOf(const Sentence &sentence, const std::vector<int> &tokens)
{
    QString form;
    for (const int token : tokens) {
        if (!form.isEmpty())
            form += u' ';
        form += sentence.form(token);
    }
    return form.simplified();
}

} // namespace glossator
