#include "learning/priorfactor.h"

#include "learning/goldensection.h"

#include <cmath>

namespace glossator {

namespace {

/// Up to a constant of the unit.
double logProbabilityWith(const ScoredUnit &unit, size_t candidate, const PriorUse &use, double factor)
{
    return logProbability(unit, candidate) + (factor - use.factor) * use.strength * double(unit.logPriors[candidate]);
}

double square(double value)
{
    return value * value;
}

} // namespace

ScoredUnit withPriorFactor(const ScoredUnit &unit, const PriorUse &use, double factor)
{
    ScoredUnit result = unit;
    double sum = 0;
    for (size_t k = 0; k < unit.probabilities.size(); ++k)
        sum += std::exp(logProbabilityWith(unit, k, use, factor));
    for (size_t k = 0; k < unit.probabilities.size(); ++k)
        result.probabilities[k] = float(std::exp(logProbabilityWith(unit, k, use, factor)) / sum);
    return result;
}

double fitPriorFactor(std::span<const ScoredUnit> units, const PriorUse &use)
{
    return goldenSectionMinimum(0, mostPriorFactor, 1e-4, [&](double factor) {
        const double misfit = negativeLogLikelihood(
            units, [&](const ScoredUnit &unit, size_t candidate) { return logProbabilityWith(unit, candidate, use, factor); });
        return misfit + square((factor - 1) / priorFactorDeviation) / 2;
    });
}

} // namespace glossator
