#include "store/exemplarstore.h"

#include <algorithm>

#include "store/nametable.h"
#include "store/predictionrow.h"
#include "store/rowcodec.h"
#include "store/sqlcall.h"

namespace glossator {

namespace {

LemmaClass lemmaAt(Query &query)
{
    return {query.text(0), WordClass(query.number(1))};
}

} // namespace

bool dropKeptBase(Database &database, UnitId unit)
{
    return Query(database, "DELETE FROM memory_bases WHERE unit_id = ?1").bind(unit.value).execute() > 0;
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

Result<std::vector<LemmaClass>> ExemplarStore::lemmasWithBase() const
{
    return sqlCall(m_database, [&] {
        std::vector<LemmaClass> lemmas;
        Query query(m_database,
                    "SELECT DISTINCT u.lemma, u.word_class FROM memory_bases b CROSS JOIN units u ON u.id = b.unit_id "
                    "JOIN documents o ON o.id = u.document_id WHERE o.state = 0");
        while (query.next())
            lemmas.push_back(lemmaAt(query));
        return lemmas;
    });
}

Result<std::optional<Prediction>> ExemplarStore::base(UnitId unit, const QString &modelVersion) const
{
    return sqlCall(m_database, [&]() -> Result<std::optional<Prediction>> {
        Query query(m_database, "SELECT model_version_id, candidates, none FROM memory_bases WHERE unit_id = ?1");
        if (!query.bind(unit.value).next() || m_database.modelVersions().nameOf(query.number(0)) != modelVersion)
            return std::optional<Prediction>();
        return predictionAt(m_database, query, 0, unit);
    });
}

Result<void> ExemplarStore::keepBase(UnitId unit, const Prediction &prediction)
{
    return sqlCall(m_database, [&] {
        const PackedPrediction packed = packPrediction(m_database, prediction);
        Query(m_database, "INSERT OR REPLACE INTO memory_bases (unit_id, model_version_id, candidates, none) VALUES (?1, ?2, ?3, ?4)")
            .bind(unit.value, packed.model, packCandidates(packed.candidates), packed.none)
            .execute();
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
        Query query(m_database, "SELECT unit_id FROM memory_bases ORDER BY unit_id");
        while (query.next())
            units.push_back({query.number(0)});
        return units;
    });
}

Result<std::vector<UnitId>> ExemplarStore::unitsWithBase(const LemmaClass &lemma) const
{
    return sqlCall(m_database, [&] {
        std::vector<UnitId> units;
        Query query(m_database,
                    "SELECT b.unit_id FROM memory_bases b JOIN units u ON u.id = b.unit_id WHERE u.lemma = ?1 AND u.word_class = ?2 "
                    "ORDER BY b.unit_id");
        query.bind(lemma.lemma, int(lemma.wordClass));
        while (query.next())
            units.push_back({query.number(0)});
        return units;
    });
}

} // namespace glossator
