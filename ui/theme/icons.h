#pragma once

#include <QIcon>

class QAbstractButton;

namespace glossator {

/// An icon from resources/icons by its file's base name, drawn in the palette's text colour, sharp at every scale.
[[nodiscard]] QIcon icon(const QString &name);

/// For push buttons with a text. Right-to-left ones go without: Qt 6.4's Fusion style then draws the text across the button's edge.
void setButtonIcon(QAbstractButton &button, const QString &name);

} // namespace glossator
