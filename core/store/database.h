#pragma once

#include <QString>

#include <memory>

#include "base/result.h"

namespace SQLite {
class Database;
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
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Mode mode);
    ~Database();

    [[nodiscard]] QString path() const;
    /// For a connection that writes what can be computed again: nothing waits for the disk while it commits, other connections included. A
    /// power failure may lose its last transactions, whole; what another connection commits after them takes them along.
    [[nodiscard]] Result<void> syncLater();
    /// For the store classes of this folder only, as is everything below.
    [[nodiscard]] SQLite::Database &connection();

    /// The prepared statement for this SQL, kept for the next time. Throws SQLite::Exception.
    [[nodiscard]] SQLite::Statement &statement(const char *sql);
    [[nodiscard]] NameTable &senseKeys();
    [[nodiscard]] NameTable &modelVersions();

private:
    friend class Transaction;
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace glossator
