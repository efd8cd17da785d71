#include "text/unitfinder.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "text/lemmatizer.h"

namespace glossator {

namespace {

/// A multiword entry found in the sentence.
struct Match
{
    int first = 0;
    int count = 0;
    int unchangedParts = 0; ///< parts that stand in the text as in the entry
    QString entry;
    WordClass wordClass = WordClass::Noun;
    bool isClassTagged = false; ///< the tag of the head speaks for the class
};

/// Entries whose words mostly meet by chance ("sit in a chair", "out of it"): each occurs 15 times or more in SemCor,
/// and its annotators marked fewer than one in fifteen as a unit. In order, for binary search.
constexpr auto chanceEntries = std::to_array<std::u16string_view>({
    u"add_to",   u"all_in",     u"and_how",    u"and_so",     u"ask_for", u"be_full",  u"be_given", u"be_on",     u"be_well", u"bring_to",
    u"but_then", u"close_to",   u"do_in",      u"do_it",      u"for_one", u"good_and", u"hold_in",  u"home_in",   u"if_not",  u"in_all",
    u"in_for",   u"in_on",      u"in_order",   u"in_that",    u"in_this", u"just_as",  u"live_in",  u"more_than", u"much_as", u"on_it",
    u"on_that",  u"other_than", u"out_in",     u"out_of",     u"out_to",  u"pay_for",  u"quite_a",  u"sit_in",    u"so_long", u"stand_in",
    u"the_city", u"the_hill",   u"the_states", u"the_street", u"to_it",   u"to_that",  u"up_on",    u"up_to",     u"work_in", u"write_in",
});
static_assert(std::ranges::is_sorted(chanceEntries));

bool meetsByChance(const QString &entry)
{
    const std::u16string_view key(QStringView(entry).utf16(), size_t(entry.size()));
    return std::ranges::binary_search(chanceEntries, key);
}

bool isFunctionWord(UniversalTag tag)
{
    switch (tag) {
    case UniversalTag::Pron:
    case UniversalTag::Det:
    case UniversalTag::Adp:
    case UniversalTag::Conj:
    case UniversalTag::Prt:
    case UniversalTag::Punct:
        return true;
    default:
        return false;
    }
}

/// As verbs of their own ("they can fruit") both are some hundred times rarer than as modals, which have no senses in
/// WordNet.
bool isModal(const Token &token, QStringView form)
{
    constexpr std::array<QStringView, 6> modals{u"can", u"ca", u"will", u"wo", u"'ll", u"’ll"};
    return token.tag == UniversalTag::Verb
        && std::ranges::any_of(modals, [form](QStringView modal) { return modal.compare(form, Qt::CaseInsensitive) == 0; });
}

/// Verbs have their head first, nouns and most adjectives last. Where the tags decide nothing, frequency does.
void classify(Match &match, const Sentence &sentence, const Lexicon &lexicon)
{
    const UniversalTag first = sentence.tokens[size_t(match.first)].tag;
    const UniversalTag last = sentence.tokens[size_t(match.first + match.count - 1)].tag;
    const std::array<std::pair<WordClass, bool>, 4> choices{{{WordClass::Verb, first == UniversalTag::Verb},
                                                             {WordClass::Adverb, last == UniversalTag::Adv && first != UniversalTag::Adj},
                                                             {WordClass::Adjective, last == UniversalTag::Adj},
                                                             {WordClass::Noun, last == UniversalTag::Noun && first != UniversalTag::Adp}}};
    const auto isIn = [&](WordClass wordClass) { return lexicon.contains(match.entry, wordClass); };
    for (const auto &[wordClass, isTagged] : choices) {
        if (isTagged && isIn(wordClass)) {
            match.wordClass = wordClass;
            match.isClassTagged = true;
            return;
        }
    }
    int best = -1;
    for (const auto &[wordClass, isTagged] : choices) {
        const int frequency = isIn(wordClass) ? lexicon.frequency(match.entry, wordClass) : -1;
        if (frequency > best) {
            best = frequency;
            match.wordClass = wordClass;
        }
    }
}

class MultiwordSearch
{
public:
    MultiwordSearch(const Sentence &sentence, const Lexicon &lexicon) :
        m_sentence(sentence),
        m_lexicon(lexicon),
        m_offers(sentence.tokens.size())
    {}

