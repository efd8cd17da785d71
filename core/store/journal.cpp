#include "store/journal.h"

#include "store/decisionstore.h"
#include "store/nametable.h"
#include "store/sqlcall.h"
#include "store/unitfacts.h"

namespace glossator {

Journal::Journal(Database &database) : m_database(database) {}

ActionId Journal::appendAction(ActionKind kind, std::optional<ActionId> target)
{
    const auto targetRow = target ? std::optional(target->value) : std::nullopt;
    Query(m_database, "INSERT INTO actions (kind, target, time) VALUES (?1, ?2, ?3)")
        .bind(int(kind), targetRow, QDateTime::currentMSecsSinceEpoch())
        .execute();
    return {m_database.connection().getLastInsertRowid()};
}

void Journal::setState(ActionId action, State state)
{
    Query(m_database,
          "INSERT INTO history (action_id, state) VALUES (?1, ?2) "
          "ON CONFLICT (action_id) DO UPDATE SET state = excluded.state")
        .bind(action.value, int(state))
        .execute();
}

void Journal::forgetUndone()
{
    Query(m_database, "DELETE FROM history WHERE state = ?1").bind(int(State::Undone)).execute();
}

void Journal::append(ActionId action, UnitId unit, const Decision &decision)
{
    std::optional<qint64> modelVersion;
    if (!decision.modelVersion.isEmpty())
        modelVersion = m_database.modelVersions().idOf(decision.modelVersion);
    std::optional<qint64> suggested;
    std::optional<double> probability;
    if (decision.suggestion) {
        suggested = m_database.senseKeys().idOf(decision.suggestion->sense);
        probability = double(decision.suggestion->probability);
    }
    Query(m_database,
          "INSERT INTO decisions (action_id, unit_id, verdict, time, suggestion_shown, annotator, comment, model_version_id, "
          "sense_order, suggested_sense_id, suggested_probability, in_bulk) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
        .bind(action.value, unit.value, int(decision.verdict), decision.time.toMSecsSinceEpoch(), decision.suggestionShown,
              decision.annotator, decision.comment, modelVersion, int(decision.order), suggested, probability, decision.inBulk)
        .execute();
    const qint64 id = m_database.connection().getLastInsertRowid();
    for (int i = 0; i < decision.senses.size(); ++i) {
        const qint64 sense = m_database.senseKeys().idOf(decision.senses[i]);
        Query(m_database, "INSERT INTO decision_senses (decision_id, position, sense_id) VALUES (?1, ?2, ?3)").bind(id, i, sense).execute();
    }
    putInForce(unit, decision.verdict == Verdict::Cleared ? std::nullopt : std::optional(id));
}

void Journal::refresh(UnitId unit)
{
    std::optional<qint64> decision;
    {
        Query query(m_database,
                    "SELECT d.id, d.verdict FROM decisions d JOIN history h ON h.action_id = d.action_id "
                    "WHERE d.unit_id = ?1 AND h.state <> ?2 ORDER BY d.id DESC LIMIT 1");
        if (query.bind(unit.value, int(State::Undone)).next() && query.number(1) != qint64(Verdict::Cleared))
            decision = query.number(0);
    }
    putInForce(unit, decision);
}

void Journal::putInForce(UnitId unit, std::optional<qint64> decision)
{
    int change = 0;
    if (decision) {
        change = Query(m_database, "UPDATE in_force SET decision_id = ?2 WHERE unit_id = ?1").bind(unit.value, *decision).execute() > 0
            ? 0
            : Query(m_database, "INSERT INTO in_force (unit_id, decision_id) VALUES (?1, ?2)").bind(unit.value, *decision).execute();
    } else {
        change = -Query(m_database, "DELETE FROM in_force WHERE unit_id = ?1").bind(unit.value).execute();
    }
    refreshDecisionFacts(m_database, unit);
    if (change == 0)
        return;
    Query query(m_database, "SELECT sentence_id FROM units WHERE id = ?1");
    if (query.bind(unit.value).next())
        m_decidedChanges[query.number(0)] += change;
}

void Journal::updateCounters()
{
    for (auto change = m_decidedChanges.cbegin(); change != m_decidedChanges.cend(); ++change) {
        Query(m_database,
              "UPDATE documents SET decided = decided + ?2 "
              "WHERE id = (SELECT document_id FROM sentences WHERE id = ?1)")
            .bind(change.key(), change.value())
            .execute();
    }
    m_decidedChanges.clear();
}

std::optional<ActionId> Journal::actionAt(const char *sql)
{
    Query query(m_database, sql);
    if (!query.next())
        return {};
    return ActionId{query.number(0)};
}

std::optional<ActionId> Journal::nextToUndo()
{
    return actionAt("SELECT action_id FROM history WHERE state = 0 ORDER BY action_id DESC LIMIT 1");
}

std::optional<ActionId> Journal::nextToRedo()
{
    // Actions are undone from the last to the first, and a new one makes them forgotten; so the one undone last has the
    // lowest id.
    return actionAt("SELECT action_id FROM history WHERE state = 1 ORDER BY action_id LIMIT 1");
}

bool Journal::isOnStack(ActionId action)
{
    Query query(m_database, "SELECT 1 FROM history WHERE action_id = ?1 AND state <> ?2");
    return query.bind(action.value, int(State::Settled)).next();
}

std::vector<UnitId> Journal::unitsOf(ActionId action)
{
    std::vector<UnitId> units;
    Query query(m_database, "SELECT unit_id FROM decisions WHERE action_id = ?1 GROUP BY unit_id ORDER BY min(id)");
    query.bind(action.value);
    while (query.next())
        units.push_back({query.number(0)});
    return units;
}

bool Journal::isInUse(UnitId unit)
{
    Query query(m_database,
                "SELECT 1 FROM units u JOIN sentences s ON s.id = u.sentence_id JOIN documents o ON o.id = s.document_id "
                "WHERE u.id = ?1 AND o.state = 0");
    return query.bind(unit.value).next();
}

void Journal::settleActionsOfRemovedDocuments()
{
    // A unit that a repair took out still belongs to the document it was in.
#define GLOSSATOR_CONCERNS_NOTHING                                                                                                         \
    "NOT EXISTS (SELECT 1 FROM decisions d JOIN units u ON u.id = d.unit_id LEFT JOIN removed_units r ON r.sentence_id = u.sentence_id "   \
    "JOIN documents o ON o.id = ifnull(r.home_id, u.document_id) WHERE d.action_id = history.action_id AND o.state = 0) "                  \
    "AND NOT EXISTS (SELECT 1 FROM repairs p JOIN documents o ON o.id = p.document_id "                                                    \
    "WHERE p.action_id = history.action_id AND o.state = 0)"
    Query(m_database, "DELETE FROM history WHERE state = 1 AND " GLOSSATOR_CONCERNS_NOTHING).execute();
    Query(m_database, "UPDATE history SET state = 2 WHERE state = 0 AND " GLOSSATOR_CONCERNS_NOTHING).execute();
#undef GLOSSATOR_CONCERNS_NOTHING
}

} // namespace glossator
