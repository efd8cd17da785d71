#pragma once

#include <QString>

#include <memory>
#include <stop_token>

#include "base/result.h"

namespace SQLite {
class Database;
class Exception;
class Statement;
} // namespace SQLite

namespace glossator {

class NameTable;

/// One connection to a project file (SQLite, WAL, synchronous=FULL, foreign keys on). Not thread-safe: each thread
/// opens its own.
class Database
{
public:
    enum class Mode { OpenExisting, Create };

    /// Opens or creates a project file and migrates an older schema in one transaction.
    /// Errors: FileNotFound, FileUnreadable, FileUnwritable, IsDirectory, ProjectExists, NotAProject, ProjectDamaged,
    /// ProjectNewer, ProjectBusy, DiskFull. The file is left as it was after any error.
    /// While another connection writes, this one waits a few seconds, because somebody waits for it; then it reports ProjectBusy.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Mode mode);
    /// An existing project for work in the background, which waits for other writers however long they take. Where it would wait once a
    /// stop is requested, it reports Cancelled. What nobody can stop waits as the above.
    [[nodiscard]] static Result<std::unique_ptr<Database>> openForWorker(const QString &path, std::stop_token stop);
    ~Database();

    [[nodiscard]] QString path() const;
    /// Error: ProjectMoved if path() no longer names the file that was opened. Transactions that write look by themselves.
    [[nodiscard]] Result<void> checkPlace() const;
    /// For a connection that writes what can be computed again: nothing waits for the disk while it commits, other connections included. A
    /// power failure may lose its last transactions, whole; what another connection commits after them takes them along.
    [[nodiscard]] Result<void> syncLater();
    /// For a worker's connection that outlives a task: the next one's token.
    void setStop(std::stop_token stop);
    /// For the store classes of this folder only, as is everything below.
    [[nodiscard]] SQLite::Database &connection();
    [[nodiscard]] Error errorFrom(const SQLite::Exception &exception) const;

    /// The prepared statement for this SQL, kept for the next time. Throws SQLite::Exception.
    [[nodiscard]] SQLite::Statement &statement(const char *sql);
    [[nodiscard]] NameTable &senseKeys();
    [[nodiscard]] NameTable &modelVersions();

private:
    friend class Transaction;
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    static Result<std::unique_ptr<Database>> open(std::unique_ptr<Private> d, Mode mode);
    std::unique_ptr<Private> d;
};

} // namespace glossator
