#include "model/pairhead.h"

#include <algorithm>
#include <numeric>

#include "model/indextensor.h"
#include "model/sensehead.h"

namespace glossator {

PairBatch packPairs(std::span<const PairSequence> pairs, PairForm form, torch::Device device)
{
    std::vector<size_t> order(pairs.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::stable_sort(order, {}, [pairs](size_t i) { return pairs[i].ids.size(); });

    PairBatch batch;
    batch.starts.resize(pairs.size());
    std::vector<std::vector<qint32>> sequences;
    std::vector<int64_t> second;
    int64_t start = 0;
    for (const size_t i : order) {
        const PairSequence &pair = pairs[i];
        sequences.push_back(pair.ids);
        batch.starts[i] = start;
        for (int64_t place = pair.second; place < int64_t(pair.ids.size()); ++place)
            second.push_back(start + place);
        // A unit without subwords has nothing of its own to look at.
        const bool readsTarget = form == PairForm::TokenCls && !pair.target.empty();
        for (const int place : readsTarget ? pair.target : std::vector<int>{0}) {
            batch.rows.push_back(start + place);
            batch.items.push_back(int64_t(i));
        }
        start += int64_t(pair.ids.size());
    }
    batch.packed = PackedSequences::pack(sequences, device);
    batch.packed.secondRows = indexTensor(second, device);
    return batch;
}

PairHead PairHead::untrained(PairScorer scorer, int width, torch::Device device)
{
    const auto options = torch::TensorOptions(torch::kFloat32).device(device);
    const int outputs = scorer == PairScorer::GlossBert ? 2 : 1;
    return {torch::zeros({outputs, width}, options), torch::zeros({outputs}, options)};
}

std::vector<std::pair<QString, torch::Tensor *>> PairHead::tensors()
{
    return {{QStringLiteral("pair.weight"), &weight}, {QStringLiteral("pair.bias"), &bias}};
}

torch::Tensor PairHead::logits(const torch::Tensor &hidden, const PairBatch &batch) const
{
    return torch::addmm(bias, meanRows(hidden, batch.rows, batch.items, int64_t(batch.starts.size())), weight.t());
}

torch::Tensor pairScores(PairScorer scorer, const torch::Tensor &logits)
{
    return scorer == PairScorer::GlossBert ? torch::log_softmax(logits, -1).select(1, 1) : logits.select(1, 0);
}

} // namespace glossator
