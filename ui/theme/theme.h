#pragma once

#include <QColor>
#include <QPalette>

namespace glossator {

/// The colours that custom painting uses beside the palette's. Made from a palette whenever something paints, so that a change of theme
/// needs no more than a repaint. Hues are those of Okabe and Ito (2008), which people with any common colour blindness tell apart;
/// lightness differs as well, and no colour is ever the only signal.
struct Theme
{
    bool dark = false;
    bool highContrast = false; ///< outlines replace tints

    QColor sure; ///< the model is certain (blue)
    QColor unsure; ///< the model is not (orange)
    QColor decided; ///< a person has decided (green)
    QColor refused; ///< a person said that no sense fits (purple)
    QColor warning; ///< a problem to look at (vermilion)

    QColor secondaryText; ///< at least 4.5:1 on the base colour
    QColor track; ///< the empty part of a bar
    QColor separator;
    QColor badge; ///< behind a digit
    QColor badgeText;

    [[nodiscard]] static Theme of(const QPalette &palette);
};

/// Relative luminance contrast of WCAG 2.1, from 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &first, const QColor &second);

/// share 0: first, share 1: second.
[[nodiscard]] QColor mixed(const QColor &first, const QColor &second, double share);

} // namespace glossator
