#pragma once

#include <functional>

#include "base/result.h"
#include "store/database.h"

namespace glossator {

/// Makes what is done until commit() one step: all of it, or nothing if the object goes out of scope before. The
/// store's own writes take part, and transactions nest (an inner one that is rolled back takes only its own part back).
/// Thread contract: that of its Database.
class [[nodiscard]] Transaction
{
public:
    /// Errors: ProjectBusy or Cancelled when another connection writes for too long, see Database; ProjectMoved.
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    /// For several reads that have to agree with each other while other connections write.
    [[nodiscard]] static Result<Transaction> beginReading(Database &database);

    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// On disk when the outermost one returns.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database &database, int level);
    static Result<Transaction> begin(Database &database, const char *outermost);
    void rollBack() noexcept;

    Database *m_database;
    int m_level; ///< 1 for the outermost
};

/// A transaction of one write, which may throw SQLite::Exception.
[[nodiscard]] Result<void> inTransaction(Database &database, const std::function<void()> &write);

} // namespace glossator
