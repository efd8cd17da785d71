#include "text/bertnormalizer.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <array>

namespace glossator {

namespace {

struct CharRange
{
    char32_t first;
    char32_t last;
};

template <size_t N>
constexpr bool isIn(const std::array<CharRange, N> &ranges, char32_t character)
{
    return std::ranges::any_of(ranges, [character](CharRange r) { return r.first <= character && character <= r.last; });
}

/// As the library lists them; extension E begins at 2B820 in Unicode, but not there.
constexpr std::array<CharRange, 8> chinese{{{0x4E00, 0x9FFF},
                                            {0x3400, 0x4DBF},
                                            {0x20000, 0x2A6DF},
                                            {0x2A700, 0x2B73F},
                                            {0x2B740, 0x2B81F},
                                            {0x2B920, 0x2CEAF},
                                            {0xF900, 0xFAFF},
                                            {0x2F800, 0x2FA1F}}};

/// Characters of Unicode 8 that changed their category later.
constexpr std::array<CharRange, 2> oncePunctuation{{{0x166D, 0x166D}, {0x111C9, 0x111C9}}};
constexpr std::array<CharRange, 3> notYetMarks{{{0x1885, 0x1886}, {0xA9BD, 0xA9BD}, {0x111C9, 0x111C9}}};
constexpr std::array<CharRange, 1> onceMarks{{{0x1734, 0x1734}}};

/// Lower case of letters that came after Unicode 14: the range plus step.
struct LowerRange
{
    CharRange upper;
    int step;
};
constexpr std::array<LowerRange, 10> newerUpperCase{{{{0x1C89, 0x1C89}, 1},
                                                     {{0xA7CB, 0xA7CB}, 0x264 - 0xA7CB},
                                                     {{0xA7CC, 0xA7CC}, 1},
                                                     {{0xA7CE, 0xA7CE}, 1},
                                                     {{0xA7D2, 0xA7D2}, 1},
                                                     {{0xA7D4, 0xA7D4}, 1},
                                                     {{0xA7DA, 0xA7DA}, 1},
                                                     {{0xA7DC, 0xA7DC}, 0x19B - 0xA7DC},
                                                     {{0x10D50, 0x10D65}, 0x20},
                                                     {{0x16EA0, 0x16EB8}, 0x1B}}};

bool isKnown(char32_t character)
{
    return QChar::unicodeVersion(character) <= QChar::Unicode_8_0;
}

bool isRemoved(char32_t character)
{
    if (character == 0 || character == QChar::ReplacementCharacter)
        return true;
    if (character == U'\t' || character == U'\n' || character == U'\r')
        return false;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
    case QChar::Other_Surrogate:
        return isKnown(character);
    default:
        return false;
    }
}

bool isMark(char32_t character)
{
    if (character < 0x300)
        return false;
    if (QChar::category(character) == QChar::Mark_NonSpacing)
        return isKnown(character) && !isIn(notYetMarks, character);
    return isIn(onceMarks, character);
}

char32_t lowerCased(char32_t character)
{
    if (character < 0x80)
        return character >= U'A' && character <= U'Z' ? character + 0x20 : character;
    const char32_t lower = QChar::toLower(character);
    if (lower != character)
        return lower;
    for (const LowerRange &range : newerUpperCase) {
        if (range.upper.first <= character && character <= range.upper.last)
            return char32_t(int(character) + range.step);
    }
    return character;
}

struct DecomposedChar
{
    char32_t character;
    bool isExpansion; ///< not the first that its source character became
};

void decomposeHangul(char32_t syllable, std::vector<DecomposedChar> &result)
{
    constexpr char32_t vowelCount = 21;
    constexpr char32_t finalCount = 28;
    const char32_t index = syllable - 0xAC00;
    result.push_back({0x1100 + index / (vowelCount * finalCount), false});
    result.push_back({0x1161 + index / finalCount % vowelCount, true});
    if (index % finalCount != 0)
        result.push_back({0x11A7 + index % finalCount, true});
}

void decompose(char32_t character, std::vector<DecomposedChar> &result, bool isExpansion = false)
{
    if (character >= 0xAC00 && character <= 0xD7A3) {
        decomposeHangul(character, result);
    } else if (character < 0xC0 || QChar::decompositionTag(character) != QChar::Canonical || !isKnown(character)) {
        result.push_back({character, isExpansion});
    } else {
        for (const char32_t part : QChar::decomposition(character).toUcs4()) {
            decompose(part, result, isExpansion);
            isExpansion = true;
        }
    }
}

/// Canonical decomposition, marks in canonical order. The sources of reordered marks stay where they were, as in the library.
void decomposeAll(std::vector<NormalizedChar> &text)
{
    std::vector<DecomposedChar> decomposed;
    decomposed.reserve(text.size() + text.size() / 2);
    for (const NormalizedChar &c : text)
        decompose(c.character, decomposed);
    const auto isStarter = [](const DecomposedChar &c) { return QChar::combiningClass(c.character) == 0; };
    for (auto begin = decomposed.begin(); begin != decomposed.end();) {
        begin = std::find_if_not(begin, decomposed.end(), isStarter);
        const auto end = std::find_if(begin, decomposed.end(), isStarter);
        std::stable_sort(begin, end, [](const DecomposedChar &a, const DecomposedChar &b) {
            return QChar::combiningClass(a.character) < QChar::combiningClass(b.character);
        });
        begin = end;
    }
    std::vector<NormalizedChar> result;
    result.reserve(decomposed.size());
    size_t source = 0;
    for (const DecomposedChar &c : decomposed) {
        if (!c.isExpansion)
            ++source;
        const NormalizedChar &from = text[source - 1];
        result.push_back({c.character, from.start, from.end});
    }
    text = std::move(result);
}

} // namespace

void BertNormalizer::normalize(QStringView text, std::vector<NormalizedChar> &result) const
{
    result.clear();
    for (qsizetype i = 0; i < text.size();) {
        const int start = int(i);
        char32_t character = text[i++].unicode();
        if (QChar::isHighSurrogate(character) && i < text.size() && text[i].isLowSurrogate())
            character = QChar::surrogateToUcs4(char16_t(character), text[i++].unicode());
        const int end = int(i);
        if (isRemoved(character))
            continue;
        if (isSpace(character)) {
            result.push_back({U' ', start, end});
        } else if (isIn(chinese, character)) {
            for (const char32_t spaced : {U' ', character, U' '})
                result.push_back({spaced, start, end});
        } else {
            result.push_back({character, start, end});
        }
    }
    if (!m_lowerCase)
        return;
    decomposeAll(result);
    std::erase_if(result, [](const NormalizedChar &c) { return isMark(c.character); });
    for (NormalizedChar &c : result)
        c.character = lowerCased(c.character);
}

bool BertNormalizer::isSpace(char32_t character)
{
    return QChar::isSpace(character);
}

bool BertNormalizer::isPunctuation(char32_t character)
{
    if (character < 0x80) {
        return (character >= 0x21 && character <= 0x2F) || (character >= 0x3A && character <= 0x40)
            || (character >= 0x5B && character <= 0x60) || (character >= 0x7B && character <= 0x7E);
    }
    switch (QChar::category(character)) {
    case QChar::Punctuation_Connector:
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
        return isKnown(character);
    default:
        return isIn(oncePunctuation, character);
    }
}

} // namespace glossator
