#pragma once

#include <optional>
#include <span>

#include "store/decisionstore.h"

namespace glossator {

/// The suggestions that need no look: those at or above a probability where people have found few enough wrong.
struct SureBand
{
    double threshold = 1; ///< probability of the suggestion
    double errorBound = 1; ///< upper, one-sided, 95 % (Clopper-Pearson) for this threshold on its own
    qint64 judged = 0; ///< suggestions at or above the threshold that people have judged
    qint64 wrong = 0; ///< of those
    bool fromHidden = false; ///< judged without seeing the suggestion

    bool operator==(const SureBand &) const = default;
};

/// Hidden suggestions alone are the measure once there are so many: where people see the suggestion they may follow it.
inline constexpr int hiddenNeeded = 30;

/// The lowest threshold, in steps of a hundredth, whose error bound is below errorRate; nothing while the decisions are too few or too
/// often others than suggested.
[[nodiscard]] std::optional<SureBand> findSureBand(std::span<const JudgedSuggestion> judged, double errorRate);

} // namespace glossator
