#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "text/annotation.h"

namespace glossator {

struct UnitDecision
{
    UnitId unit;
    Decision decision;
};

/// The append-only journal of decisions. An action is what one undo takes back: one decision or a bulk of them. Undo
/// and redo append rows too, so that history is never rewritten, and work across restarts. Each call is one
/// transaction, on disk when it returns.
///
/// What an import brings is in the journal but not on the undo stack. Removing a document leaves its part of the
/// journal as it is; actions that concern only removed documents leave the undo stack.
class DecisionStore
{
public:
    explicit DecisionStore(Database &database);

    /// Decisions for no unit make no action: the id returned is not valid then.
    [[nodiscard]] Result<ActionId> append(std::span<const UnitDecision> decisions);
    /// Takes back the latest action in force; returns its units, empty when there is nothing to undo.
    [[nodiscard]] Result<std::vector<UnitId>> undo();
    [[nodiscard]] Result<std::vector<UnitId>> redo();
    [[nodiscard]] Result<bool> canUndo() const;
    [[nodiscard]] Result<bool> canRedo() const;

    [[nodiscard]] Result<std::optional<Decision>> inForce(UnitId unit) const;
    /// All decisions in force, in document order.
    [[nodiscard]] Result<std::vector<UnitDecision>> allInForce() const;
    /// Everything ever decided for a unit, oldest first, undone decisions included.
    [[nodiscard]] Result<std::vector<Decision>> history(UnitId unit) const;

private:
    Database &m_database;
};

} // namespace glossator
