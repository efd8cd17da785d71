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

/// The same for a file that any process, this one included, has locked, as a connection to a project does for as long as it is open
/// (https://www.sqlite.org/fileformat2.html, 1.3, the lock-byte page). Not for good: somebody may open it at any time.
[[nodiscard]] std::optional<Error> errorIfLockedByAny(const QString &path, ErrorCode code);

} // namespace glossator
