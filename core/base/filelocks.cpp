#include "base/filelocks.h"

#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>

#include <filesystem>
#include <system_error>

namespace glossator {

namespace {

/// By anyone: the system names one lock only, which may be another process's where both have some.
bool isLocked(int descriptor)
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    // Unlike F_GETLK, this also tells of the locks of the process that asks.
    return fcntl(descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

} // namespace

bool holdsLocksOn(const QString &path)
{
    struct stat wanted = {};
    if (stat(QFile::encodeName(path).constData(), &wanted) != 0 || !S_ISREG(wanted.st_mode))
        return false;
    std::error_code failed;
    std::filesystem::directory_iterator entry("/proc/self/fd", failed);
    for (; entry != std::filesystem::directory_iterator(); entry.increment(failed)) {
        const int descriptor = QByteArray::fromStdString(entry->path().filename().string()).toInt();
        struct stat held = {};
        if (fstat(descriptor, &held) == 0 && held.st_dev == wanted.st_dev && held.st_ino == wanted.st_ino && isLocked(descriptor))
            return true;
    }
    return false;
}

std::optional<Error> errorIfLocked(const QString &path, ErrorCode code)
{
    if (!holdsLocksOn(path))
        return std::nullopt;
    return Error{code, path, 0, QStringLiteral("it belongs to a project that is open")};
}

std::optional<Error> errorIfLockedByAny(const QString &path, ErrorCode code)
{
    if (auto locked = errorIfLocked(path, code))
        return locked;
    if (!QFileInfo(path).isFile())
        return std::nullopt;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !isLocked(file.handle()))
        return std::nullopt;
    return Error{code, path, 0, QStringLiteral("another program has it open")};
}

} // namespace glossator
