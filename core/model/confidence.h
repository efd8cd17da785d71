#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "model/predictionsets.h"
#include "model/temperaturescaling.h"

namespace glossator {

/// What a unit's scores say about whether any of its candidates fits.
struct NoneEvidence
{
    float similarity = 0; ///< scaled cosine between the word and the sense nearest to it, without prior
    float meanSimilarity = 0; ///< of all candidates
    float best = 1; ///< the highest probability
    float entropy = 0; ///< of the probabilities, in nats
    int candidates = 1;
    float answerSimilarity = 0; ///< of the most probable candidate, which a prior may have made that
    float secondSimilarity = 0; ///< the nearest but one; of a single candidate the nearest
    bool answerIsKnown = false; ///< the most probable candidate has an offset: training met it and drew it near

    // The same four of the senses' glosses alone, without offsets, so that met and unmet senses compare.
    float glossSimilarity = 0;
    float meanGlossSimilarity = 0;
    float answerGlossSimilarity = 0;
    float secondGlossSimilarity = 0;
};

/// From a unit's scaled cosines with senses and with their glosses alone, probabilities and which senses have offsets, one a candidate,
/// at least one.
[[nodiscard]] NoneEvidence noneEvidence(std::span<const float> similarities, std::span<const float> glossSimilarities,
                                        std::span<const float> probabilities, const std::vector<bool> &known);

/// The probability that none of the candidates fits: a logistic regression on the evidence and its products. It is fitted on as many units
/// of either kind and then corrected for how rare the one is in texts (King and Zeng 2001).
class NoneScorer
{
public:
    static constexpr double baseRate = 0.05; ///< share of words used in a sense that the inventory lacks, as a rule of thumb
    static constexpr int valueCount = 12; ///< numbers of a NoneEvidence
    static constexpr int featureCount = 1 + valueCount + valueCount * (valueCount + 1) / 2; ///< a constant, the values, their products
    using Features = std::array<double, featureCount>;
    using Weights = std::array<double, featureCount>;

    NoneScorer() = default;
    explicit NoneScorer(const Weights &weights) : m_weights(weights) {}

    [[nodiscard]] static Features features(const NoneEvidence &evidence);
    /// Nothing as long as nothing was fitted.
    [[nodiscard]] std::optional<float> probability(const NoneEvidence &evidence) const;
    [[nodiscard]] const std::optional<Weights> &weights() const { return m_weights; }

private:
    std::optional<Weights> m_weights;
};

/// What is fitted after training, on data that nothing was trained on, so that the scores can be trusted.
struct Confidence
{
    TemperatureScaling scaling;
    NoneScorer none;
    PredictionSets sets;
};

} // namespace glossator
