#include "store/decisionstore.h"

#include <algorithm>
#include <unordered_set>

#include "store/decisionrows.h"
#include "store/journal.h"
#include "store/repairstore.h"
#include "store/sqlcall.h"
#include "store/transaction.h"

namespace glossator {

namespace {

constexpr qint64 decisionsARepair = 16; ///< that take as long

/// Undo and redo: find the action, note in the journal what is done with it, put the sentences back that it repaired, and see what is in
/// force now.
Result<void> step(Database &database, Journal::ActionKind kind, JournalOutcome &outcome)
{
    const bool undoes = kind == Journal::ActionKind::Undo;
    Journal journal(database);
    const std::optional<ActionId> target = undoes ? journal.nextToUndo() : journal.nextToRedo();
    if (!target)
        return {};
    outcome.lastAction = journal.appendAction(kind, target);
    if (!outcome.firstAction.isValid())
        outcome.firstAction = outcome.lastAction;
    journal.setState(*target, undoes ? Journal::State::Undone : Journal::State::Done);
    const auto repaired = stepRepair(database, *target, undoes ? RepairStep::Undo : RepairStep::Redo);
    if (!repaired)
        return repaired.error();
    if (*repaired)
        outcome.add(**repaired);
    const std::vector<UnitId> units = journal.unitsOf(*target);
    for (UnitId unit : units)
        journal.refresh(unit);
    journal.updateCounters();
    outcome.add(units);
    return {};
}

Result<void> stepsTo(Database &database, ActionId action, JournalOutcome &outcome)
{
    Journal journal(database);
    if (!journal.isOnStack(action))
        return {};
    Result<void> done;
    for (auto last = journal.nextToUndo(); done && last && *last > action; last = journal.nextToUndo())
        done = step(database, Journal::ActionKind::Undo, outcome);
    for (auto next = journal.nextToRedo(); done && next && *next <= action; next = journal.nextToRedo())
        done = step(database, Journal::ActionKind::Redo, outcome);
    return done;
}

Result<void> stepAs(Database &database, const JournalStep &wanted, JournalOutcome &outcome)
{
    switch (wanted.kind) {
    case JournalStep::Kind::Undo:
        return step(database, Journal::ActionKind::Undo, outcome);
    case JournalStep::Kind::Redo:
        return step(database, Journal::ActionKind::Redo, outcome);
    case JournalStep::Kind::Travel:
        return stepsTo(database, wanted.action, outcome);
    }
    Q_UNREACHABLE();
}

/// What the actions after this one did, in the journal's order. Imports tell of themselves by their documents.
Result<void> readSteps(Database &database, ActionId after, JournalOutcome &outcome)
{
    struct Step
    {
        Journal::ActionKind kind;
        ActionId done; ///< what an undo or a redo concerns, else the action itself
    };
    std::vector<Step> steps;
    Query query(database, "SELECT kind, coalesce(target, id) FROM actions WHERE id > ?1 AND kind <> ?2 ORDER BY id");
    query.bind(after.value, int(Journal::ActionKind::Import));
    while (query.next())
        steps.push_back({Journal::ActionKind(query.number(0)), {query.number(1)}});
    Journal journal(database);
    for (const auto &[kind, done] : steps) {
        const auto repaired = repairOutcome(database, done, kind == Journal::ActionKind::Undo ? RepairStep::Undo : RepairStep::Redo);
        if (!repaired)
            return repaired.error();
        if (*repaired)
            outcome.add(**repaired);
        outcome.add(journal.unitsOf(done));
    }
    return {};
}

/// Each unit in use stays where it stands first.
void keepUsedOnce(Database &database, std::vector<UnitId> &units)
{
    Journal journal(database);
    std::unordered_set<UnitId> seen;
    std::erase_if(units, [&](UnitId unit) { return !seen.insert(unit).second || !journal.isInUse(unit); });
}

Result<std::vector<UnitId>> unitsOf(const Result<JournalOutcome> &outcome)
{
    if (!outcome)
        return outcome.error();
    return outcome->units;
}

Result<std::vector<Decision>> readDecisions(Database &database, const char *sql, UnitId unit)
{
    return sqlCall(database, [&] {
        std::vector<Decision> decisions;
        Query query(database, sql);
        query.bind(unit.value);
        while (query.next()) {
            decisions.push_back(decisionAt(database, query, 0));
            decisions.back().senses = sensesOf(database, query.number(0));
        }
        return decisions;
    });
}

} // namespace

DecisionStore::DecisionStore(Database &database) : m_database(database) {}

Result<ActionId> DecisionStore::append(std::span<const UnitDecision> decisions)
{
    return append(decisions, {});
}

Result<ActionId> DecisionStore::append(std::span<const UnitDecision> decisions, const TaskControl &control)
{
    constexpr size_t atATime = 256;
    if (decisions.empty())
        return ActionId{};
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const Result<ActionId> action = sqlCall(m_database, [&]() -> Result<ActionId> {
        Journal journal(m_database);
        journal.forgetUndone();
        const ActionId appended = journal.appendAction(Journal::ActionKind::Decide);
        journal.setState(appended, Journal::State::Done);
        for (size_t i = 0; i < decisions.size(); ++i) {
            if (i % atATime == 0) {
                if (control.isCancelled())
                    return Error{ErrorCode::Cancelled, m_database.path(), 0, {}};
                control.progress(qint64(i), qint64(decisions.size()));
            }
            journal.append(appended, decisions[i].unit, decisions[i].decision);
        }
        journal.updateCounters();
        return appended;
    });
    if (!action)
        return action;
    if (Result<void> committed = transaction->commit(); !committed)
        return committed.error();
    return action;
}

Result<std::vector<UnitId>> DecisionStore::undo()
{
    return unitsOf(take({JournalStep::Kind::Undo}));
}

Result<std::vector<UnitId>> DecisionStore::redo()
{
    return unitsOf(take({JournalStep::Kind::Redo}));
}

Result<std::vector<UnitId>> DecisionStore::travelTo(ActionId action)
{
    return unitsOf(take({JournalStep::Kind::Travel, action}));
}

Result<qint64> DecisionStore::sizeOf(const JournalStep &step, qint64 limit) const
{
    return sqlCall(m_database, [&]() -> qint64 {
        Journal journal(m_database);
        // Undo travels to what is before the last action done, redo to the first undone.
        std::optional<ActionId> last = step.action;
        if (step.kind == JournalStep::Kind::Undo) {
            last = journal.nextToUndo();
            if (last)
                --last->value;
        } else if (step.kind == JournalStep::Kind::Redo) {
            last = journal.nextToRedo();
        }
        if (!last)
            return 0;
        Query query(m_database,
                    "SELECT count(*) FROM (SELECT 1 FROM history h JOIN decisions d ON d.action_id = h.action_id "
                    "WHERE h.state = 0 AND h.action_id > ?1 UNION ALL "
                    "SELECT 1 FROM history h JOIN decisions d ON d.action_id = h.action_id "
                    "WHERE h.state = 1 AND h.action_id <= ?1 LIMIT ?2)");
        query.bind(last->value, limit);
        const qint64 decisions = query.next() ? query.number(0) : 0;
        Query repairs(m_database,
                      "SELECT count(*) FROM history h JOIN repairs r ON r.action_id = h.action_id "
                      "WHERE (h.state = 0 AND h.action_id > ?1) OR (h.state = 1 AND h.action_id <= ?1)");
        const qint64 repaired = repairs.bind(last->value).next() ? repairs.number(0) : 0;
        return std::min(limit, decisions + repaired * decisionsARepair);
    });
}

Result<JournalOutcome> DecisionStore::take(const JournalStep &step)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    JournalOutcome outcome;
    const Result<void> done = sqlCall(m_database, [&]() -> Result<void> {
        if (Result<void> taken = stepAs(m_database, step, outcome); !taken)
            return taken;
        keepUsedOnce(m_database, outcome.units);
        return {};
    });
    if (!done)
        return done.error();
    if (Result<void> committed = transaction->commit(); !committed)
        return committed.error();
    return outcome;
}

