#include "store/database.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <chrono>
#include <cstddef>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/projectfile.h"
#include "store/databaseprivate.h"
#include "store/schema.h"
#include "store/sqlcall.h"

#include <sqlite3.h>

namespace glossator {

namespace {

/// A worker that is to stop has this long to find a moment between the short transactions of others, for what it cleans up.
constexpr int stoppedLimitMs = 80;

/// Called by SQLite while another connection writes. Its own handler waits longer and longer between two looks, up to a
/// tenth of a second, so that a key press could wait for seconds while an import writes one short transaction after
/// another.
int waitForLock(void *data, int looks)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const auto &patience = *static_cast<const Patience *>(data);
    if (patience.stop)
        return !patience.isStopped() || looks < stoppedLimitMs ? 1 : 0;
    return looks < busyLimitMs ? 1 : 0;
}

void removeProjectFiles(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1StringView(suffix));
}

/// The file's first bytes, fewer if it has no more. Through SQLite's own layer, which follows no links: wherever a descriptor of a file is
/// closed, the system drops all locks that this process has on it (POSIX), and other connections would lose theirs.
/// https://www.sqlite.org/howtocorrupt.html, 2.2
Result<QByteArray> readHeader(const QString &path)
{
    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    const std::unique_ptr<const char, void (*)(const char *)> name(
        sqlite3_create_filename(QFileInfo(path).canonicalFilePath().toUtf8().constData(), "", "", 0, nullptr), sqlite3_free_filename);
    std::vector<std::max_align_t> memory(size_t(system->szOsFile) / sizeof(std::max_align_t) + 1);
    auto *file = reinterpret_cast<sqlite3_file *>(memory.data());
    QByteArray header(sqliteHeaderSize, '\0');
    sqlite3_int64 size = 0;
    int code = system->xOpen(system, name.get(), file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr);
    const QString reason = qt_error_string();
    if (code == SQLITE_OK)
        code = file->pMethods->xFileSize(file, &size);
    header.truncate(std::min<sqlite3_int64>(size, sqliteHeaderSize));
    if (code == SQLITE_OK && !header.isEmpty())
        code = file->pMethods->xRead(file, header.data(), int(header.size()), 0);
    if (file->pMethods)
        file->pMethods->xClose(file);
    if (code != SQLITE_OK)
        return Error{ErrorCode::FileUnreadable, path, 0, reason};
    return header;
}

/// What can be told before a connection is made, which may write to the file. The version is that of the last checkpoint.
std::optional<Error> checkHeader(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return Error{ErrorCode::IsDirectory, path, 0, {}};
    if (!info.exists())
        return Error{ErrorCode::FileNotFound, path, 0, {}};
    const auto header = readHeader(path);
    if (!header)
        return header.error();
    if (!isSqliteHeader(*header))
        return Error{ErrorCode::NotAProject, path, 0, {}};
    if (header->size() < sqliteHeaderSize)
        return Error{ErrorCode::ProjectDamaged, path, 0, QStringLiteral("the file ends within its header")};
    // https://www.sqlite.org/fileformat2.html, section 1.3
    const auto version = qFromBigEndian<qint32>(header->constData() + 60);
    if (applicationIdIn(*header) != projectApplicationId)
        return Error{ErrorCode::NotAProject, path, 0, {}};
    if (version > currentSchemaVersion())
        return Error{ErrorCode::ProjectNewer, path, 0, QString::number(version)};
    return {};
}

/// Claims the name, so that two programs cannot both create it.
std::optional<Error> claimNewFile(const QString &path)
{
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::IsDirectory, path, 0, {}};
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return {};
    if (QFileInfo::exists(path))
        return Error{ErrorCode::ProjectExists, path, 0, {}};
    return Error{ErrorCode::FileUnwritable, path, 0, file.errorString()};
}

