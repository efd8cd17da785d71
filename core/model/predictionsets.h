#pragma once

#include <span>
#include <utility>
#include <vector>

namespace glossator {

/// Prediction sets by split conformal prediction (Vovk et al. 2005): the set holds the right sense in the asked share of units that are
/// like those it was fitted on, or in more where the first candidate alone is right more often. A candidate's score is the probability
/// of all candidates above it (APS of Romano et al. 2020 without the candidate's own mass), so the first is always in the set.
class PredictionSets
{
public:
    static constexpr int thresholdCount = 99;

    /// Thresholds ascend, for coverages of 0.01, 0.02, … 0.99; none: every set holds everything.
    explicit PredictionSets(std::vector<float> thresholds = {}) : m_thresholds(std::move(thresholds)) {}
    /// Whether they are none or ascend, finite, from 0 or more.
    [[nodiscard]] static bool canBeThresholds(std::span<const float> thresholds);
    /// From the scores of the right candidates of units that training has not seen. A temperature fitted on the same units makes the sets too
    /// small by what two numbers can learn of them: nothing that shows where they are thousands.
    [[nodiscard]] static PredictionSets fit(std::vector<float> scores);

    [[nodiscard]] const std::vector<float> &thresholds() const { return m_thresholds; }
    /// How many of the most probable candidates belong to the set. probabilities descend; coverage 0 … 1.
    [[nodiscard]] int size(std::span<const float> probabilities, double coverage) const;

private:
    [[nodiscard]] float threshold(double coverage) const;

    std::vector<float> m_thresholds;
};

} // namespace glossator
