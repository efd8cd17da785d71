#include "analysis/sureband.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/intervals.h"

namespace glossator {

namespace {

constexpr int steps = 100;
constexpr double confidence = 0.95;

/// The highest threshold that a probability reaches. The margin takes in what the single precision of probabilities loses of "0.9".
int stepOf(float probability)
{
    return std::clamp(int(std::floor(double(probability) * steps + 1e-5)), 0, steps);
}

} // namespace

std::optional<SureBand> findSureBand(std::span<const JudgedSuggestion> judged, double errorRate)
{
    const bool fromHidden = std::ranges::count(judged, false, &JudgedSuggestion::shown) >= hiddenNeeded;
    std::array<qint64, steps + 1> counts{};
    std::array<qint64, steps + 1> errors{};
    for (const JudgedSuggestion &suggestion : judged) {
        if (fromHidden && suggestion.shown)
            continue;
        const auto step = size_t(stepOf(suggestion.probability));
        ++counts[step];
        errors[step] += suggestion.agreed ? 0 : 1;
    }
    std::optional<SureBand> lowest;
    SureBand band{.fromHidden = fromHidden};
    for (int step = steps; step >= 1; --step) {
        band.judged += counts[size_t(step)];
        band.wrong += errors[size_t(step)];
        band.threshold = double(step) / steps;
        band.errorBound = clopperPearsonUpper(band.wrong, band.judged, confidence);
        if (band.errorBound < errorRate)
            lowest = band;
    }
    return lowest;
}

} // namespace glossator
