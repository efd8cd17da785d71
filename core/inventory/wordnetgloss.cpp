#include "inventory/wordnetgloss.h"

namespace glossator {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

bool isSeparator(char c)
{
    return c == ';' || c == ':' || c == ',' || isSpace(c);
}

/// Without white space and separators at either end.
QByteArrayView stripped(QByteArrayView text)
{
    while (!text.isEmpty() && isSeparator(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSeparator(text.back()))
        text.chop(1);
    return text;
}

char before(QByteArrayView text, qsizetype position)
{
    return position > 0 ? text[position - 1] : ' ';
}

char after(QByteArrayView text, qsizetype position)
{
    return position + 1 < text.size() ? text[position + 1] : ' ';
}

bool canClose(QByteArrayView text, qsizetype quote)
{
    const char next = after(text, quote);
    return isSeparator(next) || next == '-' || next == '.' || next == '(' || next == ')' || next == '"';
}

bool canOpen(QByteArrayView text, qsizetype quote)
{
    const char previous = before(text, quote);
    return (isSeparator(previous) || previous == '"' || previous == '(') && !isSpace(after(text, quote));
}

qsizetype closingQuote(QByteArrayView text, qsizetype opening)
{
    for (qsizetype quote = text.indexOf('"', opening + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
        if (canClose(text, quote) && !(isSpace(before(text, quote)) && canOpen(text, quote)))
            return quote;
        if (canOpen(text, quote))
            return -1; // the next example opens before this one is closed
    }
    return -1;
}

/// Quotations within the definition are preceded by a word or stand in parentheses.
bool startsExamples(QByteArrayView text, qsizetype quote)
{
    const QByteArrayView lead = text.first(quote).trimmed();
    if (lead.isEmpty())
        return true;
    const char last = lead.back();
    if (last != ';' && last != ':' && last != ',' && last != ')' && last != '.')
        return false;
    int depth = 0;
    for (const char c : lead)
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    return depth <= 0 || !text.sliced(quote).contains(')');
}

qsizetype findExamples(QByteArrayView text)
{
    for (qsizetype quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', quote + 1)) {
        if (startsExamples(text, quote))
            return quote;
        const qsizetype closing = closingQuote(text, quote);
        if (closing >= 0)
            quote = closing;
    }
    return text.size();
}

QByteArrayView withoutLeadIn(QByteArrayView definition)
{
    for (const QByteArrayView leadIn : {QByteArrayView("e.g."), QByteArrayView("as in")}) {
        if (definition.endsWith(leadIn))
            definition = stripped(definition.chopped(leadIn.size()));
    }
    return definition;
}

class ExampleSplitter
{
public:
    explicit ExampleSplitter(GlossParts &parts) : m_parts(parts) {}

    /// The text begins with a quotation mark.
    void split(QByteArrayView text)
    {
        qsizetype gap = 0;
        for (qsizetype quote = 0; quote >= 0; quote = text.indexOf('"', gap)) {
            if (!canOpen(text, quote) && canClose(text, quote)) {
                addUnopened(text.sliced(gap, quote - gap));
                gap = quote + 1;
                continue;
            }
            addRemarks(text.sliced(gap, quote - gap));
            qsizetype end = closingQuote(text, quote);
            if (end >= 0) {
                gap = end + 1;
            } else {
                end = nextOpening(text, quote);
                gap = end;
            }
            addExample(text.sliced(quote + 1, end - quote - 1));
        }
        addRemarks(text.sliced(gap));
    }

private:
    static qsizetype nextOpening(QByteArrayView text, qsizetype quote)
    {
        for (qsizetype next = text.indexOf('"', quote + 1); next >= 0; next = text.indexOf('"', next + 1)) {
            if (canOpen(text, next))
                return next;
        }
        return text.size();
    }

    void addExample(QByteArrayView text)
    {
        text = stripped(text);
        if (!text.isEmpty())
            m_parts.examples.append(QString::fromUtf8(text));
    }

    void addUnopened(QByteArrayView text)
    {
        const qsizetype semicolon = text.lastIndexOf(';');
        addRemarks(text.first(semicolon + 1));
        addExample(text.sliced(semicolon + 1));
    }

    /// What follows an example up to the semicolon is its attribution; what stands by itself after that belongs to the definition.
    void addRemarks(QByteArrayView text)
    {
        const qsizetype semicolon = text.indexOf(';');
        const QByteArrayView remark = semicolon < 0 ? QByteArrayView() : stripped(text.sliced(semicolon));
        if (!remark.isEmpty())
            m_parts.definition += QStringLiteral("; ") + QString::fromUtf8(remark);
    }

    GlossParts &m_parts;
};

} // namespace

GlossParts splitGloss(QByteArrayView gloss)
{
    const QByteArrayView text = gloss.trimmed();
    const qsizetype examples = findExamples(text);
    QByteArrayView definition = stripped(text.first(examples));
    if (definition.endsWith('"') && definition.indexOf('"') == definition.size() - 1)
        definition.chop(1);
    GlossParts parts;
    parts.definition = QString::fromUtf8(examples < text.size() ? withoutLeadIn(definition) : definition);
    if (examples < text.size())
        ExampleSplitter(parts).split(text.sliced(examples));
    return parts;
}

} // namespace glossator
