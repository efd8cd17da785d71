#include "panes/text/textpainter.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace glossator {

namespace {

/// All strokes are measured in this, an eighteenth of the line's height, so that they grow with the letters.
double strokeUnit(const QRectF &word)
{
    return std::max(0.75, word.height() / 18);
}

QRectF framed(const QRectF &word)
{
    const double u = strokeUnit(word);
    return word.adjusted(-2.2 * u, -0.8 * u, 2.2 * u, 5 * u);
}

} // namespace

TextPainter::TextPainter(QPainter &painter, const TextPalette &palette) : m_painter(painter), m_palette(palette)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void TextPainter::drawBlock(const TextBlock &text, QPointF origin, const QRectF &clip, const Emphasis &emphasis)
{
    const QRectF wanted = clip.translated(-origin);
    const UnitShape *framedUnit = nullptr;
    const UnitShape *hoveredUnit = nullptr;
    std::vector<const UnitShape *> shown;
    for (const UnitShape &unit : text.units()) {
        if (!unit.painted.intersects(wanted))
            continue;
        shown.push_back(&unit);
        if (unit.id == emphasis.current)
            framedUnit = &unit;
        else if (unit.id == emphasis.hovered)
            hoveredUnit = &unit;
        for (const UnitShape::Part &part : unit.parts)
            drawTint(part.rect.translated(origin), unit.state, unit.confidence);
    }
    if (framedUnit)
        drawFrame(*framedUnit, origin, true);
    m_painter.setPen(m_palette.text());
    text.layout().draw(&m_painter, origin, {}, clip);
    const bool rightToLeft = text.isRightToLeft();
    for (const UnitShape *unit : shown) {
        for (const UnitShape::Part &part : unit->parts)
            drawMark(part.rect.translated(origin), unit->state, unit->confidence, rightToLeft, &part == &unit->parts.front());
        if (unit->parts.size() > 1)
            drawLinks(text, *unit, origin, emphasis);
    }
    if (hoveredUnit)
        drawHover(*hoveredUnit, origin);
    if (framedUnit)
        drawFrame(*framedUnit, origin, false);
}

void TextPainter::drawTint(const QRectF &word, UnitState state, float confidence)
{
    const QColor tint = m_palette.tint(state, confidence);
    if (!tint.isValid())
        return;
    const double u = strokeUnit(word);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(tint);
    m_painter.drawRoundedRect(word.adjusted(-u, 0, u, 0.5 * u), 2.5 * u, 2.5 * u);
}

void TextPainter::drawFrame(const UnitShape &unit, QPointF origin, bool fill)
{
    for (const UnitShape::Part &part : unit.parts) {
        const QRectF word = part.rect.translated(origin);
        const double u = strokeUnit(word);
        m_painter.setPen(fill ? QPen(Qt::NoPen) : QPen(m_palette.frame(), std::max(2.0, 2.1 * u)));
        m_painter.setBrush(fill && !m_palette.tint(unit.state, unit.confidence).isValid() ? QBrush(m_palette.currentFill())
                                                                                          : QBrush(Qt::NoBrush));
        m_painter.drawRoundedRect(framed(word), 3.5 * u, 3.5 * u);
    }
}

/// A thin frame around all parts of a unit, so that what belongs together shows before it is chosen.
void TextPainter::drawHover(const UnitShape &unit, QPointF origin)
{
    m_painter.setBrush(Qt::NoBrush);
    for (const UnitShape::Part &part : unit.parts) {
        const QRectF word = part.rect.translated(origin);
        const double u = strokeUnit(word);
        m_painter.setPen(QPen(m_palette.hoverFrame(), std::max(1.0, u)));
        m_painter.drawRoundedRect(framed(word), 3.5 * u, 3.5 * u);
    }
}

void TextPainter::drawMark(const QRectF &word, UnitState state, float confidence, bool rightToLeft, bool first)
{
    const double u = strokeUnit(word);
    const double y = word.bottom() + 1.6 * u;
    const QColor color = m_palette.mark(state);
    QPen pen(color, u, Qt::SolidLine, Qt::FlatCap);
    m_painter.setBrush(Qt::NoBrush);
    const auto line = [&](double height) { m_painter.drawLine(QPointF(word.left(), height), QPointF(word.right(), height)); };
    switch (state) {
    case UnitState::Suggested:
        // Without tints, the line's weight says how unsure the model is.
        pen.setWidthF(m_palette.highContrast() ? u * (1 + 2.5 * (1 - double(confidence))) : 1.1 * u);
        pen.setDashPattern({1.0, 1.8});
        m_painter.setPen(pen);
        line(y);
        break;
    case UnitState::Unpredicted:
        pen.setDashPattern({4.0, 3.0});
        m_painter.setPen(pen);
        line(y);
        break;
    case UnitState::Hidden:
        pen.setWidthF(1.1 * u);
        pen.setDashPattern({4.0, 2.0, 1.0, 2.0});
        m_painter.setPen(pen);
        line(y);
        break;
    case UnitState::NotInLexicon:
        m_painter.setPen(pen);
        drawCorners(word.left(), word.right(), y, u);
        break;
    case UnitState::OnlySense:
        pen.setWidthF(0.8 * u);
        m_painter.setPen(pen);
        line(y);
        break;
    case UnitState::Overruled:
        pen.setWidthF(1.2 * u);
        m_painter.setPen(pen);
        line(y - 0.4 * u);
        line(y + 2.0 * u);
        break;
    case UnitState::NoneFits:
    case UnitState::SetAside:
        pen.setWidthF(1.2 * u);
        m_painter.setPen(pen);
        drawWave(word.left(), word.right(), y + 0.5 * u, u);
        break;
    case UnitState::Decided:
    case UnitState::Confirmed:
    case UnitState::AcceptedInBulk:
        pen.setWidthF(1.7 * u);
        m_painter.setPen(pen);
        line(y);
        break;
    }
    if (first)
        drawSign({rightToLeft ? word.right() : word.left(), y + 0.6 * u}, state, u);
}

