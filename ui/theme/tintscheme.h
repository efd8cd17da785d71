#pragma once

#include <QColor>
#include <QString>

#include <array>

namespace glossator {

/// Pairs of colours for what the model is unsure and sure of. Each pair differs in lightness as well as in hue, so that people with any
/// colour blindness tell its ends apart.
enum class TintScheme {
    OrangeBlue, ///< of Okabe and Ito (2008)
    Cividis, ///< yellow and blue, after the colour map of Nuñez, Anderton and Renslow (2018)
    Greys, ///< lightness alone
};
inline constexpr std::array allTintSchemes = {TintScheme::OrangeBlue, TintScheme::Cividis, TintScheme::Greys};

/// "orange-blue", "cividis", "greys", for settings.
[[nodiscard]] QString tintSchemeName(TintScheme scheme);
/// OrangeBlue for unknown names.
[[nodiscard]] TintScheme tintSchemeFromName(QStringView name);

struct TintEnds
{
    QColor unsure;
    QColor sure;
};
/// text, base: of the palette; Greys are made of them.
[[nodiscard]] TintEnds tintEnds(TintScheme scheme, const QColor &text, const QColor &base);

} // namespace glossator
