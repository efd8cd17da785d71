#pragma once

#include <span>

#include "learning/calibration.h"

namespace glossator {

/// How a model used the senses' frequencies when it scored some units.
struct PriorUse
{
    double strength = 0; ///< w / T, see SenseModel::priorStrength()
    double factor = 1; ///< see SenseModel::priorFactor()
};

/// What the model would have said with another prior factor. A candidate's probability is in proportion to exp((s + f w log prior) / T), so
/// that a change of f by Δ multiplies it by exp(Δ (w / T) log prior), up to the sum.
[[nodiscard]] ScoredUnit withPriorFactor(const ScoredUnit &unit, const PriorUse &use, double factor);

/// The standard deviation of the factors that are expected before anything is known: 0 and 2 lie two of them from 1.
inline constexpr double priorFactorDeviation = 0.5;

/// The prior factor, 0 to mostPriorFactor, that makes the gold senses of polysemous units likeliest, as a Gaussian around 1 expects it
/// (maximum a posteriori): the minimum of
///   - Σ log p(gold | f) + (f - 1)² / (2 priorFactorDeviation²).
/// Without units it is 1; a few move it little, and hundreds outweigh what was expected.
[[nodiscard]] double fitPriorFactor(std::span<const ScoredUnit> units, const PriorUse &use);

} // namespace glossator
