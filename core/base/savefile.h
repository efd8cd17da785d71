#pragma once

#include <QByteArray>
#include <QString>

#include "base/result.h"

namespace glossator {

/// The file before it stays until the new one is whole. Devices, pipes and standard output are written to directly. Errors: FileUnwritable
/// (a project, too), DiskFull.
[[nodiscard]] Result<void> saveFile(const QString &path, const QByteArray &bytes);

} // namespace glossator