void TextPainter::drawCorners(double left, double right, double y, double size)
{
    const double inner = std::min(3.5 * size, (right - left) / 3);
    m_painter.drawPolyline(QPolygonF{{left, y - 2.5 * size}, {left, y}, {left + inner, y}});
    m_painter.drawPolyline(QPolygonF{{right, y - 2.5 * size}, {right, y}, {right - inner, y}});
}

void TextPainter::drawWave(double left, double right, double y, double size)
{
    QPainterPath wave({left, y});
    double direction = -1;
    for (double x = left; x < right; x += 3 * size) {
        const double next = std::min(x + 3 * size, right);
        wave.quadTo((x + next) / 2, y + direction * 3 * size, next, y);
        direction = -direction;
    }
    m_painter.drawPath(wave);
}

/// Filled disc, ring, square, diamond, cross or bar at the unit's beginning.
void TextPainter::drawSign(QPointF center, UnitState state, double size)
{
    const double r = 3.1 * size;
    const QColor color = m_palette.mark(state);
    QPen pen(color, 1.4 * size);
    pen.setCapStyle(Qt::RoundCap);
    switch (state) {
    case UnitState::Confirmed:
    case UnitState::Decided:
        m_painter.setPen(pen);
        m_painter.setBrush(state == UnitState::Confirmed ? color : m_palette.base());
        m_painter.drawEllipse(center, r - 0.7 * size, r - 0.7 * size);
        break;
    case UnitState::Overruled:
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawPolygon(QPolygonF{{center.x(), center.y() - 1.3 * r},
                                        {center.x() + 1.3 * r, center.y()},
                                        {center.x(), center.y() + 1.3 * r},
                                        {center.x() - 1.3 * r, center.y()}});
        break;
    case UnitState::AcceptedInBulk:
        m_painter.setPen(pen);
        m_painter.setBrush(m_palette.base());
        m_painter.drawRect(QRectF(center.x() - 0.8 * r, center.y() - 0.8 * r, 1.6 * r, 1.6 * r));
        break;
    case UnitState::NoneFits:
    case UnitState::SetAside: {
        const double arm = 0.85 * r;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_palette.base());
        m_painter.drawEllipse(center, 1.25 * r, 1.25 * r);
        pen.setWidthF(1.8 * size);
        m_painter.setPen(pen);
        if (state == UnitState::SetAside) {
            m_painter.drawLine(center - QPointF(arm, 0), center + QPointF(arm, 0));
            break;
        }
        m_painter.drawLine(center - QPointF(arm, arm), center + QPointF(arm, arm));
        m_painter.drawLine(center - QPointF(arm, -arm), center + QPointF(arm, -arm));
        break;
    }
    default:
        break;
    }
}

/// Joins the runs of a unit with gaps by a line below the words between them; over a line break, by stubs that point at each other.
void TextPainter::drawLinks(const TextBlock &text, const UnitShape &unit, QPointF origin, const Emphasis &emphasis)
{
    const double u = strokeUnit(unit.parts.front().rect);
    const bool isFramed = unit.id == emphasis.current;
    QColor color = m_palette.mark(unit.state);
    if (isFramed)
        color = m_palette.frame();
    else if (unit.id == emphasis.hovered)
        color = m_palette.hoverFrame();
    m_painter.setPen(QPen(color, (isFramed ? 2.1 : 1.2) * u, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.setBrush(Qt::NoBrush);
    const auto bracket = [&](double from, double to, double bottom) {
        const double y = bottom + 5.6 * u;
        m_painter.drawPolyline(QPolygonF{{from, bottom + 2.2 * u}, {from, y}, {to, y}, {to, bottom + 2.2 * u}});
    };
    const auto stub = [&](double from, double to, double bottom) {
        const double y = bottom + 5.6 * u;
        m_painter.drawPolyline(QPolygonF{{from, bottom + 2.2 * u}, {from, y}, {to, y}});
    };
    for (size_t i = 1; i < unit.parts.size(); ++i) {
        const UnitShape::Part &before = unit.parts[i - 1];
        const UnitShape::Part &after = unit.parts[i];
        if (before.run == after.run)
            continue;
        const QRectF a = before.rect.translated(origin);
        const QRectF b = after.rect.translated(origin);
        if (before.line == after.line) {
            const bool forward = a.center().x() < b.center().x();
            bracket(forward ? a.right() - 2 * u : a.left() + 2 * u, forward ? b.left() + 2 * u : b.right() - 2 * u, a.bottom());
            continue;
        }
        const bool rightToLeft = text.isRightToLeft();
        const QRectF lineA = text.layout().lineAt(before.line).naturalTextRect().translated(origin);
        const QRectF lineB = text.layout().lineAt(after.line).naturalTextRect().translated(origin);
        stub(rightToLeft ? a.left() + 2 * u : a.right() - 2 * u, rightToLeft ? lineA.left() - 6 * u : lineA.right() + 6 * u, a.bottom());
        stub(rightToLeft ? b.right() - 2 * u : b.left() + 2 * u, rightToLeft ? lineB.right() + 6 * u : lineB.left() - 6 * u, b.bottom());
    }
}

} // namespace glossator
