#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/ids.h"
#include "base/progress.h"
#include "base/result.h"
#include "store/database.h"
#include "store/journaloutcome.h"
#include "text/annotation.h"

namespace glossator {

struct UnitDecision
{
    UnitId unit;
    Decision decision;
};

/// The model's suggestion for a unit, and what a person made of it who decided on that unit alone.
struct JudgedSuggestion
{
    float probability = 0;
    bool agreed = false; ///< the suggested sense is among those decided
    bool shown = false; ///< the person saw the suggestion
};

/// A way through the journal's stack of actions.
struct JournalStep
{
    enum class Kind { Undo, Redo, Travel };
    Kind kind = Kind::Undo;
    ActionId action{}; ///< of Travel: the one that is to be the last done
};

/// The append-only journal of decisions and repairs. An action is what one undo takes back: one decision, a bulk of them, or a repair
/// (see RepairStore). Undo and redo append rows too, so that history is never rewritten, and work across restarts. Each call is one
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
    /// For bulks: reports progress in decisions, and decides nothing when cancelled (error: Cancelled).
    [[nodiscard]] Result<ActionId> append(std::span<const UnitDecision> decisions, const TaskControl &control);
    /// Takes back the latest action in force; returns its units, empty when there is nothing to undo.
    [[nodiscard]] Result<std::vector<UnitId>> undo();
    [[nodiscard]] Result<std::vector<UnitId>> redo();
    /// How many decisions a step would touch, counted up to a limit: many take their time. A repair counts as several.
    [[nodiscard]] Result<qint64> sizeOf(const JournalStep &step, qint64 limit) const;
    /// The three functions here by name, with all that they change.
    [[nodiscard]] Result<JournalOutcome> take(const JournalStep &step);
    /// Undoes or does again until this action is the last one done; all of it is one transaction, each step an action of the journal.
    /// Returns the units, each once. Nothing happens if the action is neither done nor undone.
    [[nodiscard]] Result<std::vector<UnitId>> travelTo(ActionId action);
    /// The newest of the journal; 0 while it is empty.
    [[nodiscard]] Result<ActionId> lastAction() const;
    /// What all that came after this action have changed, imports apart: other programs write to the journal, too.
    [[nodiscard]] Result<JournalOutcome> since(ActionId action) const;
    [[nodiscard]] Result<bool> canUndo() const;
    [[nodiscard]] Result<bool> canRedo() const;

    [[nodiscard]] Result<std::optional<Decision>> inForce(UnitId unit) const;
    /// All decisions in force, in document order.
    [[nodiscard]] Result<std::vector<UnitDecision>> allInForce() const;
    /// The decisions in force that answer a suggestion: not those of imports, nor made in bulk, nor "unsure". Whether what is not taggable or
    /// lacks its sense should have been accepted as suggested is no question: there the suggestion was wrong.
    [[nodiscard]] Result<std::vector<JudgedSuggestion>> judgedSuggestions() const;
    /// Everything ever decided for a unit, oldest first, undone decisions included.
    [[nodiscard]] Result<std::vector<Decision>> history(UnitId unit) const;

private:
    Database &m_database;
};

} // namespace glossator
