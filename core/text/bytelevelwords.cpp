#include "text/bytelevelwords.h"

#include <QChar>

#include <array>

namespace glossator {

namespace {

enum class WordClass { Letter, Number, Space, Other };

WordClass classOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
        return WordClass::Letter;
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
        return WordClass::Number;
    default:
        return QChar::isSpace(c) ? WordClass::Space : WordClass::Other;
    }
}

class WordScanner
{
public:
    explicit WordScanner(QStringView text) : m_text(text) {}

    [[nodiscard]] int nextEnd(int start) const
    {
        if (const int length = cliticLength(start); length > 0)
            return start + length;
        const bool hasSpace = m_text[start] == u' ' && start + 1 < m_text.size();
        const int first = hasSpace ? start + 1 : start;
        if (const WordClass kind = classAt(first); kind != WordClass::Space)
            return endOfRun(first, kind);
        // A run of white space leaves its last character to the word behind it.
        const int end = endOfRun(start, WordClass::Space);
        return end == m_text.size() || end == start + 1 ? end : end - 1;
    }

private:
    [[nodiscard]] int cliticLength(int start) const
    {
        if (m_text[start] != u'\'')
            return 0;
        constexpr std::array<QStringView, 7> clitics{u"s", u"t", u"re", u"ve", u"m", u"ll", u"d"};
        for (QStringView clitic : clitics) {
            if (m_text.sliced(start + 1).startsWith(clitic))
                return 1 + int(clitic.size());
        }
        return 0;
    }
    [[nodiscard]] int lengthAt(int position) const
    {
        return m_text[position].isHighSurrogate() && position + 1 < m_text.size() && m_text[position + 1].isLowSurrogate() ? 2 : 1;
    }
    [[nodiscard]] WordClass classAt(int position) const
    {
        return classOf(lengthAt(position) == 2 ? QChar::surrogateToUcs4(m_text[position], m_text[position + 1])
                                               : m_text[position].unicode());
    }
    [[nodiscard]] int endOfRun(int start, WordClass kind) const
    {
        int end = start;
        while (end < m_text.size() && classAt(end) == kind)
            end += lengthAt(end);
        return end;
    }

    QStringView m_text;
};

} // namespace

std::vector<TextRange> byteLevelWords(QStringView text)
{
    const WordScanner scanner(text);
    std::vector<TextRange> words;
    for (int start = 0; start < text.size();) {
        const int end = scanner.nextEnd(start);
        words.push_back({start, end});
        start = end;
    }
    return words;
}

} // namespace glossator
