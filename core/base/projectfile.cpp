#include "base/projectfile.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include "base/filelocks.h"

namespace glossator {

namespace {

constexpr int applicationIdOffset = 68;

bool isProject(const QString &path)
{
    // A pipe, say, would wait for someone to write to it.
    if (!QFileInfo(path).isFile())
        return false;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(sqliteHeaderSize);
    return isSqliteHeader(header) && applicationIdIn(header) == projectApplicationId;
}

/// The database that a file of this name would be the log of.
QString databaseOf(const QString &path)
{
    for (const QLatin1StringView suffix : {QLatin1StringView("-wal"), QLatin1StringView("-shm"), QLatin1StringView("-journal")}) {
        if (path.endsWith(suffix))
            return path.chopped(suffix.size());
    }
    return {};
}

} // namespace

bool isSqliteHeader(QByteArrayView header)
{
    return header.startsWith(QByteArrayView("SQLite format 3\0", 16));
}

qint32 applicationIdIn(QByteArrayView header)
{
    return header.size() < sqliteHeaderSize ? 0 : qFromBigEndian<qint32>(header.data() + applicationIdOffset);
}

std::optional<Error> errorIfProject(const QString &path)
{
    if (auto locked = errorIfLocked(path, ErrorCode::FileUnwritable))
        return locked;
    const QString database = databaseOf(path);
    if (holdsLocksOn(database) || isProject(database))
        return Error{ErrorCode::FileUnwritable, path, 0, QStringLiteral("it belongs to a Glossator project")};
    if (isProject(path))
        return Error{ErrorCode::FileUnwritable, path, 0, QStringLiteral("it is a Glossator project, which nothing else replaces")};
    return std::nullopt;
}

} // namespace glossator
