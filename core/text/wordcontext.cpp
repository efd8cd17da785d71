#include "text/wordcontext.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace glossator {

namespace {

const auto ellipsis = QStringLiteral("…");

/// Longer than what stands for one character ever is. A sentence may be a whole book, of which no more than this is looked at.
constexpr int reach = 128;

/// The last boundary between graphemes up to there, or the next one.
int boundary(const QString &text, int position, bool next)
{
    const int from = std::max(0, position - reach);
    const int to = std::min(int(text.size()), position + reach);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.constData() + from, to - from);
    finder.setPosition(position - from);
    if (finder.isAtBoundary())
        return position;
    return from + int(next ? finder.toNextBoundary() : finder.toPreviousBoundary());
}

} // namespace

QStringList WordContext::parts() const
{
    return {before, word.isEmpty() ? QString() : u'[' + word + u']', after};
}

QString WordContext::inBrackets() const
{
    return parts().join(u' ').trimmed();
}

WordContext wordContext(const QString &text, int start, int end, int length)
{
    const int size = int(text.size());
    const int first = start > length ? std::min(boundary(text, start - length, true), start) : 0;
    const int last = size - end > length ? std::max(boundary(text, end + length, false), end) : size;
    WordContext context{text.sliced(first, start - first).simplified(), text.sliced(start, end - start).simplified(),
                        text.sliced(end, last - end).simplified()};
    if (first > 0)
        context.before = (ellipsis + u' ' + context.before).trimmed();
    if (last < size)
        context.after = (context.after + u' ' + ellipsis).trimmed();
    return context;
}

WordContext wordContext(const Sentence &sentence, const Unit &unit, int length)
{
    return wordContext(sentence.text, sentence.tokens[size_t(unit.tokens.front())].start, sentence.tokens[size_t(unit.tokens.back())].end,
                       length);
}

} // namespace glossator
