#include "base/inplace.h"

#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

namespace glossator {

namespace {

bool isStandardOutput(const QString &path)
{
    struct stat file = {};
    struct stat output = {};
    return stat(QFile::encodeName(path).constData(), &file) == 0 && fstat(STDOUT_FILENO, &output) == 0 && file.st_dev == output.st_dev
        && file.st_ino == output.st_ino;
}

} // namespace

bool isWrittenInPlace(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() && !info.isDir() && (!info.isFile() || isStandardOutput(path));
}

bool openInPlace(QFile &file, const QString &path, QIODevice::OpenMode mode)
{
    if (isStandardOutput(path))
        return file.open(STDOUT_FILENO, mode);
    file.setFileName(path);
    return file.open(mode);
}

} // namespace glossator
