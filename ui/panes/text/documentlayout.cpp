#include "panes/text/documentlayout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glossator {

namespace {

constexpr size_t blocksKept = 48;

} // namespace

DocumentLayout::DocumentLayout(TextCache &cache) : m_cache(cache) {}

void DocumentLayout::reset()
{
    m_blocks.clear();
    m_visible.clear();
    m_anchor = 0;
    m_offset = 0;
    m_keptCharacter = -1;
    m_index.build(m_cache.outline());
    m_index.estimate(m_style.estimate());
    settle();
}

void DocumentLayout::setStyle(const TextStyle &style)
{
    if (style == m_style)
        return;
    if (!isEmpty() && m_keptCharacter < 0) {
        const TextBlock &text = block(m_anchor);
        const int line = text.lineAt(m_offset);
        m_keptCharacter = text.layout().lineCount() > 0 ? text.lineStart(line) : 0;
        m_keptDistance = (m_offset - text.lineTop(line)) / m_style.linePitch;
    }
    m_style = style;
    m_blocks.clear();
    m_visible.clear();
    m_index.estimate(m_style.estimate());
    if (isEmpty())
        return;
    const TextBlock &text = block(m_anchor);
    m_offset = int(std::lround(text.lineTop(text.lineOfCharacter(m_keptCharacter)) + m_keptDistance * style.linePitch));
    settle();
}

void DocumentLayout::setWindowHeight(int height)
{
    m_windowHeight = height;
    settle();
}

qint64 DocumentLayout::scrollPosition() const
{
    return isEmpty() ? 0 : m_index.top(m_anchor) + m_offset;
}

qint64 DocumentLayout::topOf(qint64 sentence) const
{
    if (isEmpty() || sentence >= m_index.firstSentence(m_index.count()))
        return contentHeight();
    const int block = m_index.blockOf(sentence);
    const double share = double(sentence - m_index.firstSentence(block)) / double(std::max<qint64>(1, m_index.sentenceCount(block)));
    return m_index.top(block) + qint64(share * m_index.height(block));
}

void DocumentLayout::scrollBy(int pixels)
{
    m_keptCharacter = -1;
    m_offset += pixels;
    settle();
}

void DocumentLayout::scrollTo(qint64 position)
{
    if (isEmpty())
        return;
    m_keptCharacter = -1;
    if (position >= contentHeight() - m_windowHeight) {
        m_anchor = m_index.count() - 1;
        m_offset = measured(m_anchor);
    } else {
        m_anchor = m_index.blockAt(position);
        const double share = double(position - m_index.top(m_anchor)) / std::max(1, m_index.height(m_anchor));
        m_offset = int(share * measured(m_anchor));
    }
    settle();
}

void DocumentLayout::reveal(qint64 sentence, UnitId unit)
{
    const int target = m_index.blockOf(sentence);
    const TextBlock &text = block(target);
    const UnitShape *shape = text.find(unit);
    const QRectF bounds = shape ? shape->parts.front().rect : QRectF(0, 0, 1, m_style.linePitch);
    const int margin = int(std::min(2.5 * m_style.linePitch, m_windowHeight / 4.0));

    int top = 0;
    if (!m_visible.empty() && target >= m_visible.front().block - 1 && target <= m_visible.back().block + 1) {
        if (target < m_visible.front().block)
            top = m_visible.front().top - text.height();
        else if (target > m_visible.back().block)
            top = m_visible.back().top + m_visible.back().text->height();
        else
            top = m_visible[size_t(target - m_visible.front().block)].top;
        const int above = top + int(std::floor(bounds.top())) - margin;
        const int below = top + int(std::ceil(bounds.bottom())) + margin - m_windowHeight;
        if (above < 0)
            scrollBy(above);
        else if (below > 0)
            scrollBy(std::min(below, above));
        return;
    }
    m_keptCharacter = -1;
    m_anchor = target;
    m_offset = int(bounds.top()) - m_windowHeight / 3;
    settle();
}

const DocumentLayout::Placed *DocumentLayout::placedAt(int y) const
{
    for (const Placed &placed : m_visible) {
        if (y >= placed.top && y < placed.top + placed.text->height())
            return &placed;
    }
    return nullptr;
}

const DocumentLayout::Placed *DocumentLayout::placedOf(qint64 sentence) const
{
    for (const Placed &placed : m_visible) {
        const TextBlock::Content &content = placed.text->content();
        if (sentence >= content.firstSentence && sentence < content.firstSentence + qint64(content.sentences.size()))
            return &placed;
    }
    return nullptr;
}

std::pair<qint64, qint64> DocumentLayout::visibleSentences() const
{
    if (m_visible.empty())
        return {0, 0};
    const auto sentenceAt = [](const Placed &placed, int y) {
        const TextBlock &text = *placed.text;
        if (text.layout().lineCount() == 0)
            return text.content().firstSentence;
        const QTextLine line = text.layout().lineAt(std::min(text.lineAt(y - placed.top), text.layout().lineCount() - 1));
        return text.sentenceOfCharacter(y > 0 ? line.textStart() + line.textLength() - 1 : line.textStart());
    };
    return {sentenceAt(m_visible.front(), 0), sentenceAt(m_visible.back(), std::max(1, m_windowHeight - 1)) + 1};
}

