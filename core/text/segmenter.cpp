#include "text/segmenter.h"

#include <algorithm>

#include "text/abbreviations.h"
#include "text/characterclasses.h"

namespace glossator {

namespace {

/// UTF-16 units; text without a full stop is cut before it gets longer.
constexpr qsizetype longestSentence = 8000;
constexpr size_t mostTokens = 400;
/// So much white space ends a sentence as a blank line does.
constexpr qsizetype longestSpace = 200;
/// How much of the next word the rules may look at.
constexpr qsizetype wordWindow = 32;

struct SpaceRun
{
    qsizetype end = 0;
    bool isBlankLine = false;
};

/// The white space that begins at position, as far as needed. Stops at the second line break.
SpaceRun spaceRunAt(QStringView text, qsizetype position)
{
    int lineBreaks = 0;
    qsizetype i = position;
    while (i < text.size() && text[i].isSpace() && i - position < longestSpace) {
        const char16_t c = text[i++].unicode();
        const bool pairFollows = c == u'\r' && i < text.size() && text[i] == u'\n';
        if ((c == u'\n' || c == u'\r' || c == u'\u2028') && !pairFollows)
            ++lineBreaks;
        // A carriage return at the end of a piece may belong to a line feed in the next.
        const bool isOpen = c == u'\r' && i == text.size();
        if ((lineBreaks > 1 && !isOpen) || c == u'\f' || c == u'\u2029')
            return {i, true};
    }
    return {i, i - position == longestSpace};
}

/// A place in the text where white space stands, with what is around it.
class Boundary
{
public:
    /// start: of the sentence; end: before the white space; next, nextEnd: the word after it, or its first wordWindow units.
    Boundary(QStringView text, qsizetype start, qsizetype end, qsizetype next, qsizetype nextEnd) :
        m_before(text.sliced(start, end - start)),
        m_after(text.sliced(next, nextEnd - next))
    {}

    [[nodiscard]] bool endsSentence() const
    {
        const QStringView text = withoutClosers(m_before);
        if (text.isEmpty() || !isTerminator(text.back()) || continues())
            return false;
        const bool isClosed = text.size() < m_before.size();
        const QStringView next = nextWord();
        const bool isLower = !next.isEmpty() && next.front().isLower();
        if (text.back() != u'.' || text.endsWith(u".."))
            return !isLower;
        if (isLower)
            return !isClosed && isPlainWord(lastWord(text.chopped(1)));
        return stopEndsSentence(lastWord(text.chopped(1)), next);
    }

private:
    static bool isTerminator(QChar c) { return c == u'.' || c == u'?' || c == u'!' || c == u'\u2026'; }

    /// Without closing marks and note numbers as in "end. [12]".
    static QStringView withoutClosers(QStringView text)
    {
        while (!text.isEmpty()) {
            if (const qsizetype note = noteLength(text); note > 0)
                text.chop(note);
            else if (isCloser(text.back()) || text.back().isSpace())
                text.chop(1);
            else
                break;
        }
        return text;
    }

    /// Of "[12]" at the end.
    static qsizetype noteLength(QStringView text)
    {
        if (!text.endsWith(u']'))
            return 0;
        constexpr qsizetype longestNote = 5;
        const QStringView end = text.last(std::min(longestNote, text.size()));
        const qsizetype bracket = end.lastIndexOf(u'[');
        const qsizetype length = end.size() - bracket;
        if (bracket < 0 || length < 3)
            return 0;
        const QStringView number = text.last(length).sliced(1).chopped(1);
        return std::ranges::all_of(number, [](QChar c) { return c.isDigit(); }) ? length : 0;
    }

    /// A comma, a closing bracket, a note number … stands next.
    [[nodiscard]] bool continues() const
    {
        const QChar first = m_after.front();
        if (QStringView(u",;:)]}%.?!\u201D\u00BB").contains(first))
            return true;
        return m_after == u"''" || noteLength(m_after) == m_after.size();
    }

    [[nodiscard]] QStringView nextWord() const
    {
        QStringView word = m_after;
        while (!word.isEmpty() && isOpener(word.front()))
            word = word.sliced(1);
        qsizetype length = 0;
        while (length < word.size() && (word[length].isLetterOrNumber() || word[length].isSurrogate()))
            ++length;
        return word.first(length);
    }

    /// Back to white space or an opening mark.
    static QStringView lastWord(QStringView text)
    {
        qsizetype begin = text.size();
        while (begin > 0 && !text[begin - 1].isSpace())
            --begin;
        QStringView word = text.sliced(begin);
        while (!word.isEmpty() && isOpener(word.front()))
            word = word.sliced(1);
        return word;
    }

    /// "1.", "b.", "iv." at the very start.
    [[nodiscard]] bool isEnumerator(QStringView word) const
    {
        if (word.size() + 1 < m_before.size() || word.size() > 4)
            return false;
        return std::ranges::all_of(word, [](QChar c) { return c.isDigit(); })
            || std::ranges::all_of(word, [](QChar c) { return QStringView(u"ivxIVX").contains(c); }) || word.size() == 1;
    }