Result<ActionId> DecisionStore::lastAction() const
{
    return sqlCall(m_database, [&] {
        Query query(m_database, "SELECT coalesce(max(id), 0) FROM actions");
        query.next();
        return ActionId{query.number(0)};
    });
}

Result<JournalOutcome> DecisionStore::since(ActionId action) const
{
    const Result<Transaction> transaction = Transaction::beginReading(m_database);
    if (!transaction)
        return transaction.error();
    const Result<ActionId> last = lastAction();
    if (!last)
        return last.error();
    JournalOutcome outcome;
    if (last->value <= action.value)
        return outcome;
    outcome.firstAction = {action.value + 1};
    outcome.lastAction = *last;
    const Result<void> read = sqlCall(m_database, [&] {
        Result<void> steps = readSteps(m_database, action, outcome);
        keepUsedOnce(m_database, outcome.units);
        return steps;
    });
    if (!read)
        return read.error();
    return outcome;
}

Result<bool> DecisionStore::canUndo() const
{
    return sqlCall(m_database, [&] { return Journal(m_database).nextToUndo().has_value(); });
}

Result<bool> DecisionStore::canRedo() const
{
    return sqlCall(m_database, [&] { return Journal(m_database).nextToRedo().has_value(); });
}

Result<std::optional<Decision>> DecisionStore::inForce(UnitId unit) const
{
    const Result<std::vector<Decision>> decisions = readDecisions(
        m_database, "SELECT " GLOSSATOR_DECISION_COLUMNS " FROM in_force f JOIN decisions d ON d.id = f.decision_id WHERE f.unit_id = ?1",
        unit);
    if (!decisions)
        return decisions.error();
    return decisions->empty() ? std::nullopt : std::optional(decisions->front());
}

