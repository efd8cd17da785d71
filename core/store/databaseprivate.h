#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <unordered_map>

#include "store/database.h"
#include "store/nametable.h"

namespace glossator {

/// Shared by database.cpp and transaction.cpp only.
struct Database::Private
{
    QString path;
    std::unique_ptr<SQLite::Database> connection;
    /// By the address of the SQL: every statement of the store is a literal.
    std::unordered_map<const char *, SQLite::Statement> statements;
    std::unique_ptr<NameTable> senseKeys;
    std::unique_ptr<NameTable> modelVersions;
    int transactionLevel = 0;
};

} // namespace glossator
