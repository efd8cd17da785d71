#include "theme/theme.h"

#include <algorithm>
#include <cmath>

namespace glossator {

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double channel) { return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Pure black and white are what high-contrast palettes use and ordinary ones avoid on one side at least.
bool isHighContrast(const QPalette &palette)
{
    return contrastRatio(palette.color(QPalette::Text), palette.color(QPalette::Base)) > 20.5
        && contrastRatio(palette.color(QPalette::WindowText), palette.color(QPalette::Window)) > 20.5;
}

} // namespace

double contrastRatio(const QColor &first, const QColor &second)
{
    const auto [dark, light] = std::minmax({luminance(first), luminance(second)});
    return (light + 0.05) / (dark + 0.05);
}

QColor mixed(const QColor &first, const QColor &second, double share)
{
    const auto channel = [share](double a, double b) { return float(a + (b - a) * share); };
    return QColor::fromRgbF(channel(first.redF(), second.redF()), channel(first.greenF(), second.greenF()),
                            channel(first.blueF(), second.blueF()));
}

Theme Theme::of(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    Theme theme;
    theme.dark = luminance(base) < luminance(text);
    theme.highContrast = isHighContrast(palette);
    if (theme.dark) {
        theme.sure = QColor(0x56, 0xb4, 0xe9);
        theme.unsure = QColor(0xf0, 0xb4, 0x3c);
        theme.decided = QColor(0x3d, 0xc9, 0x9b);
        theme.refused = QColor(0xdc, 0x9a, 0xc0);
        theme.warning = QColor(0xf5, 0x8a, 0x4b);
    } else {
        theme.sure = QColor(0x00, 0x72, 0xb2);
        theme.unsure = QColor(0xd9, 0x8c, 0x00);
        theme.decided = QColor(0x00, 0x80, 0x5e);
        theme.refused = QColor(0x9c, 0x4a, 0x7d);
        theme.warning = QColor(0xb8, 0x4a, 0x00);
    }
    theme.secondaryText = theme.highContrast ? text : mixed(text, base, theme.dark ? 0.32 : 0.34);
    theme.track = theme.highContrast ? base : mixed(base, text, theme.dark ? 0.16 : 0.10);
    theme.separator = theme.highContrast ? text : mixed(base, text, theme.dark ? 0.20 : 0.13);
    theme.badge = theme.highContrast ? text : mixed(base, text, theme.dark ? 0.22 : 0.12);
    theme.badgeText = theme.highContrast ? base : text;
    return theme;
}

} // namespace glossator
