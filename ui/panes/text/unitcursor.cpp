#include "panes/text/unitcursor.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace glossator {

namespace {

UnitPosition positionOf(const UnitShape &shape)
{
    return {shape.id, shape.sentence, shape.unit};
}

/// Positions in Sentence::units, ordered by where the units begin in the text.
std::vector<int> textOrder(const Sentence &sentence)
{
    std::vector<int> order(sentence.units.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int unit) {
        const std::vector<int> &tokens = sentence.units[size_t(unit)].tokens;
        return tokens.empty() ? -1 : tokens.front();
    });
    return order;
}

/// Of the units on the line of a block that is nearest to a line and beyond it, the one closest to x; null when no such line has any.
const UnitShape *onNextLine(const TextBlock &text, int beyond, UnitCursor::Direction direction, double x, UnitId except)
{
    const bool forward = direction == UnitCursor::Direction::Forward;
    const UnitShape *best = nullptr;
    int bestLine = 0;
    double bestDistance = 0;
    for (const UnitShape &unit : text.units()) {
        for (const UnitShape::Part &part : unit.parts) {
            if (unit.id == except || (forward ? part.line <= beyond : part.line >= beyond))
                continue;
            const double distance = std::max({0.0, part.rect.left() - x, x - part.rect.right()});
            const bool nearer =
                !best || (forward ? part.line < bestLine : part.line > bestLine) || (part.line == bestLine && distance < bestDistance);
            if (nearer) {
                best = &unit;
                bestLine = part.line;
                bestDistance = distance;
            }
        }
    }
    return best;
}

} // namespace

UnitCursor::UnitCursor(TextCache &cache, DocumentLayout &layout) : m_cache(cache), m_layout(layout) {}

bool UnitCursor::isWanted(const AnnotatedSentence &sentence, int unit, Wanted wanted) const
{
    if (wanted == Wanted::Any)
        return true;
    const UnitState state = stateOf(sentence.annotations[size_t(unit)]);
    const bool isOpen = wantsDecision(state) || (state == UnitState::OnlySense && !m_skip.onlySense);
    return isOpen && !m_skip.skips(sentence.sentence, sentence.sentence.units[size_t(unit)]);
}

std::optional<UnitPosition> UnitCursor::inSentence(qint64 position, Direction direction, Wanted wanted, int after) const
{
    const TextCache::SentencePointer sentence = m_cache.sentence(position);
    if (!sentence)
        return {};
    std::vector<int> order = textOrder(sentence->sentence);
    if (direction == Direction::Backward)
        std::ranges::reverse(order);
    auto candidate = order.begin();
    if (after >= 0) {
        candidate = std::ranges::find(order, after);
        if (candidate != order.end())
            ++candidate;
    }
    for (; candidate != order.end(); ++candidate) {
        if (isWanted(*sentence, *candidate, wanted))
            return UnitPosition{sentence->annotations[size_t(*candidate)].id, position, *candidate};
    }
    return {};
}

std::optional<UnitPosition> UnitCursor::nearest(qint64 sentence, Direction direction) const
{
    const qint64 step = direction == Direction::Forward ? 1 : -1;
    for (qint64 i = 0; i < searchLimit; ++i, sentence += step) {
        if (sentence < 0 || sentence >= m_cache.sentenceCount())
            break;
        if (const auto found = inSentence(sentence, direction, Wanted::Any, -1))
            return found;
    }
    return {};
}

std::optional<UnitPosition> UnitCursor::step(const UnitPosition &from, Direction direction) const
{
    if (m_cache.sentenceCount() == 0)
        return {};
    if (!from.isValid())
        return nearest(m_layout.visibleSentences().first, Direction::Forward);
    if (const auto found = inSentence(from.sentence, direction, Wanted::Any, from.unit))
        return found;
    return nearest(from.sentence + (direction == Direction::Forward ? 1 : -1), direction);
}

std::optional<UnitPosition> UnitCursor::nextUndecided(const UnitPosition &from) const
{
    if (m_cache.sentenceCount() == 0)
        return {};
    if (from.isValid()) {
        if (const auto found = inSentence(from.sentence, Direction::Forward, Wanted::Undecided, from.unit))
            return found;
    }
    return undecidedAfter(from.isValid() ? from.sentence : m_layout.visibleSentences().first - 1);
}

std::optional<UnitPosition> UnitCursor::undecidedAfter(qint64 after) const
{
    for (qint64 i = 0; i < searchLimit; ++i) {
        const auto sentence = m_cache.nextUndecided(after, !m_skip.onlySense);
        if (!sentence || *sentence >= m_cache.sentenceCount())
            return {};
        if (const auto found = inSentence(*sentence, Direction::Forward, Wanted::Undecided, -1))
            return found;
        after = *sentence; // its units are passed over
    }
    return {};
}

std::optional<UnitPosition> UnitCursor::vertical(const UnitPosition &from, Direction direction, double x) const
{
    if (m_layout.isEmpty())
        return {};
    if (!from.isValid())
        return step(from, direction);
    constexpr int blockLimit = 64;
    const bool forward = direction == Direction::Forward;
    int number = m_layout.blockOf(from.sentence);
    const UnitShape *shape = m_layout.block(number).find(from.id);
    int beyond = 0;
    if (shape)
        beyond = forward ? shape->parts.front().line : shape->parts.back().line;
    for (int i = 0; i < blockLimit && number >= 0 && number < m_layout.blockCount(); ++i) {
        if (const UnitShape *found = onNextLine(m_layout.block(number), beyond, direction, x, from.id))
            return positionOf(*found);
        number += forward ? 1 : -1;
        beyond = forward ? -1 : std::numeric_limits<int>::max();
    }
    return {};
}

std::optional<UnitPosition> UnitCursor::closest(QPointF point) const
{
    const UnitShape *best = nullptr;
    double bestDistance = 0;
    for (const DocumentLayout::Placed &placed : m_layout.visible()) {
        for (const UnitShape &unit : placed.text->units()) {
            const QRectF rect = unit.parts.front().rect.translated(0, placed.top);
            if (rect.top() < 0 || rect.bottom() > m_layout.windowHeight())
                continue;
            // A unit of the point's line comes before any other.
            const double distance = std::abs(rect.center().x() - point.x()) + 100 * std::abs(rect.center().y() - point.y());
            if (!best || distance < bestDistance) {
                best = &unit;
                bestDistance = distance;
            }
        }
    }
    if (!best)
        return {};
    return positionOf(*best);
}

std::optional<UnitPosition> UnitCursor::locate(qint64 position, UnitId unit) const
{
    if (position < 0 || position >= m_cache.sentenceCount())
        return {};
    const TextCache::SentencePointer sentence = m_cache.sentence(position);
    if (!sentence)
        return {};
    const auto found = std::ranges::find(sentence->annotations, unit, &UnitAnnotation::id);
    if (found == sentence->annotations.end())
        return {};
    return UnitPosition{unit, position, int(found - sentence->annotations.begin())};
}

} // namespace glossator
