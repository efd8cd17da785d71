#include "panes/text/textblock.h"

#include <QGlyphRun>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace glossator {

namespace {

bool isSpace(QChar c)
{
    // No-break spaces keep what they stand between together; everything else that is white flows.
    return c.isSpace() && c != QChar::Nbsp && c != QChar(0x202f);
}

/// Appends text with each run of white space shown as one space, character for character, so that offsets stay as they are.
void appendFlowing(QString &target, const QString &text)
{
    constexpr QChar zeroWidthSpace(0x200b);
    bool previousWasSpace = target.isEmpty() || target.back() == QChar::Space;
    for (QChar c : text) {
        const bool space = isSpace(c);
        if (!space)
            target += c;
        else
            target += previousWasSpace ? zeroWidthSpace : QChar(QChar::Space);
        previousWasSpace = space;
    }
}

bool hasRightToLeft(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t code = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size())
            code = QChar::surrogateToUcs4(text[i], text[i + 1]);
        switch (QChar::direction(code)) {
        case QChar::DirR:
        case QChar::DirAL:
        case QChar::DirAN:
        case QChar::DirRLE:
        case QChar::DirRLO:
        case QChar::DirRLI:
            return true;
        default:
            break;
        }
    }
    return false;
}

using Span = std::pair<double, double>;

/// The visual extent of characters start … end - 1 of a line, joined where pieces touch. Cursor positions do not do for this: where the
/// direction changes, two characters share one.
std::vector<Span> mixedSpans(const QTextLine &line, int start, int end)
{
    std::vector<Span> spans;
    for (const QGlyphRun &run : line.glyphRuns(start, end - start)) {
        const QRectF bounds = run.boundingRect();
        if (bounds.width() > 0)
            spans.emplace_back(bounds.left(), bounds.right());
    }
    std::ranges::sort(spans);
    std::vector<Span> joined;
    for (const Span &span : spans) {
        constexpr double touching = 0.75;
        if (!joined.empty() && span.first <= joined.back().second + touching)
            joined.back().second = std::max(joined.back().second, span.second);
        else
            joined.push_back(span);
    }
    return joined;
}

} // namespace

TextBlock::TextBlock(Content content, const TextStyle &style) : m_content(std::move(content)), m_columnWidth(style.columnWidth)
{
    m_layout.setFont(style.font);
    m_layout.setCacheEnabled(true);
    compose();
    breakLines(style);
    placeUnits();
}

void TextBlock::compose()
{
    QString text;
    for (const TextCache::SentencePointer &sentence : m_content.sentences) {
        if (sentence && !text.isEmpty() && !sentence->sentence.gap.isEmpty())
            text += QChar(QChar::Space);
        m_offsets.push_back(int(text.size()));
        if (sentence)
            appendFlowing(text, sentence->sentence.text);
    }
    m_mixed = hasRightToLeft(text);
    QTextOption option;
    const bool rightToLeft = m_mixed && text.isRightToLeft();
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    m_layout.setText(text);
}

void TextBlock::breakLines(const TextStyle &style)
{
    double y = 0;
    if (m_content.startsDocument)
        y = style.topMargin;
    else if (m_content.startsParagraph)
        y = style.paragraphGap;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(style.columnWidth);
        // Below the letters, more room than above: the marks stand there.
        const double pitch = std::max(style.linePitch, std::ceil(line.height() * 1.2));
        m_lineTops.push_back(y);
        line.setPosition(QPointF(0, y + std::round((pitch - line.height()) * 0.3)));
        y += pitch;
    }
    m_layout.endLayout();
    if (m_lineTops.empty())
        m_lineTops.push_back(y);
    if (m_content.endsDocument)
        y += style.bottomMargin;
    m_height = int(std::ceil(y));
}

void TextBlock::placeUnits()
{
    for (size_t s = 0; s < m_content.sentences.size(); ++s) {
        const TextCache::SentencePointer &sentence = m_content.sentences[s];
        if (!sentence)
            continue;
        for (size_t u = 0; u < sentence->sentence.units.size(); ++u) {
            const UnitAnnotation &annotation = sentence->annotations[u];
            UnitShape shape{.id = annotation.id,
                            .sentence = m_content.firstSentence + qint64(s),
                            .unit = int(u),
                            .state = stateOf(annotation),
                            .confidence = confidenceOf(annotation),
                            .parts = {},
                            .painted = {}};
            placeUnit(shape, sentence->sentence, m_offsets[s]);
            if (shape.parts.empty())
                continue;
            shape.painted = paintedBounds(shape);
            m_units.push_back(std::move(shape));
        }
    }
}

