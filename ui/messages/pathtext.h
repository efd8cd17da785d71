#pragma once

#include <QString>

namespace glossator::messages {

/// A file's path as people read it: with the system's separators, and within a right-to-left text still from left to right.
[[nodiscard]] QString pathText(const QString &path);

} // namespace glossator::messages
