#include "text/segmenter.h"

#include <algorithm>
#include <array>

#include "text/abbreviations.h"
#include "text/characterclasses.h"

namespace glossator {

namespace {

struct Contraction
{
    QStringView whole;
    int firstLength;
};

constexpr auto contractions = std::to_array<Contraction>({
    {u"cannot", 3},
    {u"gonna", 3},
    {u"gotta", 3},
    {u"wanna", 3},
    {u"gimme", 3},
    {u"lemme", 3},
    {u"'tis", 2},
    {u"'twas", 2},
    {u"\u2019tis", 2},
    {u"\u2019twas", 2},
});

constexpr auto clitics = std::to_array<QStringView>({u"s", u"re", u"ve", u"ll", u"d", u"m"});

/// Words that begin with an apostrophe: the clitics, and what is short of its first letters.
constexpr auto apostropheWords = std::to_array<QStringView>({
    u"s",
    u"re",
    u"ve",
    u"ll",
    u"d",
    u"m",
    u"em",
    u"til",
    u"till",
    u"cause",
    u"bout",
    u"round",
    u"n",
    u"tis",
    u"twas",
});

constexpr auto emoticons = std::to_array<QStringView>({
    u":)",
    u":-)",
    u";)",
    u";-)",
    u":(",
    u":-(",
    u":D",
    u":-D",
    u":P",
    u":-P",
    u":p",
    u":/",
    u":-/",
    u"=)",
    u"<3",
    u":o",
});

template <size_t N>
bool isListed(const std::array<QStringView, N> &list, QStringView word, Qt::CaseSensitivity sensitivity = Qt::CaseInsensitive)
{
    return std::ranges::any_of(list,
                               [&](QStringView entry) { return entry.size() == word.size() && entry.compare(word, sensitivity) == 0; });
}

char32_t codePointAt(QStringView text, qsizetype i)
{
    if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[i], text[i + 1]);
    return text[i].unicode();
}

qsizetype unitsOf(char32_t c)
{
    return QChar::requiresSurrogates(c) ? 2 : 1;
}

/// Marks, joiners and selectors: never begin a token of their own after another character.
bool isExtender(char32_t c)
{
    if (c < 0xAD)
        return false;
    const bool isEmojiModifier = c >= 0x1F3FB && c <= 0x1F3FF;
    return isEmojiModifier || QChar::isMark(c) || QChar::category(c) == QChar::Other_Format;
}

bool isWordCharacter(char32_t c)
{
    if (c < 0x80)
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
    return QChar::isLetterOrNumber(c) || isExtender(c);
}

bool isRegionalIndicator(char32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/// Splits what stands between white space.
class ChunkSplitter
{
public:
    ChunkSplitter(QStringView text, std::vector<Token> &tokens) : m_text(text), m_tokens(tokens) {}

    void split(qsizetype begin, qsizetype end)
    {
        m_end = end;
        qsizetype i = begin;
        if (const qsizetype first = skipOpeners(begin); first < end) {
            const qsizetype addressEnd = endOfAddress(first);
            if (addressEnd > first || isListed(emoticons, m_text.sliced(first, end - first), Qt::CaseSensitive)) {
                for (; i < first; ++i)
                    add(i, i + 1);
                i = addressEnd > first ? addressEnd : end;
                add(first, i);
            }
        }
        while (i < end)
            i = splitNext(i);
    }

private:
    [[nodiscard]] qsizetype skipOpeners(qsizetype i) const
    {
        while (i < m_end && isOpener(m_text[i]))
            ++i;
        return i;
    }

    /// For URLs, e-mail addresses and domain names; otherwise begin.
    [[nodiscard]] qsizetype endOfAddress(qsizetype begin) const
    {
        const QStringView chunk = m_text.sliced(begin, m_end - begin);
        const qsizetype scheme = chunk.indexOf(u"://");
        const qsizetype at = chunk.indexOf(u'@');
        const bool isUrl = scheme > 0 || chunk.startsWith(u"www.", Qt::CaseInsensitive);
        const bool isMail = at > 0 && chunk.indexOf(u'.', at) > at + 1;
        if (!isUrl && !isMail)
            return begin;
        qsizetype end = begin;
        while (end < m_end && !QStringView(u"<>\"\u201C\u201D|").contains(m_text[end]))
            ++end;
        while (end > begin && QStringView(u".,;:!?')]}\u2019*").contains(m_text[end - 1])) {
            // A bracket that the address itself opened belongs to it.
            const QStringView address = m_text.sliced(begin, end - begin);
            if (address.back() == u')' && address.count(u'(') >= address.count(u')'))
                break;
            --end;
        }
        return end;
    }

    void add(qsizetype begin, qsizetype end)
    {
        Token token;
        token.start = int(begin);
        token.end = int(end);
        m_tokens.push_back(std::move(token));
    }

    [[nodiscard]] bool isWordAt(qsizetype i) const { return i < m_end && isWordCharacter(codePointAt(m_text, i)); }
    [[nodiscard]] bool isDigitAt(qsizetype i) const { return i < m_end && m_text[i].isDigit(); }
    [[nodiscard]] bool isLetterAt(qsizetype i) const { return i < m_end && m_text[i].isLetter(); }
    /// Nothing but white space follows in the sentence, closing marks aside.
    [[nodiscard]] bool isAtEndOfText(qsizetype i) const
    {
        while (i < m_text.size() && (isCloser(m_text[i]) || m_text[i].isSpace()))
            ++i;
        return i == m_text.size();
    }

    /// Adds what begins at i, returns where it ends.
    qsizetype splitNext(qsizetype i)
    {
        const QChar c = m_text[i];
        if (isWordAt(i))
            return splitWord(i);
        if (isApostrophe(c)) {
            if (const qsizetype end = endOfApostropheWord(i); end > i) {
                addWord(i, end);
                return end;
            }
        }
        const QChar previous = i > 0 ? m_text[i - 1] : QChar(u' ');
        const bool isFree = previous.isSpace() || isOpener(previous);
        const bool isSign = (c == u'-' || c == u'+' || c == u'.') && isDigitAt(i + 1);
        const bool isTag = (c == u'#' || c == u'@') && isLetterAt(i + 1);
        if (isFree && (isSign || isTag))
            return splitWord(i);
        const qsizetype end = endOfSymbols(i);
        add(i, end);
        return end;
    }

    /// "'em", "'90s", "'s" where a space stands before it.
    [[nodiscard]] qsizetype endOfApostropheWord(qsizetype i) const
    {
        qsizetype end = i + 1;
        while (isWordAt(end))
            ++end;
        const QStringView word = m_text.sliced(i + 1, end - i - 1);
        const bool isDecade = word.size() >= 2 && word.size() <= 3 && word[0].isDigit() && word[1].isDigit();
        return isDecade || isListed(apostropheWords, word) ? end : i;
    }

    /// A run of one punctuation mark or of ?!, or one symbol with its modifiers.
    [[nodiscard]] qsizetype endOfSymbols(qsizetype i) const
    {
        const QChar c = m_text[i];
        const bool isMark = c == u'?' || c == u'!';
        const bool runs = isMark || QStringView(u".-*=_~^#'`\u2026").contains(c);
        if (runs) {
            qsizetype end = i + 1;
            while (end < m_end && (m_text[end] == c || (isMark && (m_text[end] == u'?' || m_text[end] == u'!'))))
                ++end;
            return end;
        }
        char32_t last = codePointAt(m_text, i);
        qsizetype end = i + unitsOf(last);
        const bool isFlag = isRegionalIndicator(last);
        if (last < 0xAD)
            return end;
        while (end < m_end) {
            const char32_t next = codePointAt(m_text, end);
            const bool isSecondOfFlag = isFlag && end == i + 2 && isRegionalIndicator(next);
            constexpr char32_t joiner = 0x200D;
            if (!isExtender(next) && last != joiner && !isSecondOfFlag)
                break;
            last = next;
            end += unitsOf(next);
        }
        return end;
    }

    /// Whether the punctuation mark at i stands within a word or a number.
    [[nodiscard]] bool joins(qsizetype begin, qsizetype i) const
    {
        if (!isWordAt(i + 1))
            return false;
        const bool inNumber = m_text[i - 1].isDigit() && isDigitAt(i + 1);
        const bool inLetters = m_text[i - 1].isLetter() && isLetterAt(i + 1);
        switch (m_text[i].unicode()) {
        case u'-':
        case u'_':
        case u'\u2010':
        case u'\u2011':
        case u'\'':
        case u'\u2019':
        case u'\u00B7':
            return true;
        case u'.':
            return !startsSentence(begin, i);
        case u',':
        case u':':
            return inNumber;
        case u'/':
            return inNumber || (inLetters && i - begin == 1);
        case u'&':
            return inLetters && m_text[i - 1].isUpper() && m_text[i + 1].isUpper();
        case u'@':
            return true;
        default:
            return false;
        }
    }

    /// "end.Next": the space is missing.
    [[nodiscard]] bool startsSentence(qsizetype begin, qsizetype stop) const
    {
        return stop - begin >= 2 && m_text[stop - 1].isLower() && m_text[stop - 2].isLower() && m_text[stop + 1].isUpper()
            && stop + 2 < m_end && m_text[stop + 2].isLower();
    }

    qsizetype splitWord(qsizetype begin)
    {
        qsizetype end = isWordAt(begin) ? begin : begin + 1;
        while (end < m_end) {
            if (isWordAt(end))
                end += unitsOf(codePointAt(m_text, end));
            else if (end > begin && joins(begin, end))
                ++end;
            else
                break;
        }
        // C++, A+, C#
        const bool isShort = end - begin <= 2;
        while (isShort && end < m_end && (m_text[end] == u'+' || (m_text[end] == u'#' && end - begin == 1)))
            ++end;
        if (end < m_end && m_text[end] == u'$' && isDigitAt(end + 1)) // US$ 5
            ++end;
        if (end < m_end && m_text[end] == u'.' && stopBelongsToWord(begin, end))
            ++end;
        addWord(begin, end);
        return end;
    }

    [[nodiscard]] bool stopBelongsToWord(qsizetype begin, qsizetype stop) const
    {
        const QStringView word = m_text.sliced(begin, stop - begin);
        if (stop + 1 < m_end && m_text[stop + 1] == u'.')
            return false;
        if (isDotted(word))
            return true;
        const AbbreviationKind kind = abbreviationKind(word);
        if (kind == AbbreviationKind::Leading || kind == AbbreviationKind::Any)
            return true;
        // Elsewhere within a sentence a full stop marks an abbreviation, an initial or an enumeration.
        const bool isLastOfChunk = stop + 1 == m_end || m_text[stop + 1] == u',';
        return isLastOfChunk && !isAtEndOfText(stop + 1);
    }

    /// Takes clitics off the end.
    void addWord(qsizetype begin, qsizetype end)
    {
        const QStringView word = m_text.sliced(begin, end - begin);
        if (word.size() >= 4 && word.size() <= 6) {
            for (const Contraction &contraction : contractions) {
                if (word.size() == contraction.whole.size() && word.compare(contraction.whole, Qt::CaseInsensitive) == 0) {
                    add(begin, begin + contraction.firstLength);
                    add(begin + contraction.firstLength, end);
                    return;
                }
            }
        }
        const qsizetype clitic = cliticLength(word);
        if (clitic == 0) {
            add(begin, end);
        } else {
            addWord(begin, end - clitic);
            add(end - clitic, end);
        }
    }

    /// 0 if there is none, or nothing else.
    static qsizetype cliticLength(QStringView word)
    {
        qsizetype apostrophe = word.size() - 1;
        while (apostrophe > 0 && word.size() - apostrophe <= 3 && !isApostrophe(word[apostrophe]))
            --apostrophe;
        if (apostrophe <= 0 || !isApostrophe(word[apostrophe]))
            return 0;
        const QStringView after = word.sliced(apostrophe + 1);
        if (after.compare(u"t", Qt::CaseInsensitive) == 0 && word[apostrophe - 1].toLower() == u'n')
            return apostrophe > 1 ? 3 : 0;
        return isListed(clitics, after) ? word.size() - apostrophe : 0;
    }

    QStringView m_text;
    std::vector<Token> &m_tokens;
    qsizetype m_end = 0; ///< of the chunk
};

} // namespace

std::vector<Token> splitWords(QStringView text)
{
    std::vector<Token> tokens;
    tokens.reserve(size_t(text.size()) / 5 + 4);
    ChunkSplitter splitter(text, tokens);
    for (qsizetype begin = 0; begin < text.size();) {
        if (text[begin].isSpace()) {
            ++begin;
            continue;
        }
        qsizetype end = begin;
        while (end < text.size() && !text[end].isSpace())
            ++end;
        splitter.split(begin, end);
        begin = end;
    }
    return tokens;
}

} // namespace glossator
