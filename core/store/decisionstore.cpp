#include "store/decisionstore.h"

#include "store/decisionrows.h"
#include "store/journal.h"
#include "store/sqlcall.h"
#include "store/transaction.h"

namespace glossator {

namespace {

bool isInUse(Database &database, UnitId unit)
{
    Query query(database,
                "SELECT 1 FROM units u JOIN sentences s ON s.id = u.sentence_id JOIN documents o ON o.id = s.document_id "
                "WHERE u.id = ?1 AND o.state = 0");
    return query.bind(unit.value).next();
}

/// Undo and redo: find the action, note in the journal what is done with it, and see what is in force now.
std::vector<UnitId> step(Database &database, Journal::ActionKind kind)
{
    Journal journal(database);
    const bool undoing = kind == Journal::ActionKind::Undo;
    const std::optional<ActionId> target = undoing ? journal.nextToUndo() : journal.nextToRedo();
    if (!target)
        return {};
    [[maybe_unused]] const ActionId noted = journal.appendAction(kind, target);
    journal.setState(*target, undoing ? Journal::State::Undone : Journal::State::Done);
    std::vector<UnitId> units = journal.unitsOf(*target);
    for (UnitId unit : units)
        journal.refresh(unit);
    journal.updateCounters();
    std::erase_if(units, [&](UnitId unit) { return !isInUse(database, unit); });
    return units;
}

Result<std::vector<UnitId>> stepInTransaction(Database &database, Journal::ActionKind kind)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    Result<std::vector<UnitId>> units = sqlCall(database, [&] { return step(database, kind); });
    if (!units)
        return units;
    if (Result<void> committed = transaction->commit(); !committed)
        return committed.error();
    return units;
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
    if (decisions.empty())
        return ActionId{};
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const Result<ActionId> action = sqlCall(m_database, [&] {
        Journal journal(m_database);
        journal.forgetUndone();
        const ActionId appended = journal.appendAction(Journal::ActionKind::Decide);
        journal.setState(appended, Journal::State::Done);
        for (const UnitDecision &decision : decisions)
            journal.append(appended, decision.unit, decision.decision);
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
    return stepInTransaction(m_database, Journal::ActionKind::Undo);
}

Result<std::vector<UnitId>> DecisionStore::redo()
{
    return stepInTransaction(m_database, Journal::ActionKind::Redo);
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
            decisions.push_back({{query.number(7)}, decisionAt(m_database, query, 0)});
            decisions.back().decision.senses = sensesOf(m_database, query.number(0));
        }
        return decisions;
    });
}

Result<std::vector<Decision>> DecisionStore::history(UnitId unit) const
{
    return readDecisions(m_database, "SELECT " GLOSSATOR_DECISION_COLUMNS " FROM decisions d WHERE d.unit_id = ?1 ORDER BY d.id", unit);
}

} // namespace glossator
