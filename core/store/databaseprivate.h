#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_map>

#include "store/database.h"
#include "store/nametable.h"

namespace glossator {

/// How long somebody waits while another connection writes.
inline constexpr int busyLimitMs = 5000;

/// How long a connection waits for another one that writes.
struct Patience
{
    std::optional<std::stop_token> stop; ///< none: until busyLimitMs

    [[nodiscard]] bool isStopped() const { return stop && stop->stop_requested(); }
};

/// Shared by database.cpp and transaction.cpp only.
struct Database::Private
{
    QString path;
    Patience patience = {}; ///< before the connection, which refers to it
    std::unique_ptr<SQLite::Database> connection;
    /// By the address of the SQL: every statement of the store is a literal.
    std::unordered_map<const char *, SQLite::Statement> statements;
    std::unique_ptr<NameTable> senseKeys;
    std::unique_ptr<NameTable> modelVersions;
    int transactionLevel = 0;
};

} // namespace glossator
