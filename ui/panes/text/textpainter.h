#pragma once

#include <QPainter>

#include "panes/text/documentlayout.h"
#include "panes/text/textpalette.h"

namespace glossator {

/// Draws blocks of text with the tints, marks and frame of their units.
class TextPainter
{
public:
    TextPainter(QPainter &painter, const TextPalette &palette);

    struct Emphasis
    {
        UnitId current;
        UnitId hovered; ///< below the mouse
    };
    /// origin: of the block's top left; clip: what has to be painted, in the same coordinates.
    void drawBlock(const TextBlock &text, QPointF origin, const QRectF &clip, const Emphasis &emphasis);
    /// The lines and the sign by which a state is told from others, for a word in a rectangle.
    void drawMark(const QRectF &word, UnitState state, float confidence, bool rightToLeft, bool first = true);
    void drawTint(const QRectF &word, UnitState state, float confidence);

private:
    void drawFrame(const UnitShape &unit, QPointF origin, bool fill);
    void drawHover(const UnitShape &unit, QPointF origin);
    void drawLinks(const TextBlock &text, const UnitShape &unit, QPointF origin, const Emphasis &emphasis);
    void drawCorners(double left, double right, double y, double size);
    void drawWave(double left, double right, double y, double size);
    void drawSign(QPointF center, UnitState state, double size);

    QPainter &m_painter;
    const TextPalette &m_palette;
};

} // namespace glossator