TextBlock &DocumentLayout::block(int number)
{
    Held &held = m_blocks[number];
    held.lastUsed = ++m_clock;
    if (!held.text) {
        TextBlock::Content content;
        content.firstSentence = m_index.firstSentence(number);
        content.startsParagraph = m_index.startsParagraph(number);
        content.startsDocument = number == 0;
        content.endsDocument = number + 1 == m_index.count();
        for (qint64 i = 0; i < m_index.sentenceCount(number); ++i)
            content.sentences.push_back(m_cache.sentence(content.firstSentence + i));
        held.text = std::make_unique<TextBlock>(std::move(content), m_style);
        m_index.setHeight(number, held.text->height());
    }
    return *held.text;
}

void DocumentLayout::clampToStart()
{
    while (m_offset < 0 && m_anchor > 0) {
        --m_anchor;
        m_offset += measured(m_anchor);
        m_keptCharacter = -1;
    }
    m_offset = std::max(m_offset, 0);
}

/// Makes the anchor the block at the window's top, keeps the window within the document and lays out what it shows.
void DocumentLayout::settle()
{
    m_visible.clear();
    if (isEmpty() || m_windowHeight <= 0)
        return;
    clampToStart();
    while (m_anchor + 1 < m_index.count() && m_offset >= measured(m_anchor)) {
        m_offset -= measured(m_anchor);
        ++m_anchor;
        m_keptCharacter = -1;
    }
    int bottom = -m_offset;
    int end = m_anchor;
    for (; end < m_index.count() && bottom < m_windowHeight; ++end)
        bottom += measured(end);
    if (end == m_index.count() && bottom < m_windowHeight) {
        m_offset -= m_windowHeight - bottom;
        clampToStart();
    }
    int top = -m_offset;
    for (int number = m_anchor; number < m_index.count() && top < m_windowHeight; ++number) {
        TextBlock &text = block(number);
        m_visible.push_back({number, top, &text});
        top += text.height();
    }
    evict();
}

void DocumentLayout::evict()
{
    const size_t limit = std::max(blocksKept, 2 * m_visible.size());
    if (m_blocks.size() <= limit)
        return;
    std::vector<std::pair<quint64, int>> byAge;
    for (const auto &[number, held] : m_blocks) {
        if (number < m_visible.front().block || number > m_visible.back().block)
            byAge.emplace_back(held.lastUsed, number);
    }
    std::ranges::sort(byAge);
    // Down to three quarters, so that the next blocks need no eviction each.
    const size_t surplus = std::min(byAge.size(), m_blocks.size() - limit * 3 / 4);
    for (size_t i = 0; i < surplus; ++i)
        m_blocks.erase(byAge[i].second);
}

void DocumentLayout::replace(qint64 first, qint64 removed, qint64 inserted)
{
    qint64 top = isEmpty() ? 0 : m_index.firstSentence(m_anchor);
    if (top >= first + removed)
        top += inserted - removed;
    else if (top > first)
        top = first;
    m_blocks.clear();
    m_visible.clear();
    m_keptCharacter = -1;
    m_index.build(m_cache.outline());
    m_index.estimate(m_style.estimate());
    if (isEmpty()) {
        m_anchor = 0;
        m_offset = 0;
        return;
    }
    top = std::min(top, m_index.firstSentence(m_index.count()) - 1);
    m_anchor = m_index.blockOf(top);
    if (m_index.firstSentence(m_anchor) < top) {
        const TextBlock &text = block(m_anchor);
        m_offset += int(text.lineTop(text.lineOfCharacter(text.characterOfSentence(top))));
    }
    settle();
}

QRect DocumentLayout::paintedRect(const Placed &placed, const UnitShape &unit)
{
    return unit.painted.translated(0, placed.top).toAlignedRect();
}

QRegion DocumentLayout::refreshBlock(const Placed &placed, qint64 first, qint64 end)
{
    QRegion region;
    const TextBlock::Content &content = placed.text->content();
    const qint64 last = std::min(end, content.firstSentence + qint64(content.sentences.size()));
    for (qint64 sentence = std::max(first, content.firstSentence); sentence < last; ++sentence) {
        if (!placed.text->refresh(sentence, m_cache.sentence(sentence))) {
            m_blocks.erase(placed.block);
            return QRect(0, placed.top, m_style.columnWidth, m_windowHeight - placed.top);
        }
    }
    for (const UnitShape &unit : placed.text->units()) {
        if (unit.sentence >= first && unit.sentence < end)
            region += paintedRect(placed, unit);
    }
    return region;
}

QRegion DocumentLayout::refresh(qint64 first, qint64 count)
{
    if (isEmpty())
        return {};
    const qint64 end = first + count;
    std::erase_if(m_blocks, [&](const auto &entry) {
        const int number = entry.first;
        const bool shown = !m_visible.empty() && number >= m_visible.front().block && number <= m_visible.back().block;
        return !shown && m_index.firstSentence(number) < end && m_index.firstSentence(number + 1) > first;
    });
    QRegion region;
    const std::vector<Placed> before = m_visible;
    for (const Placed &placed : before) {
        if (m_index.firstSentence(placed.block) < end && m_index.firstSentence(placed.block + 1) > first)
            region += refreshBlock(placed, first, end);
    }
    settle();
    return region;
}

} // namespace glossator
