#pragma once

#include <QString>

namespace glossator {

/// What people call a format of documentFormats(); its own name when there is no other.
[[nodiscard]] QString formatText(const QString &format);

} // namespace glossator
