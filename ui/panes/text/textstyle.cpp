#include "panes/text/textstyle.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace glossator {

TextStyle TextStyle::make(const QFont &widgetFont, double factor, int viewportWidth)
{
    // Text to read all day is set larger than the labels of a window.
    constexpr double readingFactor = 1.2;
    constexpr double readableCharacters = 76;
    TextStyle style;
    style.font = widgetFont;
    if (widgetFont.pixelSize() > 0)
        style.font.setPixelSize(std::max(6, int(std::lround(widgetFont.pixelSize() * readingFactor * factor))));
    else
        style.font.setPointSizeF(std::max(4.0, widgetFont.pointSizeF() * readingFactor * factor));

    const QFontMetricsF metrics(style.font);
    const double margin = std::max(16.0, metrics.height());
    const double readable = readableCharacters * metrics.averageCharWidth();
    style.columnWidth = int(std::max(120.0, std::min(readable, viewportWidth - 2 * margin)));
    style.linePitch = std::round(metrics.height() * 1.6);
    style.paragraphGap = std::round(metrics.height() * 0.65);
    style.topMargin = std::round(metrics.height());
    style.bottomMargin = std::round(metrics.height() * 1.5);
    return style;
}

BlockEstimate TextStyle::estimate() const
{
    // Lines are seldom full to the last character.
    constexpr double fill = 0.95;
    const QFontMetricsF metrics(font);
    BlockEstimate estimate;
    estimate.charactersPerLine = std::max(8.0, fill * columnWidth / metrics.averageCharWidth());
    estimate.lineHeight = linePitch;
    estimate.paragraphGap = paragraphGap;
    estimate.topMargin = topMargin;
    estimate.bottomMargin = bottomMargin;
    return estimate;
}

} // namespace glossator
