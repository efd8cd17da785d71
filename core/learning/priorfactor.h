#pragma once

#include <span>

#include "learning/calibration.h"

namespace glossator {

/// What the model, which said this with the prior factor `before`, would have said with `after`. The log of a candidate's probability,
/// without the uniform share, is linear in the factor, up to what all share: see UnitScores::frequencySlopes.
[[nodiscard]] ScoredUnit withPriorFactor(const ScoredUnit &unit, double before, double after);

/// The standard deviation of the factors that are expected before anything is known: 0 and 2 lie two of them from 1.
inline constexpr double priorFactorDeviation = 0.5;

/// The prior factor, 0 to mostPriorFactor, that makes the gold senses of polysemous units likeliest, as a Gaussian around 1 expects it
/// (maximum a posteriori): the minimum of
///   - Σ log p(gold | f) + (f - 1)² / (2 priorFactorDeviation²).
/// Without units it is 1; a few move it little, and hundreds outweigh what was expected.
/// inUse: when the units were scored.
[[nodiscard]] double fitPriorFactor(std::span<const ScoredUnit> units, double inUse);

} // namespace glossator
