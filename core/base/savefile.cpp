#include "base/savefile.h"

#include <QFileInfo>
#include <QSaveFile>

#include "base/projectfile.h"

namespace glossator {

namespace {

Error errorOf(const QFileDevice &file, const QString &path)
{
    return {file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::FileUnwritable, path, 0, file.errorString()};
}

/// A device or a pipe, which stays what it is.
Result<void> writeInto(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush())
        return {};
    return errorOf(file, path);
}

} // namespace

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    if (const auto project = errorIfProject(path))
        return *project;
    if (const QFileInfo info(path); info.exists() && !info.isFile() && !info.isDir())
        return writeInto(path, bytes);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return errorOf(file, path);
}

} // namespace glossator
