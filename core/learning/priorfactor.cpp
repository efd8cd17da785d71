#include "learning/priorfactor.h"

#include "learning/goldensection.h"

#include <cmath>

namespace glossator {

namespace {

/// Up to a constant of the unit.
double logProbabilityWith(const ScoredUnit &unit, size_t candidate, double difference)
{
    return logProbability(unit, candidate) + difference * double(unit.frequencySlopes[candidate]);
}

double square(double value)
{
    return value * value;
}

} // namespace

ScoredUnit withPriorFactor(const ScoredUnit &unit, double before, double after)
{
    ScoredUnit result = unit;
    double sum = 0;
    for (size_t k = 0; k < unit.probabilities.size(); ++k)
        sum += std::exp(logProbabilityWith(unit, k, after - before));
    for (size_t k = 0; k < unit.probabilities.size(); ++k)
        result.probabilities[k] = float(std::exp(logProbabilityWith(unit, k, after - before)) / sum);
    return result;
}

double fitPriorFactor(std::span<const ScoredUnit> units, double inUse)
{
    return goldenSectionMinimum(0, mostPriorFactor, 1e-4, [&](double factor) {
        const double misfit = negativeLogLikelihood(
            units, [&](const ScoredUnit &unit, size_t candidate) { return logProbabilityWith(unit, candidate, factor - inUse); });
        return misfit + square((factor - 1) / priorFactorDeviation) / 2;
    });
}

} // namespace glossator
