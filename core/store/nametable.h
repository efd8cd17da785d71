#pragma once

#include <QHash>
#include <QString>

#include "store/database.h"

namespace glossator {

/// Strings that recur (sense keys, model versions), kept once in a table (id, name) and remembered here. Throws
/// SQLite::Exception.
class NameTable
{
public:
    NameTable(Database &database, const char *findId, const char *findName, const char *insert);

    /// Adds the name if it is new; within a transaction.
    [[nodiscard]] qint64 idOf(const QString &name);
    /// -1 if the table does not hold the name.
    [[nodiscard]] qint64 findId(const QString &name);
    /// Empty for an id that the table does not hold.
    [[nodiscard]] QString nameOf(qint64 id);
    /// After a roll-back: names added since are gone from the table.
    void forget();

private:
    Database &m_database;
    const char *m_findId;
    const char *m_findName;
    const char *m_insert;
    QHash<QString, qint64> m_ids;
    QHash<qint64, QString> m_names;
};

} // namespace glossator
