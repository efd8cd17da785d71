#include "store/queuestore.h"

#include "store/sqlcall.h"
#include "store/transaction.h"

namespace glossator {

QueueStore::QueueStore(Database &database) : m_database(database) {}

Result<std::vector<NamedQueue>> QueueStore::queues() const
{
    return sqlCall(m_database, [&]() -> Result<std::vector<NamedQueue>> {
        std::vector<NamedQueue> queues;
        Query query(m_database, "SELECT name, filter FROM queues ORDER BY name");
        while (query.next()) {
            auto filter = UnitFilter::fromJson(query.text(1));
            if (!filter)
                return damaged(m_database, QStringLiteral("queue %1").arg(query.text(0)));
            queues.push_back({query.text(0), std::move(*filter)});
        }
        return queues;
    });
}

Result<void> QueueStore::put(const NamedQueue &queue)
{
    return inTransaction(m_database, [&] {
        Query(m_database, "INSERT OR REPLACE INTO queues (name, filter) VALUES (?1, ?2)").bind(queue.name, queue.filter.toJson()).execute();
    });
}

Result<void> QueueStore::remove(const QString &name)
{
    return inTransaction(m_database, [&] { Query(m_database, "DELETE FROM queues WHERE name = ?1").bind(name).execute(); });
}

} // namespace glossator
