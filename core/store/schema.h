#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <span>

namespace glossator {

/// migrations()[n] takes a file from schema version n to n + 1; a new file goes through all of them.
[[nodiscard]] std::span<const char *const> migrations();
[[nodiscard]] int currentSchemaVersion();

/// Brings the open file to the last version of the list in one transaction. Throws SQLite::Exception and leaves the
/// file as it was.
void migrate(SQLite::Database &connection, std::span<const char *const> steps);

/// Fails (throws) unless every table and column the program uses is there.
void checkSchema(SQLite::Database &connection);

} // namespace glossator
