#include "store/exemplarstore.h"

#include <algorithm>

#include "store/nametable.h"
#include "store/rowcodec.h"
#include "store/sqlcall.h"

namespace glossator {

namespace {

const QString prefix = QStringLiteral("memory/base/");
const QString afterPrefix = QStringLiteral("memory/base0"); // '0' follows '/'

QString nameOf(UnitId unit)
{
    return prefix + QString::number(unit.value);
}

LemmaClass lemmaAt(Query &query)
{
    return {query.text(0), WordClass(query.number(1))};
}

} // namespace

bool dropKeptBase(Database &database, UnitId unit)
{
    return Query(database, "DELETE FROM settings WHERE name = ?1").bind(nameOf(unit)).execute() > 0;
}

ExemplarStore::ExemplarStore(Database &database) : m_database(database) {}

Result<std::vector<LemmaClass>> ExemplarStore::lemmasOf(const std::vector<UnitId> &units) const
{
    return sqlCall(m_database, [&] {
        std::vector<LemmaClass> lemmas;
        for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
            Query query(m_database, "SELECT lemma, word_class FROM units WHERE id = ?1");
            if (!query.bind(unit->value).next())
                continue;
            if (LemmaClass lemma = lemmaAt(query); std::ranges::find(lemmas, lemma) == lemmas.end())
                lemmas.push_back(std::move(lemma));
        }
        return lemmas;
    });
}

Result<std::vector<LemmaClass>> ExemplarStore::decidedLemmas() const
{
    return sqlCall(m_database, [&] {
        std::vector<LemmaClass> lemmas;
        Query query(m_database,
                    "SELECT u.lemma, u.word_class FROM units u INDEXED BY unit_decided_at JOIN documents o ON o.id = u.document_id "
                    "WHERE u.decided_at IS NOT NULL AND o.state = 0 GROUP BY u.lemma, u.word_class ORDER BY max(u.decided_at) DESC");
        while (query.next())
            lemmas.push_back(lemmaAt(query));
        return lemmas;
    });
}

Result<std::optional<Prediction>> ExemplarStore::base(UnitId unit, const QString &modelVersion) const
{
    return sqlCall(m_database, [&]() -> Result<std::optional<Prediction>> {
        Query query(m_database, "SELECT value FROM settings WHERE name = ?1");
        if (!query.bind(nameOf(unit)).next())
            return std::optional<Prediction>();
        const QString value = query.text(0);
        const qsizetype end = value.indexOf(u' ');
        const auto candidates = unpackCandidates(QByteArray::fromBase64(value.sliced(end + 1).toLatin1()));
        if (end < 0 || !candidates)
            return damaged(m_database, nameOf(unit));
        if (m_database.modelVersions().nameOf(value.first(end).toLongLong()) != modelVersion)
            return std::optional<Prediction>();
        Prediction prediction{{}, modelVersion};
        for (const auto &[sense, probability] : *candidates)
            prediction.candidates.push_back({m_database.senseKeys().nameOf(sense), probability});
        return std::optional(std::move(prediction));
    });
}

Result<void> ExemplarStore::keepBase(UnitId unit, const Prediction &prediction)
{
    return sqlCall(m_database, [&] {
        std::vector<PackedCandidate> candidates;
        for (const SenseProbability &candidate : prediction.candidates)
            candidates.emplace_back(qint32(m_database.senseKeys().idOf(candidate.sense)), candidate.probability);
        const QString value = QString::number(m_database.modelVersions().idOf(prediction.modelVersion)) + u' '
            + QString::fromLatin1(packCandidates(candidates).toBase64());
        Query(m_database, "INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)").bind(nameOf(unit), value).execute();
    });
}

Result<void> ExemplarStore::dropBase(UnitId unit)
{
    return sqlCall(m_database, [&] { dropKeptBase(m_database, unit); });
}

Result<std::vector<UnitId>> ExemplarStore::unitsWithBase() const
{
    return sqlCall(m_database, [&] {
        std::vector<UnitId> units;
        Query query(m_database, "SELECT name FROM settings WHERE name >= ?1 AND name < ?2");
        query.bind(prefix, afterPrefix);
        while (query.next())
            units.push_back({query.text(0).sliced(prefix.size()).toLongLong()});
        return units;
    });
}

Result<std::vector<UnitId>> ExemplarStore::unitsWithBase(const LemmaClass &lemma) const
{
    const auto all = unitsWithBase();
    if (!all)
        return all;
    return sqlCall(m_database, [&] {
        std::vector<UnitId> units;
        for (const UnitId unit : *all) {
            Query query(m_database, "SELECT lemma, word_class FROM units WHERE id = ?1");
            if (query.bind(unit.value).next() && lemmaAt(query) == lemma)
                units.push_back(unit);
        }
        return units;
    });
}

} // namespace glossator
