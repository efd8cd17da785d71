#pragma once

#include <span>
#include <vector>

namespace glossator {

/// One occurrence of a lemma that a person has decided on.
struct Exemplar
{
    std::vector<float> word; ///< as SenseModel::score() gives it
    std::vector<int> candidates; ///< those decided on, by their places among the lemma's candidates
};

/// What decided occurrences have to say beside the model, after the visual memory of Geirhos et al. (2024): learning is adding a row,
/// forgetting is taking it away. A row's vote for its senses weighs c², c being how far its cosine is above the floor, 0 to 1. Together they
/// have the share weight · v / (v + enough) of the result, v being the sum of those weights.
struct ExemplarMemory
{
    double weight = 0.5; ///< 0: the model alone
    double floor = 0.6; ///< rows that are less similar have no say
    double enough = 0.3; ///< votes that make half of the weight: a single row at a cosine of 0.82

    /// The result depends on nothing but what is given, rows in their order: without any near enough it is what the model said, bit for
    /// bit.
    [[nodiscard]] std::vector<float> mixed(std::span<const float> probabilities, std::span<const float> word,
                                           std::span<const Exemplar *const> exemplars) const;
};

} // namespace glossator
