#pragma once

#include <QString>

#include <optional>

#include "base/error.h"

namespace glossator {

/// Whether this process has the file open, under whatever name, and the file is locked: a project that is open, or the index of its
/// write-ahead log. Such a file must not be opened once more: wherever a descriptor of a file is closed, the system drops all locks that
/// this process has on it (POSIX; https://www.sqlite.org/howtocorrupt.html, 2.2). Opens no file itself. Any thread.
[[nodiscard]] bool holdsLocksOn(const QString &path);
/// What whoever was about to open such a file reports instead; nothing for others.
[[nodiscard]] std::optional<Error> errorIfLocked(const QString &path, ErrorCode code);

} // namespace glossator
