#pragma once

#include <QString>

namespace glossator {

/// What the system calls the user: an annotator's name until they choose one.
[[nodiscard]] QString userName();

} // namespace glossator