    [[nodiscard]] bool stopEndsSentence(QStringView word, QStringView next) const
    {
        if (word.isEmpty())
            return true;
        if (isEnumerator(word))
            return false;
        const bool isNumber = !next.isEmpty() && next.front().isDigit();
        if (word.size() == 1 && word.front().isLetter())
            return !isNumber && isSentenceStarter(next);
        if (isDotted(word)) {
            const bool leads = word.compare(u"e.g", Qt::CaseInsensitive) == 0 || word.compare(u"i.e", Qt::CaseInsensitive) == 0;
            return !leads && !isNumber && isSentenceStarter(next);
        }
        switch (abbreviationKind(word)) {
        case AbbreviationKind::None:
            return true;
        case AbbreviationKind::BeforeNumber:
            return !isNumber;
        case AbbreviationKind::Leading:
            return word.size() == 2 && word.endsWith(u't') && isSentenceStarter(next); // St, Mt, Lt
        case AbbreviationKind::Any:
            return !isNumber && (isSentenceStarter(next) || word == u"etc");
        }
        Q_UNREACHABLE();
    }

    QStringView m_before;
    QStringView m_after;
};

/// Where to cut text without an end: the last line break, semicolon, comma or space in its second half.
qsizetype forcedEnd(QStringView text)
{
    int bestRank = 0;
    qsizetype best = text.size();
    for (qsizetype i = text.size() / 2; i < text.size(); ++i) {
        if (!text[i].isSpace() || text[i - 1].isSpace())
            continue;
        const QChar before = text[i - 1];
        const bool isLineBreak = text[i] == u'\n' || text[i] == u'\r';
        const int rank = isLineBreak ? 4 : before == u';' || before == u':' ? 3 : before == u',' ? 2 : 1;
        if (rank >= bestRank) {
            bestRank = rank;
            best = i;
        }
    }
    if (bestRank == 0 && text.back().isHighSurrogate())
        --best;
    return best;
}

/// How many of the tokens from first on the next part of a long sentence takes.
size_t partLength(const Sentence &sentence, size_t first)
{
    const size_t left = sentence.tokens.size() - first;
    if (left <= mostTokens)
        return left;
    int bestRank = 0;
    size_t best = mostTokens;
    for (size_t length = mostTokens / 2; length <= mostTokens; ++length) {
        const QStringView last = sentence.form(int(first + length - 1));
        const int rank = last == u";" || last == u":" ? 2 : last == u"," ? 1 : 0;
        if (rank > 0 && rank >= bestRank) {
            bestRank = rank;
            best = length;
        }
    }
    return best;
}

} // namespace

Result<void> Segmenter::feed(QStringView text, const SentenceSink &sink)
{
    m_pending.append(text);
    return drain(false, sink);
}

Result<QString> Segmenter::finish(const SentenceSink &sink)
{
    if (const Result<void> drained = drain(true, sink); !drained)
        return drained.error();
    const QString tail = m_pending.sliced(m_gap);
    *this = Segmenter();
    return tail;
}

Result<void> Segmenter::drain(bool isComplete, const SentenceSink &sink)
{
    while (true) {
        if (m_start < 0) {
            while (m_scan < m_pending.size() && m_pending[m_scan].isSpace())
                ++m_scan;
            if (m_scan == m_pending.size())
                break;
            m_start = m_scan;
        }
        const qsizetype end = findEnd(isComplete);
        if (end < 0)
            break;
        if (const Result<void> taken = handOut(end, sink); !taken)
            return taken;
    }
    m_pending.remove(0, m_gap);
    m_scan -= m_gap;
    if (m_start >= 0)
        m_start -= m_gap;
    m_gap = 0;
    return {};
}

/// Where the sentence that begins at m_start ends; −1 if that takes more text.
qsizetype Segmenter::findEnd(bool isComplete)
{
    const QStringView text = m_pending;
    const qsizetype limit = m_start + longestSentence;
    while (m_scan < text.size()) {
        if (m_scan >= limit)
            return m_start + forcedEnd(text.sliced(m_start, longestSentence));
        if (!text[m_scan].isSpace()) {
            ++m_scan;
            continue;
        }
        const SpaceRun run = spaceRunAt(text, m_scan);
        if (run.isBlankLine)
            return m_scan;
        if (run.end == text.size())
            return isComplete ? m_scan : -1;
        qsizetype wordEnd = run.end;
        while (wordEnd < text.size() && wordEnd - run.end < wordWindow && !text[wordEnd].isSpace())
            ++wordEnd;
        if (wordEnd == text.size() && wordEnd - run.end < wordWindow && !isComplete)
            return -1;
        if (Boundary(text, m_start, m_scan, run.end, wordEnd).endsSentence())
            return m_scan;
        m_scan = run.end;
    }
    return isComplete ? text.size() : -1;
}

Result<void> Segmenter::handOut(qsizetype end, const SentenceSink &sink)
{
    Sentence whole;
    whole.gap = m_pending.sliced(m_gap, m_start - m_gap);
    whole.text = m_pending.sliced(m_start, end - m_start);
    whole.tokens = splitWords(whole.text);
    m_gap = m_scan = end;
    m_start = -1;
    if (whole.tokens.size() <= mostTokens)
        return sink(std::move(whole));

    int partStart = 0;
    for (size_t first = 0; first < whole.tokens.size();) {
        const size_t length = partLength(whole, first);
        Sentence part;
        part.tokens.assign(whole.tokens.begin() + qsizetype(first), whole.tokens.begin() + qsizetype(first + length));
        const int start = part.tokens.front().start;
        const int partEnd = part.tokens.back().end;
        part.gap = first == 0 ? whole.gap : whole.text.sliced(partStart, start - partStart);
        part.text = whole.text.sliced(start, partEnd - start);
        for (Token &token : part.tokens) {
            token.start -= start;
            token.end -= start;
        }
        if (const Result<void> taken = sink(std::move(part)); !taken)
            return taken;
        partStart = partEnd;
        first += length;
    }
    return {};
}

} // namespace glossator
