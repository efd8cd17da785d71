#pragma once

#include <span>
#include <vector>

namespace glossator {

/// How the scores of n candidates become probabilities:
///   p = (1 - uniformShare) softmax(scores / temperature) + uniformShare / n,
/// temperature scaling (Guo et al. 2017) with a share of chance, so that even the surest answer admits that texts and annotators err: the
/// ensemble temperature scaling of Zhang et al. (2020) without its second member. Both are fitted after training; the order of the
/// candidates stays.
struct TemperatureScaling
{
    double temperature = 1; ///< above 0
    double uniformShare = 0; ///< 0 … below 1

    [[nodiscard]] bool isValid() const;
};

/// The probabilities of one unit's candidates, at least one.
[[nodiscard]] std::vector<float> scaledProbabilities(std::span<const float> scores, const TemperatureScaling &scaling);

/// The softmax that went into such probabilities, and the way back, from weights in proportion to it.
[[nodiscard]] std::vector<double> withoutUniformShare(std::span<const float> probabilities, double uniformShare);
[[nodiscard]] std::vector<float> withUniformShare(std::span<const double> weights, double uniformShare);

} // namespace glossator
