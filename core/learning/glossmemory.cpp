#include "learning/glossmemory.h"

#include "model/glossencoder.h"
#include "model/indextensor.h"
#include "model/scoring.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glossator {

GlossMemory::GlossMemory(const SenseModel &model, const GlossSource &source, const GlossIndex &index, const std::vector<int> &rows)
{
    for (int row : rows) {
        m_places.insert(row, int(m_subwords.size()));
        m_subwords.push_back(glossSubwords(source.text(row), model.tokenizer()));
    }
    m_vectors = readGlosses(index, rows, toTorch(model.device()));
}

torch::Tensor GlossMemory::placesOf(std::span<const int> rows) const
{
    std::vector<int64_t> places;
    for (int row : rows)
        places.push_back(m_places.value(row));
    return indexTensor(places, m_vectors.device());
}

torch::Tensor GlossMemory::vectors(std::span<const int> rows) const
{
    return m_vectors.index_select(0, placesOf(rows));
}

void GlossMemory::put(std::span<const int> rows, const torch::Tensor &vectors)
{
    m_vectors.index_copy_(0, placesOf(rows), vectors);
}

std::vector<int> drawGlosses(std::span<const float> weights, std::span<const int> lengths, int budget, std::mt19937_64 &random)
{
    std::vector<double> keys(weights.size());
    for (size_t i = 0; i < weights.size(); ++i) {
        // Uniform in (0, 1]; std::uniform_real_distribution may differ between standard libraries.
        const double uniform = (double(random() >> 11) + 1) * 0x1p-53;
        keys[i] = std::log(uniform) / std::max(double(weights[i]), 1e-30);
    }
    std::vector<int> order(weights.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater(), [&](int i) { return keys[size_t(i)]; });
    size_t count = 0;
    for (int subwords = 0; count < order.size() && subwords < budget; ++count)
        subwords += lengths[size_t(order[count])];
    order.resize(count);
    std::ranges::sort(order, {}, [&](int i) { return std::pair(lengths[size_t(i)], i); });
    return order;
}

} // namespace glossator
