#include "learning/batching.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace glossator {

namespace {

/// std::shuffle may differ between standard libraries; runs must not.
template <typename T>
void shuffle(std::vector<T> &items, std::mt19937_64 &random)
{
    for (size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[random() % i]);
}

} // namespace

std::vector<std::vector<int>> makeBatches(std::span<const int> subwordCounts, int batchSubwords, quint64 seed, int epoch)
{
    constexpr size_t pool = 2048; // examples sorted by length at a time
    std::mt19937_64 random(seed * 1'000'003 + quint64(epoch));
    std::vector<int> order(subwordCounts.size());
    std::iota(order.begin(), order.end(), 0);
    shuffle(order, random);

    std::vector<std::vector<int>> batches;
    for (size_t first = 0; first < order.size(); first += pool) {
        const auto begin = order.begin() + qsizetype(first);
        const auto end = order.begin() + qsizetype(std::min(first + pool, order.size()));
        std::ranges::stable_sort(begin, end, {}, [&](int i) { return subwordCounts[size_t(i)]; });
        std::vector<int> batch;
        int subwords = 0;
        for (auto it = begin; it != end; ++it) {
            const int count = subwordCounts[size_t(*it)];
            if (!batch.empty() && subwords + count > batchSubwords) {
                batches.push_back(std::exchange(batch, {}));
                subwords = 0;
            }
            batch.push_back(*it);
            subwords += count;
        }
        batches.push_back(std::move(batch));
    }
    shuffle(batches, random);
    return batches;
}

std::vector<int> drawSubset(int count, int wanted, quint64 seed)
{
    std::vector<int> subset(static_cast<size_t>(count));
    std::iota(subset.begin(), subset.end(), 0);
    if (count <= wanted)
        return subset;
    std::mt19937_64 random(seed);
    shuffle(subset, random);
    subset.resize(size_t(wanted));
    std::ranges::sort(subset);
    return subset;
}

} // namespace glossator
