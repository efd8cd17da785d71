#include "store/settingsstore.h"

#include "store/sqlcall.h"
#include "store/transaction.h"

namespace glossator {

SettingsStore::SettingsStore(Database &database) : m_database(database) {}

Result<QString> SettingsStore::value(const QString &name, const QString &fallback) const
{
    return sqlCall(m_database, [&] {
        Query query(m_database, "SELECT value FROM settings WHERE name = ?1");
        return query.bind(name).next() ? query.text(0) : fallback;
    });
}

Result<void> SettingsStore::setValue(const QString &name, const QString &value)
{
    return inTransaction(m_database, [&] {
        Query(m_database, "INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)").bind(name, value).execute();
    });
}

} // namespace glossator
