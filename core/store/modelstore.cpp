#include "store/modelstore.h"

#include "store/settingsstore.h"
#include "store/sqlcall.h"
#include "store/transaction.h"

namespace glossator {

namespace {

const QString currentModel = QStringLiteral("model/current");

Error missing(const QString &version)
{
    return {ErrorCode::ModelMissing, version, 0, {}};
}

bool hasParts(Database &database, const QString &version)
{
    Query query(database, "SELECT 1 FROM models WHERE version = ?1 AND length(trained_parts) > 0");
    return query.bind(version).next();
}

} // namespace

ModelStore::ModelStore(Database &database) : m_database(database) {}

Result<void> ModelStore::add(const ModelRecord &record, const QByteArray &trainedParts)
{
    return sqlCall(m_database, [&] {
        Query(m_database,
              "INSERT INTO models (version, parent, created, score_before, score_after, held_out, trained_on, "
              "trained_parts) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
            .bind(record.version, record.parent, record.created.toMSecsSinceEpoch(), record.scores.before, record.scores.after,
                  record.scores.heldOut, record.scores.trainedOn, trainedParts)
            .execute();
    });
}

Result<std::vector<ModelRecord>> ModelStore::all() const
{
    return sqlCall(m_database, [&] {
        std::vector<ModelRecord> records;
        Query query(m_database,
                    "SELECT version, parent, created, score_before, score_after, held_out, trained_on, length(trained_parts) FROM models "
                    "ORDER BY rowid");
        while (query.next()) {
            const ModelScores scores{query.real(3), query.real(4), int(query.number(5)), int(query.number(6))};
            records.push_back(
                {query.text(0), query.text(1), QDateTime::fromMSecsSinceEpoch(query.number(2), Qt::UTC), scores, query.number(7) > 0});
        }
        return records;
    });
}

Result<QByteArray> ModelStore::trainedParts(const QString &version) const
{
    return sqlCall(m_database, [&]() -> Result<QByteArray> {
        Query query(m_database, "SELECT trained_parts FROM models WHERE version = ?1");
        if (!query.bind(version).next() || query.blob(0).isEmpty())
            return missing(version);
        return query.blob(0);
    });
}

Result<void> ModelStore::dropTrainedParts(const QString &version)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto inUse = current();
    if (!inUse)
        return inUse.error();
    if (*inUse == version)
        return Error{ErrorCode::ModelInUse, version, 0, {}};
    const Result<void> dropped =
        sqlCall(m_database, [&] { Query(m_database, "UPDATE models SET trained_parts = x'' WHERE version = ?1").bind(version).execute(); });
    return dropped ? transaction->commit() : dropped;
}

Result<QString> ModelStore::current() const
{
    return SettingsStore(m_database).value(currentModel);
}

Result<void> ModelStore::setCurrent(const QString &version)
{
    if (!version.isEmpty()) {
        const Result<bool> known = sqlCall(m_database, [&] { return hasParts(m_database, version); });
        if (!known)
            return known.error();
        if (!*known)
            return missing(version);
    }
    return SettingsStore(m_database).setValue(currentModel, version);
}

} // namespace glossator
