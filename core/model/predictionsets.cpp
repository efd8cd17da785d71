#include "model/predictionsets.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glossator {

bool PredictionSets::canBeThresholds(std::span<const float> thresholds)
{
    return std::ranges::is_sorted(thresholds)
        && std::ranges::all_of(thresholds, [](float threshold) { return threshold >= 0 && std::isfinite(threshold); });
}

PredictionSets PredictionSets::fit(std::vector<float> scores)
{
    if (scores.empty())
        return PredictionSets();
    std::ranges::sort(scores);
    std::vector<float> thresholds;
    for (int i = 1; i <= thresholdCount; ++i) {
        // The quantile with the finite-sample correction.
        const size_t rank = size_t(std::ceil(double(scores.size() + 1) * i / (thresholdCount + 1)));
        thresholds.push_back(rank <= scores.size() ? scores[rank - 1] : std::numeric_limits<float>::max());
    }
    return PredictionSets(std::move(thresholds));
}

float PredictionSets::threshold(double coverage) const
{
    const double place = coverage * (thresholdCount + 1) - 1;
    if (m_thresholds.empty() || place > thresholdCount - 1)
        return std::numeric_limits<float>::max();
    if (place <= 0)
        return m_thresholds.front();
    const size_t below = size_t(place);
    const float share = float(place - double(below));
    return below + 1 < m_thresholds.size() ? std::lerp(m_thresholds[below], m_thresholds[below + 1], share) : m_thresholds[below];
}

int PredictionSets::size(std::span<const float> probabilities, double coverage) const
{
    const float limit = threshold(coverage);
    float above = 0;
    int size = 0;
    for (float probability : probabilities) {
        if (above > limit)
            break;
        above += probability;
        ++size;
    }
    return size;
}

} // namespace glossator
