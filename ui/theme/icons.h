#pragma once

#include <QIcon>

namespace glossator {

/// An icon from resources/icons by its file's base name, drawn in the palette's text colour, sharp at every scale.
[[nodiscard]] QIcon icon(const QString &name);

} // namespace glossator
