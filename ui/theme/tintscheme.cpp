#include "theme/tintscheme.h"

#include <algorithm>

#include "theme/theme.h"

namespace glossator {

QString tintSchemeName(TintScheme scheme)
{
    switch (scheme) {
    case TintScheme::OrangeBlue:
        return QStringLiteral("orange-blue");
    case TintScheme::Cividis:
        return QStringLiteral("cividis");
    case TintScheme::Greys:
        return QStringLiteral("greys");
    }
    Q_UNREACHABLE();
}

TintScheme tintSchemeFromName(QStringView name)
{
    const auto known = std::ranges::find_if(allTintSchemes, [name](TintScheme scheme) { return tintSchemeName(scheme) == name; });
    return known == allTintSchemes.end() ? TintScheme::OrangeBlue : *known;
}

TintEnds tintEnds(TintScheme scheme, const QColor &text, const QColor &base)
{
    const bool dark = base.lightnessF() < text.lightnessF();
    switch (scheme) {
    case TintScheme::OrangeBlue:
        return dark ? TintEnds{QColor(0xf0, 0xb4, 0x3c), QColor(0x56, 0xb4, 0xe9)}
                    : TintEnds{QColor(0xd9, 0x8c, 0x00), QColor(0x00, 0x72, 0xb2)};
    case TintScheme::Cividis:
        // On a dark page the map's dark end would not show, and its light end leave no contrast to the letters: both move inwards.
        return dark ? TintEnds{QColor(0xc6, 0xae, 0x00), QColor(0x57, 0x6f, 0xb0)}
                    : TintEnds{QColor(0xe2, 0xc4, 0x1a), QColor(0x00, 0x22, 0x4e)};
    case TintScheme::Greys:
        return {mixed(base, text, 0.8), mixed(base, text, dark ? 0.45 : 0.35)};
    }
    Q_UNREACHABLE();
}

} // namespace glossator
