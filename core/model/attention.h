#pragma once

#include <vector>

#include "model/torchcompat.h"

namespace glossator {

/// Sequences of one length that stand together among packed rows: what attention works on at once.
struct AttentionRun
{
    int64_t count = 0; ///< sequences, one behind the other
    int64_t length = 0;
    torch::Tensor bias; ///< [heads, length, length], added to the scores; undefined: none
};

/// lengths: of the packed sequences, in order. relativeBias: [buckets, heads], or undefined for encoders without relative positions;
/// what it adds to the scores is worked out once for each length.
[[nodiscard]] std::vector<AttentionRun> attentionRuns(const std::vector<int> &lengths, const torch::Tensor &relativeBias);

/// Which bucket a key that stands `distance` behind the query (negative: before it) belongs to: half of the buckets for each direction, of
/// these half for one distance each and the rest ever wider, up to 128 (Raffel et al. 2020, section 2.1).
[[nodiscard]] int relativeBucket(int distance, int buckets);

/// Scaled dot-product attention (Vaswani et al. 2017) of each sequence to itself. qkv: [N, 3 width], queries, keys and values
/// side by side → [N, width].
[[nodiscard]] torch::Tensor attend(const torch::Tensor &qkv, const std::vector<AttentionRun> &runs, int heads);

} // namespace glossator
