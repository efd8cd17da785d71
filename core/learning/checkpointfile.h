#pragma once

#include <QString>

namespace glossator {

/// Whether there is a file at the path that saveCheckpoint() wrote. Apart from checkpoint.h, which needs libtorch's headers.
[[nodiscard]] bool isCheckpoint(const QString &path);

} // namespace glossator