Result<std::vector<UnitDecision>> DecisionStore::allInForce() const
{
    return sqlCall(m_database, [&] {
        std::vector<UnitDecision> decisions;
        Query query(m_database,
                    "SELECT " GLOSSATOR_DECISION_COLUMNS ", f.unit_id FROM in_force f JOIN decisions d ON d.id = f.decision_id "
                    "JOIN units u ON u.id = f.unit_id JOIN sentences s ON s.id = u.sentence_id "
                    "JOIN documents o ON o.id = s.document_id WHERE o.state = 0 "
                    "ORDER BY s.document_id, s.position, u.position");
        while (query.next()) {
            decisions.push_back({{query.number(decisionColumnCount)}, decisionAt(m_database, query, 0)});
            decisions.back().decision.senses = sensesOf(m_database, query.number(0));
        }
        return decisions;
    });
}

Result<std::vector<JudgedSuggestion>> DecisionStore::judgedSuggestions() const
{
    return sqlCall(m_database, [&] {
        std::vector<JudgedSuggestion> judged;
        Query query(m_database,
                    "SELECT d.suggested_probability, d.suggestion_shown, EXISTS (SELECT 1 FROM decision_senses c "
                    "WHERE c.decision_id = d.id AND c.sense_id = d.suggested_sense_id) FROM in_force f "
                    "JOIN decisions d ON d.id = f.decision_id JOIN units u ON u.id = f.unit_id "
                    "JOIN sentences s ON s.id = u.sentence_id JOIN documents o ON o.id = s.document_id "
                    "WHERE d.suggested_sense_id IS NOT NULL AND d.in_bulk = 0 AND d.verdict <> ?1 AND o.state = 0");
        query.bind(int(Verdict::Unsure));
        while (query.next())
            judged.push_back({float(query.real(0)), query.number(2) != 0, query.number(1) != 0});
        return judged;
    });
}

Result<std::vector<Decision>> DecisionStore::history(UnitId unit) const
{
    return readDecisions(m_database, "SELECT " GLOSSATOR_DECISION_COLUMNS " FROM decisions d WHERE d.unit_id = ?1 ORDER BY d.id", unit);
}

} // namespace glossator
