#include "store/decisionhistory.h"

#include <algorithm>
#include <limits>

#include "store/decisionrows.h"
#include "store/journal.h"
#include "store/repairstore.h"
#include "store/sqlcall.h"
#include "store/transaction.h"

namespace glossator {

namespace {

/// The first decision of the entry's action.
void readDecision(Database &database, HistoryEntry &entry)
{
    Query query(database,
                "SELECT " GLOSSATOR_DECISION_COLUMNS ", d.unit_id, EXISTS (SELECT 1 FROM units u JOIN sentences s ON s.id = u.sentence_id "
                "JOIN documents o ON o.id = s.document_id WHERE u.id = d.unit_id AND o.state = 0) "
                "FROM decisions d WHERE d.action_id = ?1 ORDER BY d.id LIMIT 1");
    if (!query.bind(entry.action.value).next())
        return;
    entry.to = decisionAt(database, query, 0);
    entry.time = entry.to.time;
    entry.annotator = entry.to.annotator;
    entry.to.senses = sensesOf(database, query.number(0));
    entry.unit = {query.number(decisionColumnCount)};
    entry.unitInUse = query.number(decisionColumnCount + 1) != 0;
    Query home(database,
               "SELECT 1 FROM units u LEFT JOIN removed_units r ON r.sentence_id = u.sentence_id "
               "JOIN documents o ON o.id = ifnull(r.home_id, u.document_id) WHERE u.id = ?1 AND o.state = 0");
    entry.documentInUse = home.bind(entry.unit.value).next();
}

/// What was in force before. Undo goes back in a line: whatever was undone when an action was made can never be done again and has no row
/// in history, so the decision that the action found is the unit's latest one before it that has a row there.
void readPredecessor(Database &database, HistoryEntry &entry)
{
    Query query(database,
                "SELECT " GLOSSATOR_DECISION_COLUMNS " FROM decisions d JOIN history h ON h.action_id = d.action_id "
                "WHERE d.unit_id = ?1 AND d.action_id < ?2 ORDER BY d.id DESC LIMIT 1");
    if (!query.bind(entry.unit.value, entry.action.value).next())
        return;
    Decision decision = decisionAt(database, query, 0);
    if (decision.verdict == Verdict::Cleared)
        return;
    decision.senses = sensesOf(database, query.number(0));
    entry.from = std::move(decision);
}

/// A unit that tells the place: one that was changed, or else one of the sentences.
void findUnit(Database &database, const RepairStore::Done &repair, HistoryEntry &entry)
{
    std::vector<UnitId> units;
    for (const RepairChange &change : entry.changes)
        units.push_back(change.unit);
    for (const RepairSentence &sentence : repair.after)
        units.insert(units.end(), sentence.units.begin(), sentence.units.end());
    const auto found = std::ranges::find_if(units, [&](UnitId unit) { return unit.isValid() && Journal(database).isInUse(unit); });
    entry.unitInUse = found != units.end();
    entry.unit = entry.unitInUse ? *found : UnitId();
}

Result<void> readRepair(Database &database, HistoryEntry &entry)
{
    const auto repair = RepairStore(database).repair(entry.action);
    if (!repair || !*repair)
        return repair ? damaged(database, QStringLiteral("repair %1").arg(entry.action.value)) : repair.error();
    entry.time = (*repair)->time;
    entry.annotator = (*repair)->annotator;
    entry.changes = repairChanges((*repair)->before, (*repair)->after);
    findUnit(database, **repair, entry);
    Query query(database, "SELECT 1 FROM documents WHERE id = ?1 AND state = 0");
    entry.documentInUse = query.bind((*repair)->document.value).next();
    return {};
}

} // namespace

DecisionHistory::DecisionHistory(Database &database) : m_database(database) {}

Result<std::vector<HistoryEntry>> DecisionHistory::read(const char *sql, qint64 action, qint64 count) const
{
    Result<Transaction> transaction = Transaction::beginReading(m_database);
    if (!transaction)
        return transaction.error();
    auto entries = sqlCall(m_database, [&]() -> Result<std::vector<HistoryEntry>> {
        std::vector<HistoryEntry> found;
        {
            Query query(m_database, sql);
            query.bind(action, count);
            while (query.next()) {
                HistoryEntry &entry = found.emplace_back();
                entry.action = {query.number(0)};
                entry.state = HistoryEntry::State(query.number(1));
                entry.isImport = query.number(2) == qint64(Journal::ActionKind::Import);
                entry.isRepair = query.number(2) == qint64(Journal::ActionKind::Repair);
                entry.decisions = query.number(3);
            }
        }
        for (HistoryEntry &entry : found) {
            readDecision(m_database, entry);
            readPredecessor(m_database, entry);
            if (!entry.isRepair)
                continue;
            if (Result<void> read = readRepair(m_database, entry); !read)
                return read.error();
        }
        return found;
    });
    if (!entries)
        return entries;
    if (Result<void> ended = transaction->commit(); !ended)
        return ended.error();
    return entries;
}

#define GLOSSATOR_HISTORY_COLUMNS "h.action_id, h.state, a.kind, (SELECT count(*) FROM decisions d WHERE d.action_id = h.action_id)"

Result<std::vector<HistoryEntry>> DecisionHistory::before(std::optional<ActionId> action, int count) const
{
    return read("SELECT " GLOSSATOR_HISTORY_COLUMNS " FROM history h JOIN actions a ON a.id = h.action_id WHERE h.action_id < ?1 "
                "ORDER BY h.action_id DESC LIMIT ?2",
                action ? action->value : std::numeric_limits<qint64>::max(), count);
}

Result<std::vector<HistoryEntry>> DecisionHistory::after(ActionId action) const
{
    return read("SELECT " GLOSSATOR_HISTORY_COLUMNS " FROM history h JOIN actions a ON a.id = h.action_id WHERE h.action_id > ?1 "
                "ORDER BY h.action_id DESC LIMIT ?2",
                action.value, std::numeric_limits<qint64>::max());
}

Result<std::optional<ActionId>> DecisionHistory::firstUndone() const
{
    return sqlCall(m_database, [&] { return Journal(m_database).nextToRedo(); });
}

} // namespace glossator
