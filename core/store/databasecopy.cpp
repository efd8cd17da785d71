#include "store/databasecopy.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <optional>
#include <system_error>

#include "base/filelocks.h"
#include "store/database.h"
#include "store/sqlcall.h"

#include <sqlite3.h>

namespace glossator {

namespace {

constexpr int firstPages = 512; // 2 MB

/// An empty file beside the path, so that it can take its place in one step.
Result<QString> claimFileBeside(const QString &path)
{
    QFile file(path + u'.' + QUuid::createUuid().toString(QUuid::Id128) + QStringLiteral(".part"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Error{ErrorCode::FileUnwritable, path, 0, file.errorString()};
    return file.fileName();
}

/// SQLite would take a log that another file of this name has left for this one's.
void removeLogs(const QString &path)
{
    for (const char *suffix : {"-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1StringView(suffix));
}

} // namespace

struct DatabaseCopy::Private
{
    QString path;
    QString part; ///< what is written until it takes its place; empty after that
    std::optional<SQLite::Database> target{};
    std::optional<SQLite::Backup> backup{}; ///< after target, which it refers to
    int pages = firstPages;
    Progress last{};
};

Result<std::unique_ptr<DatabaseCopy>> DatabaseCopy::begin(Database &source, const QString &path)
{
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::IsDirectory, path, 0, {}};
    if (const auto locked = errorIfLockedByAny(path, ErrorCode::FileUnwritable))
        return *locked;
    const Result<QString> part = claimFileBeside(path);
    if (!part)
        return part.error();
    std::unique_ptr<DatabaseCopy> copy(new DatabaseCopy(std::unique_ptr<Private>(new Private{.path = path, .part = *part})));
    try {
        copy->d->target.emplace(part->toStdString(), SQLite::OPEN_READWRITE);
        copy->d->backup.emplace(*copy->d->target, "main", source.connection(), "main");
    } catch (const SQLite::Exception &exception) {
        return storeError(exception, path);
    }
    return copy;
}

DatabaseCopy::DatabaseCopy(std::unique_ptr<Private> members) : d(std::move(members)) {}

DatabaseCopy::~DatabaseCopy()
{
    d->backup.reset();
    d->target.reset();
    if (d->part.isEmpty())
        return;
    QFile::remove(d->part);
    removeLogs(d->part);
}

Result<Progress> DatabaseCopy::step()
{
    try {
        const int code = d->backup->executeStep(d->pages);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
            return d->last; // somebody is just writing
        const qint64 total = d->backup->getTotalPageCount();
        const Progress now{total - d->backup->getRemainingPageCount(), total};
        if (now.done <= d->last.done && now.done < now.total)
            d->pages *= 2; // it began again
        d->last = now;
        return now;
    } catch (const SQLite::Exception &exception) {
        return storeError(exception, d->path);
    }
}

Result<void> DatabaseCopy::finish()
{
    d->backup.reset();
    d->target.reset();
    // What was copied took a while.
    if (const auto locked = errorIfLockedByAny(d->path, ErrorCode::FileUnwritable))
        return *locked;
    removeLogs(d->path);
    std::error_code failed;
    std::filesystem::rename(QFile::encodeName(d->part).toStdString(), QFile::encodeName(d->path).toStdString(), failed);
    if (failed)
        return Error{ErrorCode::FileUnwritable, d->path, 0, QString::fromStdString(failed.message())};
    d->part.clear();
    return {};
}

} // namespace glossator