    /// Those that remain when overlaps are resolved.
    [[nodiscard]] std::vector<Match> run()
    {
        std::vector<Match> matches;
        for (int first = 0; first + 1 < tokenCount(); ++first)
            addMatchesAt(first, matches);
        std::ranges::sort(matches, [](const Match &a, const Match &b) {
            return std::tuple(-a.count, a.first, !a.isClassTagged, -a.unchangedParts)
                < std::tuple(-b.count, b.first, !b.isClassTagged, -b.unchangedParts);
        });
        std::vector<bool> isTaken(m_sentence.tokens.size());
        std::erase_if(matches, [&isTaken](const Match &match) {
            const auto begin = isTaken.begin() + match.first;
            if (std::find(begin, begin + match.count, true) != begin + match.count)
                return true;
            std::fill_n(begin, match.count, true);
            return false;
        });
        return matches;
    }

private:
    [[nodiscard]] int tokenCount() const { return int(m_sentence.tokens.size()); }

    const QStringList &offersOf(int token)
    {
        QStringList &offers = m_offers[size_t(token)];
        if (offers.isEmpty())
            offers = entryPartsOf(m_sentence.form(token), m_lexicon);
        return offers;
    }

    void addMatchesAt(int first, std::vector<Match> &matches)
    {
        for (const QString &part : offersOf(first)) {
            for (const QString &entry : m_lexicon.multiwordsStartingWith(part)) {
                if (meetsByChance(entry))
                    continue;
                Match match = matchAt(first, entry);
                if (match.count == 0 || isOfFunctionWords(match))
                    continue;
                classify(match, m_sentence, m_lexicon);
                matches.push_back(std::move(match));
            }
        }
    }

    /// A count of 0 unless the entry is there.
    Match matchAt(int first, const QString &entry)
    {
        Match match;
        match.first = first;
        for (const QStringView part : QStringView(entry).tokenize(u'_')) {
            const int token = first + match.count;
            if (token >= tokenCount())
                return {};
            const QStringList &offers = offersOf(token);
            if (!offers.contains(part))
                return {};
            match.unchangedParts += part == offers.front() ? 1 : 0;
            ++match.count;
        }
        match.entry = entry;
        return match;
    }

    [[nodiscard]] bool isOfFunctionWords(const Match &match) const
    {
        return std::ranges::all_of(std::span(m_sentence.tokens).subspan(size_t(match.first), size_t(match.count)), isFunctionWord,
                                   &Token::tag);
    }

    const Sentence &m_sentence;
    const Lexicon &m_lexicon;
    std::vector<QStringList> m_offers; ///< what tokens can be parts of entries as; filled when asked for
};

Unit unitOf(const Match &match)
{
    Unit unit;
    for (int i = 0; i < match.count; ++i)
        unit.tokens.push_back(match.first + i);
    unit.wordClass = match.wordClass;
    unit.lemma = match.entry;
    return unit;
}

} // namespace

std::vector<Unit> findUnits(const Sentence &sentence, const Lexicon &lexicon)
{
    std::vector<Unit> units;
    std::vector<bool> isTaken(sentence.tokens.size());
    for (const Match &match : MultiwordSearch(sentence, lexicon).run()) {
        units.push_back(unitOf(match));
        std::fill_n(isTaken.begin() + match.first, match.count, true);
    }
    for (int i = 0; i < int(sentence.tokens.size()); ++i) {
        const Token &token = sentence.tokens[size_t(i)];
        WordClass wordClass{};
        if (isTaken[size_t(i)] || !wordClassOf(token.tag, &wordClass) || isModal(token, sentence.form(i))
            || !lexicon.contains(token.lemma, wordClass))
            continue;
        units.push_back({{i}, wordClass, token.lemma, {}});
    }
    std::ranges::sort(units, {}, [](const Unit &unit) { return unit.tokens.front(); });
    return units;
}

} // namespace glossator