std::unique_ptr<SQLite::Database> connect(const QString &path, Patience &patience)
{
    // Absolute, because names such as ":memory:" mean something else to SQLite.
    auto connection =
        std::make_unique<SQLite::Database>(QFileInfo(path).absoluteFilePath().toStdString(), SQLite::OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
    sqlite3_busy_handler(connection->getHandle(), waitForLock, &patience);
    // A project may come from someone else: no functions run out of its schema, and pages are checked as they are read.
    connection->exec("PRAGMA trusted_schema = OFF");
    connection->exec("PRAGMA cell_size_check = ON");
    connection->exec("PRAGMA foreign_keys = ON");
    connection->exec("PRAGMA cache_size = -16000");
    return connection;
}

void useWriteAheadLog(SQLite::Database &connection)
{
    SQLite::Statement(connection, "PRAGMA journal_mode = WAL").executeStep();
    connection.exec("PRAGMA synchronous = FULL");
}

/// The version in the header must not lag behind the log: checkHeader() reads it there.
void writeBackLog(SQLite::Database &connection)
{
    SQLite::Statement(connection, "PRAGMA wal_checkpoint(TRUNCATE)").executeStep();
}

Error openingError(const SQLite::Exception &exception, const QString &path)
{
    Error error = storeError(exception, path);
    // The file itself can be read (its header was), so what cannot be made is the log beside it.
    if ((exception.getErrorCode() & 0xff) == SQLITE_CANTOPEN)
        error.code = ErrorCode::FileUnwritable;
    // A file that is a project by its header but lacks tables.
    if ((exception.getErrorCode() & 0xff) == SQLITE_ERROR)
        error.code = ErrorCode::ProjectDamaged;
    return error;
}

Result<std::unique_ptr<SQLite::Database>> createFile(const QString &path, Patience &patience)
{
    if (const std::optional<Error> error = claimNewFile(path))
        return *error;
    try {
        std::unique_ptr<SQLite::Database> connection = connect(path, patience);
        migrate(*connection, migrations());
        useWriteAheadLog(*connection);
        return connection;
    } catch (const SQLite::Exception &exception) {
        removeProjectFiles(path);
        return storeError(exception, path);
    }
}

Result<std::unique_ptr<SQLite::Database>> openFile(const QString &path, Patience &patience)
{
    if (const std::optional<Error> error = checkHeader(path))
        return *error;
    try {
        std::unique_ptr<SQLite::Database> connection = connect(path, patience);
        if (sqlite3_db_readonly(connection->getHandle(), "main") == 1)
            return Error{ErrorCode::FileUnwritable, path, 0, QStringLiteral("read-only")};
        const int version = connection->execAndGet("PRAGMA user_version").getInt();
        if (version > currentSchemaVersion())
            return Error{ErrorCode::ProjectNewer, path, 0, QString::number(version)};
        useWriteAheadLog(*connection);
        if (version < currentSchemaVersion()) {
            migrate(*connection, migrations());
            writeBackLog(*connection);
        }
        checkSchema(*connection);
        return connection;
    } catch (const SQLite::Exception &exception) {
        return openingError(exception, path);
    }
}

ErrorCode codeOf(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_NOTADB:
        return ErrorCode::NotAProject;
    case SQLITE_CORRUPT:
        return ErrorCode::ProjectDamaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::ProjectBusy;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorCode::FileUnwritable;
    case SQLITE_CANTOPEN:
        return ErrorCode::FileUnreadable;
    case SQLITE_IOERR:
        return sqliteCode == SQLITE_IOERR_READ || sqliteCode == SQLITE_IOERR_SHORT_READ ? ErrorCode::FileUnreadable
                                                                                        : ErrorCode::FileUnwritable;
    default:
        return ErrorCode::Internal;
    }
}

/// A worker that is to stop was not kept from its work.
Error orCancelled(Error error, const Patience &patience)
{
    if (error.code == ErrorCode::ProjectBusy && patience.isStopped())
        error.code = ErrorCode::Cancelled;
    return error;
}

} // namespace

Error storeError(const SQLite::Exception &exception, const QString &path)
{
    const int code = exception.getExtendedErrorCode() > 0 ? exception.getExtendedErrorCode() : exception.getErrorCode();
    return {codeOf(code), path, 0, QString::fromUtf8(exception.what())};
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode)
{
    auto d = std::make_unique<Private>();
    d->path = path;
    return open(std::move(d), mode);
}

Result<std::unique_ptr<Database>> Database::openForWorker(const QString &path, std::stop_token stop)
{
    auto d = std::make_unique<Private>();
    d->path = path;
    if (stop.stop_possible())
        d->patience.stop = std::move(stop);
    return open(std::move(d), Mode::OpenExisting);
}

Result<std::unique_ptr<Database>> Database::open(std::unique_ptr<Private> d, Mode mode)
{
    Result<std::unique_ptr<SQLite::Database>> connection =
        mode == Mode::Create ? createFile(d->path, d->patience) : openFile(d->path, d->patience);
    if (!connection)
        return orCancelled(connection.error(), d->patience);
    d->connection = std::move(*connection);
    std::unique_ptr<Database> database(new Database(std::move(d)));
    database->d->senseKeys =
        std::make_unique<NameTable>(*database, "SELECT id FROM sense_keys WHERE name = ?1", "SELECT name FROM sense_keys WHERE id = ?1",
                                    "INSERT INTO sense_keys (name) VALUES (?1)");
    database->d->modelVersions =
        std::make_unique<NameTable>(*database, "SELECT id FROM model_versions WHERE name = ?1",
                                    "SELECT name FROM model_versions WHERE id = ?1", "INSERT INTO model_versions (name) VALUES (?1)");
    return database;
}

Database::Database(std::unique_ptr<Private> members) : d(std::move(members)) {}

Database::~Database() = default;

QString Database::path() const
{
    return d->path;
}

Result<void> Database::checkPlace() const
{
    int moved = 0;
    if (sqlite3_file_control(d->connection->getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0)
        return Error{ErrorCode::ProjectMoved, d->path, 0, {}};
    return {};
}

Result<void> Database::syncLater()
{
    return sqlCall(*this, [this] { d->connection->exec("PRAGMA synchronous = NORMAL"); });
}

void Database::setStop(std::stop_token stop)
{
    d->patience.stop = std::move(stop);
}

SQLite::Database &Database::connection()
{
    return *d->connection;
}

Error Database::errorFrom(const SQLite::Exception &exception) const
{
    return orCancelled(storeError(exception, d->path), d->patience);
}

SQLite::Statement &Database::statement(const char *sql)
{
    const auto known = d->statements.find(sql);
    if (known != d->statements.end())
        return known->second;
    return d->statements.try_emplace(sql, *d->connection, sql).first->second;
}

NameTable &Database::senseKeys()
{
    return *d->senseKeys;
}

NameTable &Database::modelVersions()
{
    return *d->modelVersions;
}

} // namespace glossator
