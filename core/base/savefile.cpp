#include "base/savefile.h"

#include <QSaveFile>

#include "base/inplace.h"
#include "base/projectfile.h"

namespace glossator {

namespace {

Error errorOf(const QFileDevice &file, const QString &path)
{
    return {file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::FileUnwritable, path, 0, file.errorString()};
}

Result<void> writeInto(const QString &path, const QByteArray &bytes)
{
    QFile file;
    if (openInPlace(file, path, QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush())
        return {};
    return errorOf(file, path);
}

} // namespace

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    if (const auto project = errorIfProject(path))
        return *project;
    if (isWrittenInPlace(path))
        return writeInto(path, bytes);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return errorOf(file, path);
}

} // namespace glossator
