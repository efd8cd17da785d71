#include "store/transaction.h"

#include <utility>

#include "store/databaseprivate.h"
#include "store/sqlcall.h"

namespace glossator {

Transaction::Transaction(Database &database, int level) : m_database(&database), m_level(level) {}

Transaction::Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)), m_level(other.m_level) {}

Transaction::~Transaction()
{
    rollBack();
}

Result<Transaction> Transaction::begin(Database &database)
{
    if (Result<void> inPlace = database.checkPlace(); !inPlace)
        return inPlace.error();
    // A deferred transaction that turns into a writing one fails at once when another connection wrote in between.
    return begin(database, "BEGIN IMMEDIATE");
}

Result<Transaction> Transaction::beginReading(Database &database)
{
    return begin(database, "BEGIN");
}

Result<Transaction> Transaction::begin(Database &database, const char *outermost)
{
    return sqlCall(database, [&]() -> Result<Transaction> {
        int &level = database.d->transactionLevel;
        Query(database, level == 0 ? outermost : "SAVEPOINT nested").execute();
        ++level;
        return Transaction(database, level);
    });
}

Result<void> Transaction::commit()
{
    return sqlCall(*m_database, [this] {
        Query(*m_database, m_level == 1 ? "COMMIT" : "RELEASE nested").execute();
        --m_database->d->transactionLevel;
        m_database = nullptr;
    });
}

Result<void> inTransaction(Database &database, const std::function<void()> &write)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    if (Result<void> written = sqlCall(database, write); !written)
        return written;
    return transaction->commit();
}

void Transaction::rollBack() noexcept
{
    if (!m_database)
        return;
    --m_database->d->transactionLevel;
    // Some failures (a full disk, say) have rolled the whole transaction back already; then these fail, rightly.
    if (m_level == 1) {
        m_database->connection().tryExec("ROLLBACK");
    } else {
        m_database->connection().tryExec("ROLLBACK TO nested");
        m_database->connection().tryExec("RELEASE nested");
    }
    m_database->senseKeys().forget();
    m_database->modelVersions().forget();
    m_database = nullptr;
}

} // namespace glossator
