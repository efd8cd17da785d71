#include "text/unitreadings.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "text/lemmatizer.h"

namespace glossator {

namespace {

constexpr std::array wordClasses{WordClass::Noun, WordClass::Verb, WordClass::Adjective, WordClass::Adverb};

/// Multiword verbs have their head first, everything else has it last.
bool isTagged(const Sentence &sentence, const std::vector<int> &tokens, WordClass wordClass)
{
    const int head = wordClass == WordClass::Verb ? tokens.front() : tokens.back();
    return sentence.tokens[size_t(head)].tag == tagOf(wordClass);
}

} // namespace

std::vector<UnitReading> readingsOf(const Sentence &sentence, const std::vector<int> &tokens, const Lexicon &lexicon)
{
    std::vector<UnitReading> readings;
    if (tokens.empty())
        return readings;
    const QString form = formOf(sentence, tokens);
    for (const WordClass wordClass : wordClasses) {
        for (const QString &lemma : lemmasOf(form, wordClass, lexicon))
            readings.push_back({lemma, wordClass});
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
