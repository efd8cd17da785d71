#pragma once

#include <QFile>
#include <QString>

namespace glossator {

/// Whether what is written to a path goes into what is there instead of taking its place: a device, a pipe, or whatever standard output is,
/// which may be a regular file (/dev/stdout > FILE).
[[nodiscard]] bool isWrittenInPlace(const QString &path);

/// Opens such a file, or any other that is not to be replaced. Standard output is written through the descriptor that it is: opened by
/// name, a regular file would be written from its start once more by what comes after.
[[nodiscard]] bool openInPlace(QFile &file, const QString &path, QIODevice::OpenMode mode);

} // namespace glossator
