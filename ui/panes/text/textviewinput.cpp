// The part of TextView that answers keys and mouse.

#include "panes/text/textview.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace glossator {

const UnitShape *TextView::shapeAt(QPoint position) const
{
    const DocumentLayout::Placed *placed = m_layout.placedAt(position.y());
    return placed ? placed->text->unitAt(QPointF(position - QPoint(columnLeft(), placed->top))) : nullptr;
}

UnitId TextView::unitAt(QPoint position) const
{
    const UnitShape *shape = shapeAt(position);
    return shape ? shape->id : UnitId();
}

QList<QRect> TextView::currentRects() const
{
    const DocumentLayout::Placed *placed = m_current.isValid() ? m_layout.placedOf(m_current.sentence) : nullptr;
    const UnitShape *shape = placed ? placed->text->find(m_current.id) : nullptr;
    QList<QRect> rects;
    if (!shape)
        return rects;
    for (const UnitShape::Part &part : shape->parts) {
        const QRect rect = part.rect.translated(columnLeft(), placed->top).toAlignedRect();
        if (rect.intersects(viewport()->rect()))
            rects.append(rect);
    }
    return rects;
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageDown:
        scrollPage(UnitCursor::Direction::Forward);
        break;
    case Qt::Key_PageUp:
        scrollPage(UnitCursor::Direction::Backward);
        break;
    case Qt::Key_End:
        goToEnd(UnitCursor::Direction::Forward);
        break;
    case Qt::Key_Home:
        goToEnd(UnitCursor::Direction::Backward);
        break;
    default:
        // The base class would scroll on the arrow keys, which belong to the window's actions.
        event->ignore();
    }
}

/// Scrolls by a page, and takes the current unit along to the same place on the screen, so that stepping goes on from there.
void TextView::scrollPage(UnitCursor::Direction direction)
{
    const QList<QRect> before = currentRects();
    const QPointF place = before.isEmpty() ? QPointF(0, direction == UnitCursor::Direction::Forward ? 0 : viewport()->height())
                                           : QPointF(before.front().center() - QPoint(columnLeft(), 0));
    const int page = verticalScrollBar()->pageStep();
    const qint64 scrolledFrom = m_layout.scrollPosition();
    m_layout.scrollBy(direction == UnitCursor::Direction::Forward ? page : -page);
    afterScroll();
    m_goalX.reset();
    if (m_layout.scrollPosition() == scrolledFrom)
        goToEnd(direction);
    else if (const auto unit = m_cursor.closest(place))
        makeCurrent(*unit, Scrolling::Keep);
}

void TextView::goToEnd(UnitCursor::Direction direction)
{
    if (m_layout.isEmpty())
        return;
    const bool forward = direction == UnitCursor::Direction::Forward;
    m_layout.scrollTo(forward ? m_layout.contentHeight() : 0);
    afterScroll();
    m_goalX.reset();
    const auto unit = forward ? m_cursor.nearest(m_cache.sentenceCount() - 1, UnitCursor::Direction::Backward)
                              : m_cursor.nearest(0, UnitCursor::Direction::Forward);
    const bool shown = unit && m_layout.placedOf(unit->sentence);
    if (shown)
        makeCurrent(*unit, Scrolling::Keep);
}

void TextView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    if (const UnitShape *shape = shapeAt(event->position().toPoint())) {
        m_goalX.reset();
        makeCurrent({shape->id, shape->sentence, shape->unit}, Scrolling::Keep);
    }
}

void TextView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const UnitId unit = unitAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && unit.isValid())
        Q_EMIT unitActivated(unit);
}

void TextView::mouseMoveEvent(QMouseEvent *event)
{
    hoverAt(event->position().toPoint());
}

void TextView::hoverAt(QPoint position)
{
    const UnitShape *shape = shapeAt(position);
    viewport()->setCursor(shape ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setHovered(shape ? UnitPosition{shape->id, shape->sentence, shape->unit} : UnitPosition{});
}

void TextView::setHovered(const UnitPosition &unit)
{
    if (unit == m_hovered)
        return;
    updateUnit(std::exchange(m_hovered, unit));
    updateUnit(m_hovered);
}

void TextView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    constexpr int notch = 120; // eighths of a degree; fine wheels and touch pads send less at a time
    m_wheelRemainder += event->angleDelta().y();
    const int steps = m_wheelRemainder / notch;
    m_wheelRemainder -= steps * notch;
    setZoom(m_zoom + steps);
    event->accept();
}

void TextView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    updateUnit(m_current);
}

void TextView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    updateUnit(m_current);
}

bool TextView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return showToolTip(static_cast<QHelpEvent *>(event));
    if (event->type() == QEvent::Leave)
        setHovered({});
    return QAbstractScrollArea::viewportEvent(event);
}

bool TextView::showToolTip(QHelpEvent *event)
{
    const UnitShape *shape = shapeAt(event->pos());
    const TextCache::SentencePointer sentence = shape ? m_cache.sentence(shape->sentence) : nullptr;
    if (!sentence) {
        QToolTip::hideText();
        event->ignore();
        return true;
    }
    QToolTip::showText(event->globalPos(), UnitText::description(*sentence, shape->unit, m_senseNamer), viewport());
    return true;
}

TextView::Spoken TextView::spoken()
{
    const TextCache::SentencePointer sentence = m_current.isValid() ? m_cache.sentence(m_current.sentence) : nullptr;
    if (!sentence || size_t(m_current.unit) >= sentence->sentence.units.size())
        return {};
    const std::vector<int> &tokens = sentence->sentence.units[size_t(m_current.unit)].tokens;
    if (tokens.empty())
        return {};
    return {sentence->sentence.text, sentence->sentence.tokens[size_t(tokens.front())].start,
            sentence->sentence.tokens[size_t(tokens.back())].end};
}

} // namespace glossator
