#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace glossator {

/// Which examples each step of an epoch reads. Examples of similar length stand together, since that is quickest; the order is drawn
/// from the seed and the epoch alone, so that an interrupted run goes on as it would have.
[[nodiscard]] std::vector<std::vector<int>> makeBatches(std::span<const int> subwordCounts, int batchSubwords, quint64 seed, int epoch);

/// Which of so many things to take, in ascending order; drawn from the seed alone. All when there are not more than wanted.
[[nodiscard]] std::vector<int> drawSubset(int count, int wanted, quint64 seed);

} // namespace glossator
