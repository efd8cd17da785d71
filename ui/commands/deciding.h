#pragma once

#include <QString>
#include <QStringList>

#include "base/result.h"
#include "service/project.h"

namespace glossator {

/// What the annotator had before their eyes when deciding; kept with the decision.
struct SuggestionContext
{
    QString modelVersion; ///< empty: there was no prediction
    bool shown = false;
};

/// Each function is one step of undo; it is on disk when the function returns. The project's journal, not a stack in memory, knows
/// what undo takes back, so that undo works across restarts.
[[nodiscard]] Result<void> chooseSenses(Project &project, UnitId unit, const QStringList &senses, const SuggestionContext &context);
[[nodiscard]] Result<void> refuseSenses(Project &project, UnitId unit, const SuggestionContext &context);
[[nodiscard]] Result<void> clearDecision(Project &project, UnitId unit, const SuggestionContext &context);

} // namespace glossator
