#pragma once

#include <QString>
#include <QStringList>

#include <optional>

#include "base/result.h"
#include "service/project.h"

namespace glossator {

/// What the annotator had before their eyes when deciding, and what they wrote to it; kept with the decision.
struct DecisionContext
{
    QString modelVersion; ///< empty: there was no prediction
    bool shown = false;
    std::optional<SenseProbability> suggestion{}; ///< the model's first sense, shown or not
    SenseOrder order = SenseOrder::Unknown;
    QString comment{};
};

/// Each function is one step of undo; it is on disk when the function returns. The project's journal, not a stack in memory, knows
/// what undo takes back, so that undo works across restarts.
[[nodiscard]] Result<void> chooseSenses(Project &project, UnitId unit, const QStringList &senses, const DecisionContext &context);
/// Adds a sense behind those decided, or takes it out if it is among them; without its last sense the decision is cleared.
[[nodiscard]] Result<void> toggleSense(Project &project, UnitId unit, const QString &sense, const DecisionContext &context);
/// verdict: one of the refusals.
[[nodiscard]] Result<void> refuseSenses(Project &project, UnitId unit, Verdict verdict, const DecisionContext &context);
[[nodiscard]] Result<void> clearDecision(Project &project, UnitId unit, const DecisionContext &context);
/// The decision in force with another comment; nothing without a decision, or if it has that comment.
[[nodiscard]] Result<void> amendComment(Project &project, UnitId unit, const QString &comment);

} // namespace glossator
