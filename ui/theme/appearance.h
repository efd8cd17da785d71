#pragma once

#include <QString>

#include <array>

class QComboBox;
class QFont;

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

/// Bold, and so many times as large.
[[nodiscard]] QFont headlineFont(QFont base, double factor);
/// Lets a list of choices be narrower than its longest one where there is no room: so the window still fits small screens with large letters.
void makeShrinkable(QComboBox &choices);
/// In pixels, of so many letters of average width.
[[nodiscard]] int widthOfLetters(int count, const QFont &font);

} // namespace glossator
