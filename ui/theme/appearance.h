#pragma once

#include <QString>

#include <array>

namespace glossator {

enum class Appearance { System, Light, Dark, HighContrast };
inline constexpr std::array allAppearances = {Appearance::System, Appearance::Light, Appearance::Dark, Appearance::HighContrast};

/// "system", "light", "dark", "high-contrast", for settings and the command line.
[[nodiscard]] QString appearanceName(Appearance appearance);
/// System for unknown names.
[[nodiscard]] Appearance appearanceFromName(QStringView name);

/// Gives the application the Fusion style and the palette of this appearance; every window repaints.
void applyAppearance(Appearance appearance);

/// The side that the window's lines begin at, for labels, which left alone follow the direction of their text instead.
[[nodiscard]] Qt::Alignment leadingEdge();

} // namespace glossator
