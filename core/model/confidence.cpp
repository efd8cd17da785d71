#include "model/confidence.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace glossator {

namespace {

struct Similarities
{
    float nearest = 0;
    float second = 0;
    float mean = 0;
};

Similarities summaryOf(std::span<const float> similarities)
{
    std::vector<float> nearest(similarities.begin(), similarities.end());
    std::ranges::sort(nearest, std::greater());
    return {nearest.front(), nearest[std::min<size_t>(1, nearest.size() - 1)],
            std::reduce(nearest.begin(), nearest.end()) / float(nearest.size())};
}

} // namespace

NoneEvidence noneEvidence(std::span<const float> similarities, std::span<const float> glossSimilarities,
                          std::span<const float> probabilities, const std::vector<bool> &known)
{
    const auto answer = size_t(std::ranges::max_element(probabilities) - probabilities.begin());
    NoneEvidence evidence;
    evidence.candidates = int(similarities.size());
    evidence.best = probabilities[answer];
    for (float p : probabilities)
        evidence.entropy -= p > 0 ? p * std::log(p) : 0;
    evidence.answerIsKnown = known[answer];
    const Similarities toSenses = summaryOf(similarities);
    evidence.similarity = toSenses.nearest;
    evidence.meanSimilarity = toSenses.mean;
    evidence.answerSimilarity = similarities[answer];
    evidence.secondSimilarity = toSenses.second;
    const Similarities toGlosses = summaryOf(glossSimilarities);
    evidence.glossSimilarity = toGlosses.nearest;
    evidence.meanGlossSimilarity = toGlosses.mean;
    evidence.answerGlossSimilarity = glossSimilarities[answer];
    evidence.secondGlossSimilarity = toGlosses.second;
    return evidence;
}

NoneScorer::Features NoneScorer::features(const NoneEvidence &evidence)
{
    const std::array<double, valueCount> values{double(evidence.similarity),
                                                double(evidence.meanSimilarity),
                                                double(evidence.best),
                                                double(evidence.entropy),
                                                std::log(double(evidence.candidates)),
                                                double(evidence.answerSimilarity),
                                                double(evidence.secondSimilarity),
                                                double(evidence.answerIsKnown),
                                                double(evidence.glossSimilarity),
                                                double(evidence.meanGlossSimilarity),
                                                double(evidence.answerGlossSimilarity),
                                                double(evidence.secondGlossSimilarity)};
    Features features{1};
    auto next = std::ranges::copy(values, features.begin() + 1).out;
    for (size_t i = 0; i < values.size(); ++i) {
        for (size_t j = i; j < values.size(); ++j)
            *next++ = values[i] * values[j];
    }
    return features;
}

std::optional<float> NoneScorer::probability(const NoneEvidence &evidence) const
{
    if (!m_weights)
        return std::nullopt;
    const Features values = features(evidence);
    const double logit = std::inner_product(values.begin(), values.end(), m_weights->begin(), std::log(baseRate / (1 - baseRate)));
    return float(1 / (1 + std::exp(-logit)));
}

} // namespace glossator
