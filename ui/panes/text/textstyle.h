#pragma once

#include <QFont>

#include "panes/text/blockindex.h"

namespace glossator {

/// How text is set. Pixels, at the widget's scale.
struct TextStyle
{
    QFont font;
    int columnWidth = 640;
    double linePitch = 28; ///< from baseline to baseline; fallback fonts with taller letters widen single lines
    double paragraphGap = 14;
    double topMargin = 24;
    double bottomMargin = 24;

    /// For a widget's font enlarged by a factor, in a viewport of this width: a column that is comfortable to read, lines
    /// far enough apart for the marks between them.
    [[nodiscard]] static TextStyle make(const QFont &widgetFont, double factor, int viewportWidth);
    [[nodiscard]] BlockEstimate estimate() const;
    bool operator==(const TextStyle &) const = default;
};

} // namespace glossator
