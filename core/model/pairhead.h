#pragma once

#include <span>
#include <vector>

#include "model/encodernetwork.h"
#include "model/pairrecipe.h"

namespace glossator {

/// Pairs packed for the encoder, equal lengths together, and which of its states are read.
struct PairBatch
{
    PackedSequences packed;
    std::vector<int64_t> starts; ///< of each pair, in the order given: its first packed row
    std::vector<int64_t> rows; ///< packed rows that are read …
    std::vector<int64_t> items; ///< … and the pair, in the order given, that each belongs to
};

[[nodiscard]] PairBatch packPairs(std::span<const PairSequence> pairs, PairForm form, torch::Device device);

/// One linear map of what is read of a pair: to two classes, no and yes, or to one score. BERT's pooler, which not every encoder's file
/// has, does not stand between.
struct PairHead
{
    torch::Tensor weight; ///< [1 or 2, width]
    torch::Tensor bias; ///< [1 or 2]

    /// All zero: every candidate is as likely as the others.
    [[nodiscard]] static PairHead untrained(PairScorer scorer, int width, torch::Device device);
    [[nodiscard]] std::vector<std::pair<QString, torch::Tensor *>> tensors();

    /// hidden: the last layer's packed states → [pairs, 1 or 2].
    [[nodiscard]] torch::Tensor logits(const torch::Tensor &hidden, const PairBatch &batch) const;
};

/// logits → [pairs]: what the softmax over a unit's candidates is taken of. GlossBERT's is the logarithm of P(yes), so that the best
/// candidate is the one of its paper.
[[nodiscard]] torch::Tensor pairScores(PairScorer scorer, const torch::Tensor &logits);

} // namespace glossator
