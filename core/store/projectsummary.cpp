#include "store/projectsummary.h"

#include <QFileInfo>

#include "store/sqlcall.h"

namespace glossator {

Result<ProjectSummary> readProjectSummary(const QString &path)
{
    if (!QFileInfo::exists(path))
        return Error{ErrorCode::FileNotFound, path};
    try {
        SQLite::Database connection(QFileInfo(path).absoluteFilePath().toStdString(), SQLite::OPEN_READONLY);
        connection.exec("PRAGMA trusted_schema = OFF");
        SQLite::Statement query(connection, "SELECT coalesce(sum(units), 0), coalesce(sum(decided), 0) FROM documents WHERE state = 0");
        query.executeStep();
        return ProjectSummary{query.getColumn(0).getInt64(), query.getColumn(1).getInt64()};
    } catch (const SQLite::Exception &exception) {
        return storeError(exception, path);
    }
}

} // namespace glossator