void TextBlock::placeUnit(UnitShape &shape, const Sentence &sentence, int offset) const
{
    const std::vector<int> &tokens = sentence.units[size_t(shape.unit)].tokens;
    int run = 0;
    for (size_t first = 0; first < tokens.size(); ++run) {
        size_t last = first;
        while (last + 1 < tokens.size() && tokens[last + 1] == tokens[last] + 1)
            ++last;
        addParts(shape, offset + sentence.tokens[size_t(tokens[first])].start, offset + sentence.tokens[size_t(tokens[last])].end, run);
        first = last + 1;
    }
}

void TextBlock::addParts(UnitShape &shape, int start, int end, int run) const
{
    if (start >= end)
        return;
    for (int number = lineOfCharacter(start); number < m_layout.lineCount(); ++number) {
        const QTextLine line = m_layout.lineAt(number);
        const int from = std::max(start, line.textStart());
        const int to = std::min(end, line.textStart() + line.textLength());
        if (from >= end)
            break;
        if (from >= to)
            continue;
        const auto add = [&](double left, double right) {
            shape.parts.push_back({QRectF(left, line.y(), right - left, line.height()), number, run});
        };
        if (m_mixed) {
            for (const auto &[left, right] : mixedSpans(line, from, to))
                add(left, right);
        } else {
            add(line.cursorToX(from), line.cursorToX(to - 1, QTextLine::Trailing));
        }
    }
}

QRectF TextBlock::paintedBounds(const UnitShape &shape) const
{
    QRectF bounds;
    for (const UnitShape::Part &part : shape.parts)
        bounds |= part.rect;
    // Links over a line break run to the lines' ends.
    if (shape.parts.front().line != shape.parts.back().line && shape.parts.front().run != shape.parts.back().run)
        bounds |= QRectF(0, bounds.top(), m_columnWidth, bounds.height());
    // Frame and marks reach less than half a line beyond the letters.
    const double reach = std::ceil(shape.parts.front().rect.height() * 0.5);
    return bounds.adjusted(-reach, -reach, reach, reach);
}

const UnitShape *TextBlock::find(UnitId id) const
{
    const auto found = std::ranges::find(m_units, id, &UnitShape::id);
    return found == m_units.end() ? nullptr : &*found;
}

const UnitShape *TextBlock::unitAt(QPointF point) const
{
    const int line = lineAt(point.y());
    const UnitShape *best = nullptr;
    double bestWidth = 0;
    for (const UnitShape &unit : m_units) {
        for (const UnitShape::Part &part : unit.parts) {
            const bool hit = part.line == line && part.rect.left() <= point.x() && point.x() <= part.rect.right();
            // Of units that overlap, the smaller one could not be reached otherwise.
            if (hit && (!best || part.rect.width() < bestWidth)) {
                best = &unit;
                bestWidth = part.rect.width();
            }
        }
    }
    return best;
}

bool TextBlock::isRightToLeft() const
{
    return m_layout.textOption().textDirection() == Qt::RightToLeft;
}

int TextBlock::lineAt(double y) const
{
    const auto next = std::ranges::upper_bound(m_lineTops, y);
    return std::max(0, int(next - m_lineTops.begin()) - 1);
}

int TextBlock::lineOfCharacter(int character) const
{
    int low = 0;
    int high = m_layout.lineCount();
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        if (m_layout.lineAt(middle).textStart() <= character)
            low = middle;
        else
            high = middle;
    }
    return low;
}

qint64 TextBlock::sentenceOfCharacter(int character) const
{
    const auto next = std::ranges::upper_bound(m_offsets, character);
    return m_content.firstSentence + std::max<qint64>(0, (next - m_offsets.begin()) - 1);
}

bool TextBlock::refresh(qint64 sentence, const TextCache::SentencePointer &now)
{
    TextCache::SentencePointer &held = m_content.sentences[size_t(sentence - m_content.firstSentence)];
    const bool sameText = held && now && held->sentence == now->sentence;
    if (!sameText)
        return false;
    held = now;
    for (UnitShape &shape : m_units) {
        if (shape.sentence != sentence)
            continue;
        const UnitAnnotation &annotation = now->annotations[size_t(shape.unit)];
        shape.id = annotation.id;
        shape.state = stateOf(annotation);
        shape.confidence = confidenceOf(annotation);
    }
    return true;
}

} // namespace glossator
