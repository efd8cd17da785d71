#pragma once

#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "text/annotation.h"
#include "text/repairchanges.h"

namespace glossator {

/// One step of the journal as people read it. Undo and redo are no entries of their own: they show in the state of what they touched.
struct HistoryEntry
{
    enum class State {
        Done, ///< undo comes to it
        Undone, ///< redo comes to it
        Settled, ///< it came with an import, or its documents are gone: no undo
    };

    ActionId action;
    State state = State::Done;
    bool isImport = false;
    bool isRepair = false; ///< then what it changed counts, not the decisions that went with it
    QDateTime time; ///< UTC
    QString annotator;
    qint64 decisions = 0; ///< more than one: a bulk
    UnitId unit; ///< of the first decision, or one that was repaired; invalid where a repair left none
    bool unitInUse = false; ///< false: its document was removed, or a repair took it out
    bool documentInUse = false; ///< false: it was removed
    std::vector<RepairChange> changes;
    std::optional<Decision> from; ///< what was in force before the first decision
    Decision to; ///< the first decision
};

/// Reads the journal step by step, from the newest back; steps that were undone for good are left out. Thread contract: that of its Database.
class DecisionHistory
{
public:
    explicit DecisionHistory(Database &database);

    /// Newest first: those before an action, or the newest of all.
    [[nodiscard]] Result<std::vector<HistoryEntry>> before(std::optional<ActionId> action, int count) const;
    /// Newest first.
    [[nodiscard]] Result<std::vector<HistoryEntry>> after(ActionId action) const;
    /// What redo comes to first: of the entries from it on, those that are not settled are undone, and all earlier ones are done.
    [[nodiscard]] Result<std::optional<ActionId>> firstUndone() const;

private:
    [[nodiscard]] Result<std::vector<HistoryEntry>> read(const char *sql, qint64 action, qint64 count) const;

    Database &m_database;
};

} // namespace glossator
