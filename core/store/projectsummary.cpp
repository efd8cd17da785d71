#include "store/projectsummary.h"

#include <QFileInfo>
#include <QUrl>

#include "store/databaseprivate.h"
#include "store/sqlcall.h"

namespace glossator {

namespace {

/// A connection that only reads makes the log's files and leaves them behind, unless it is told that nobody writes; then it reads no log.
SQLite::Database connect(const QFileInfo &file)
{
    // Where SQLite keeps the log of a project that has another name, too.
    const QString path = file.canonicalFilePath();
    if (QFileInfo(path + QStringLiteral("-wal")).size() > 0)
        return {path.toStdString(), SQLite::OPEN_READONLY, busyLimitMs};
    QUrl url = QUrl::fromLocalFile(path);
    url.setQuery(QStringLiteral("immutable=1"));
    return {url.toEncoded().toStdString(), SQLite::OPEN_READONLY | SQLite::OPEN_URI};
}

} // namespace

Result<ProjectSummary> readProjectSummary(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return Error{ErrorCode::FileNotFound, path};
    try {
        SQLite::Database connection = connect(file);
        connection.exec("PRAGMA trusted_schema = OFF");
        SQLite::Statement query(connection, "SELECT coalesce(sum(units), 0), coalesce(sum(decided), 0) FROM documents WHERE state = 0");
        query.executeStep();
        return ProjectSummary{query.getColumn(0).getInt64(), query.getColumn(1).getInt64()};
    } catch (const SQLite::Exception &exception) {
        return storeError(exception, path);
    }
}

} // namespace glossator
