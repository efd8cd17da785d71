#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

#include "base/error.h"

namespace glossator {

/// "Glos", PRAGMA application_id of a project file.
inline constexpr qint32 projectApplicationId = 0x476C6F73;
/// https://www.sqlite.org/fileformat2.html, section 1.3
inline constexpr int sqliteHeaderSize = 100;

[[nodiscard]] bool isSqliteHeader(QByteArrayView header);
/// 0 for a header that is cut off.
[[nodiscard]] qint32 applicationIdIn(QByteArrayView header);

/// What is reported instead of replacing a project, open or not, or one of the files that SQLite keeps beside it; nothing for others. Any
/// thread.
[[nodiscard]] std::optional<Error> errorIfProject(const QString &path);

} // namespace glossator
