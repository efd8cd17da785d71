#pragma once

#include <array>
#include <optional>
#include <span>

#include "model/predictionsets.h"

namespace glossator {

/// What a unit's scores say about whether any of its candidates fits.
struct NoneEvidence
{
    float similarity = 0; ///< scaled cosine between the word and the sense nearest to it, without prior
    float meanSimilarity = 0; ///< of all candidates
    float best = 1; ///< the highest probability
    float entropy = 0; ///< of the probabilities, in nats
    int candidates = 1;
};

/// From a unit's scaled cosines and probabilities, one a candidate, at least one.
[[nodiscard]] NoneEvidence noneEvidence(std::span<const float> similarities, std::span<const float> probabilities);

/// The probability that none of the candidates fits: a logistic regression on the evidence.
class NoneScorer
{
public:
    static constexpr int featureCount = 6;
    using Features = std::array<double, featureCount>;
    using Weights = std::array<double, featureCount>;

    NoneScorer() = default;
    explicit NoneScorer(const Weights &weights) : m_weights(weights) {}

    [[nodiscard]] static Features features(const NoneEvidence &evidence);
    /// 0 as long as nothing was fitted.
    [[nodiscard]] float probability(const NoneEvidence &evidence) const;
    [[nodiscard]] const std::optional<Weights> &weights() const { return m_weights; }

private:
    std::optional<Weights> m_weights;
};

/// What is fitted after training, on data that nothing was trained on, so that the scores can be trusted.
struct Confidence
{
    double temperature = 1; ///< divides the scores before the softmax (Guo et al. 2017)
    NoneScorer none;
    PredictionSets sets;
};

} // namespace glossator
