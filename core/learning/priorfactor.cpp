#include "learning/priorfactor.h"

#include "learning/goldensection.h"

#include <cmath>

namespace glossator {

namespace {

double square(double value)
{
    return value * value;
}

} // namespace

ScoredUnit withPriorFactor(const ScoredUnit &unit, double before, double after)
{
    std::vector<double> weights = withoutUniformShare(unit.probabilities, unit.uniformShare);
    for (size_t k = 0; k < weights.size(); ++k)
        weights[k] *= std::exp((after - before) * double(unit.frequencySlopes[k]));
    ScoredUnit result = unit;
    result.probabilities = withUniformShare(weights, unit.uniformShare);
    return result;
}

double fitPriorFactor(std::span<const ScoredUnit> units, double inUse)
{
    return goldenSectionMinimum(0, mostPriorFactor, 1e-4, [&](double factor) {
        double misfit = square((factor - 1) / priorFactorDeviation) / 2;
        for (const ScoredUnit &unit : units)
            misfit += negativeLogLikelihood(withPriorFactor(unit, inUse, factor));
        return misfit;
    });
}

} // namespace glossator
