#pragma once

#include <QHash>

#include <optional>
#include <span>
#include <vector>

#include "base/ids.h"
#include "store/database.h"
#include "text/annotation.h"

namespace glossator {

struct UnitDecision;

/// The rows behind DecisionStore: the append-only journal, and what follows from it (history, in_force, the documents'
/// counters). For use within a transaction. Throws SQLite::Exception.
class Journal
{
public:
    enum class ActionKind { Decide, Undo, Redo, Import, Repair };
    /// Values of history.state.
    enum class State { Done, Undone, Settled };

    explicit Journal(Database &database);

    [[nodiscard]] ActionId appendAction(ActionKind kind, std::optional<ActionId> target = {});
    void setState(ActionId action, State state);
    /// Undone actions can no longer be redone.
    void forgetUndone();
    /// Adds the decision's rows and puts it in force.
    void append(ActionId action, UnitId unit, const Decision &decision);
    /// Finds out from the journal which decision is in force now.
    void refresh(UnitId unit);
    /// Adds what changed in the number of decided units to the documents' rows.
    void updateCounters();

    [[nodiscard]] std::optional<ActionId> nextToUndo();
    [[nodiscard]] std::optional<ActionId> nextToRedo();
    /// Whether undo or redo can come to it.
    [[nodiscard]] bool isOnStack(ActionId action);
    /// Of documents in use or not, each once.
    [[nodiscard]] std::vector<UnitId> unitsOf(ActionId action);
    /// False when its document was removed, or a repair took it out.
    [[nodiscard]] bool isInUse(UnitId unit);
    /// Takes actions that concern no document in use off the undo stack.
    void settleActionsOfRemovedDocuments();

private:
    std::optional<ActionId> actionAt(const char *sql);
    void putInForce(UnitId unit, std::optional<qint64> decision);

    Database &m_database;
    QHash<qint64, int> m_decidedChanges; ///< by sentence
};

} // namespace glossator
