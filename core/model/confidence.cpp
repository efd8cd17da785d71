#include "model/confidence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glossator {

NoneEvidence noneEvidence(std::span<const float> similarities, std::span<const float> probabilities)
{
    NoneEvidence evidence;
    evidence.candidates = int(similarities.size());
    evidence.similarity = *std::ranges::max_element(similarities);
    evidence.meanSimilarity = std::reduce(similarities.begin(), similarities.end()) / float(similarities.size());
    evidence.best = *std::ranges::max_element(probabilities);
    for (float p : probabilities)
        evidence.entropy -= p > 0 ? p * std::log(p) : 0;
    return evidence;
}

NoneScorer::Features NoneScorer::features(const NoneEvidence &evidence)
{
    return {1,
            double(evidence.similarity),
            double(evidence.meanSimilarity),
            double(evidence.best),
            double(evidence.entropy),
            std::log(double(evidence.candidates))};
}

float NoneScorer::probability(const NoneEvidence &evidence) const
{
    if (!m_weights)
        return 0;
    const Features values = features(evidence);
    double sum = 0;
    for (size_t i = 0; i < values.size(); ++i)
        sum += values[i] * (*m_weights)[i];
    return float(1 / (1 + std::exp(-sum)));
}

} // namespace glossator
