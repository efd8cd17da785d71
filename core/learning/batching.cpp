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

std::vector<std::vector<int>> makeBatches(const std::vector<LabelledPassage> &passages, int batchSubwords, quint64 seed, int epoch)
{
    constexpr size_t pool = 2048; // passages sorted by length at a time
    std::mt19937_64 random(seed * 1'000'003 + quint64(epoch));
    std::vector<int> order(passages.size());
    std::iota(order.begin(), order.end(), 0);
    shuffle(order, random);

    std::vector<std::vector<int>> batches;
    for (size_t first = 0; first < order.size(); first += pool) {
        const auto begin = order.begin() + qsizetype(first);
        const auto end = order.begin() + qsizetype(std::min(first + pool, order.size()));
        std::ranges::stable_sort(begin, end, {}, [&](int i) { return passages[size_t(i)].subwords.subwordCount(); });
        std::vector<int> batch;
        int subwords = 0;
        for (auto it = begin; it != end; ++it) {
            const int count = passages[size_t(*it)].subwords.subwordCount();
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

} // namespace glossator
