#include "store/nametable.h"

#include "store/sqlcall.h"

namespace glossator {

NameTable::NameTable(Database &database, const char *findId, const char *findName, const char *insert) :
    m_database(database),
    m_findId(findId),
    m_findName(findName),
    m_insert(insert)
{}

qint64 NameTable::idOf(const QString &name)
{
    qint64 id = findId(name);
    if (id >= 0)
        return id;
    Query(m_database, m_insert).bind(name).execute();
    id = m_database.connection().getLastInsertRowid();
    m_ids.insert(name, id);
    m_names.insert(id, name);
    return id;
}

qint64 NameTable::findId(const QString &name)
{
    if (const auto known = m_ids.constFind(name); known != m_ids.constEnd())
        return *known;
    Query query(m_database, m_findId);
    if (!query.bind(name).next())
        return -1;
    const qint64 id = query.number(0);
    m_ids.insert(name, id);
    m_names.insert(id, name);
    return id;
}

QString NameTable::nameOf(qint64 id)
{
    if (const auto known = m_names.constFind(id); known != m_names.constEnd())
        return *known;
    Query query(m_database, m_findName);
    if (!query.bind(id).next())
        return {};
    const QString name = query.text(0);
    m_names.insert(id, name);
    return name;
}

void NameTable::forget()
{
    m_ids.clear();
    m_names.clear();
}

} // namespace glossator
