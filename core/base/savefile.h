#pragma once

#include <QByteArray>
#include <QString>

#include "base/result.h"

namespace glossator {

/// The file before it stays until the new one is whole. Errors: FileUnwritable, DiskFull.
[[nodiscard]] Result<void> saveFile(const QString &path, const QByteArray &bytes);

} // namespace glossator
