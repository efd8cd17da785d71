#include "model/temperaturescaling.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glossator {

bool TemperatureScaling::isValid() const
{
    return temperature > 0 && uniformShare >= 0 && uniformShare < 1;
}

std::vector<float> scaledProbabilities(std::span<const float> scores, const TemperatureScaling &scaling)
{
    const float best = *std::ranges::max_element(scores);
    std::vector<double> weights;
    weights.reserve(scores.size());
    for (const float score : scores)
        weights.push_back(std::exp(double(score - best) / scaling.temperature));
    return withUniformShare(weights, scaling.uniformShare);
}

std::vector<double> withoutUniformShare(std::span<const float> probabilities, double uniformShare)
{
    const double chance = uniformShare / double(probabilities.size());
    std::vector<double> result;
    result.reserve(probabilities.size());
    for (const float probability : probabilities)
        result.push_back(std::max(0.0, (double(probability) - chance) / (1 - uniformShare)));
    return result;
}

std::vector<float> withUniformShare(std::span<const double> weights, double uniformShare)
{
    const double sum = std::reduce(weights.begin(), weights.end());
    const double chance = uniformShare / double(weights.size());
    std::vector<float> result;
    result.reserve(weights.size());
    for (const double weight : weights)
        result.push_back(float((1 - uniformShare) * weight / sum + chance));
    return result;
}

} // namespace glossator
