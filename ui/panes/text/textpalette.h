#pragma once

#include <QColor>
#include <QPalette>

#include "models/unitstate.h"
#include "theme/theme.h"
#include "theme/tintscheme.h"

namespace glossator {

/// The text pane's colours, derived from the widget's palette.
class TextPalette
{
public:
    explicit TextPalette(const QPalette &palette, TintScheme scheme = TintScheme::OrangeBlue);

    [[nodiscard]] bool highContrast() const { return m_theme.highContrast; }
    [[nodiscard]] QColor base() const { return m_base; }
    [[nodiscard]] QColor text() const { return m_text; }
    [[nodiscard]] QColor secondaryText() const { return m_theme.secondaryText; }
    [[nodiscard]] QColor frame() const { return m_frame; }
    [[nodiscard]] QColor currentFill() const;
    /// Around what the mouse points at.
    [[nodiscard]] QColor hoverFrame() const;
    /// The colour of a state's lines and marks.
    [[nodiscard]] QColor mark(UnitState state) const;
    /// Behind a unit's text; opaque. The less sure the model, the stronger, so that what needs a look stands out from a calm page.
    [[nodiscard]] QColor tint(float confidence) const;
    /// The tint of a unit in a state; paler once decided, invalid for none.
    [[nodiscard]] QColor tint(UnitState state, float confidence) const;
    /// As strong as a line of its own wants it, where no text stands on it.
    [[nodiscard]] QColor ink(float confidence) const;

private:
    Theme m_theme;
    QColor m_base;
    QColor m_text;
    TintEnds m_ends;
    QColor m_frame;
};

} // namespace glossator
