#include "model/sensehead.h"

#include "model/indextensor.h"
#include "text/document.h"

#include <cmath>

namespace glossator {

namespace {

constexpr double initialScale = 16;

} // namespace

torch::Tensor normalised(const torch::Tensor &vectors)
{
    return vectors / vectors.norm(2, -1, true).clamp_min(1e-6);
}

SenseHead SenseHead::untrained(int width, torch::Device device)
{
    const auto options = torch::TensorOptions(torch::kFloat32).device(device);
    SenseHead head;
    head.contextMap = torch::eye(width, options);
    head.glossMap = torch::eye(width, options);
    head.logScale = torch::full({1}, std::log(initialScale), options);
    head.offsets = torch::zeros({1, width}, options);
    head.tagWeight = torch::zeros({universalTagCount, width}, options);
    head.tagBias = torch::zeros({universalTagCount}, options);
    return head;
}

void SenseHead::setOffsetNames(const QStringList &names)
{
    offsetNames = names;
    offsets = torch::zeros({names.size() + 1, contextMap.size(0)}, contextMap.options());
}

std::vector<std::pair<QString, torch::Tensor *>> SenseHead::tensors()
{
    return {{QStringLiteral("head.context"), &contextMap}, {QStringLiteral("head.gloss"), &glossMap},
            {QStringLiteral("head.scale"), &logScale},     {QStringLiteral("head.offsets"), &offsets},
            {QStringLiteral("tagger.weight"), &tagWeight}, {QStringLiteral("tagger.bias"), &tagBias}};
}

torch::Tensor SenseHead::wordVectors(const torch::Tensor &hidden) const
{
    return normalised(torch::mm(hidden, contextMap.t()));
}

torch::Tensor SenseHead::mappedGlosses(const torch::Tensor &glosses) const
{
    return torch::mm(glosses, glossMap.t());
}

torch::Tensor SenseHead::senseVectors(const torch::Tensor &mapped, const torch::Tensor &offsetRows) const
{
    return normalised(mapped + offsets.index_select(0, offsetRows));
}

torch::Tensor SenseHead::glossVectors(const torch::Tensor &mapped)
{
    return normalised(mapped);
}

torch::Tensor SenseHead::tagLogits(const torch::Tensor &hidden) const
{
    return torch::addmm(tagBias, hidden, tagWeight.t());
}

torch::Tensor meanRows(const torch::Tensor &hidden, const std::vector<int64_t> &rows, const std::vector<int64_t> &items, int64_t count)
{
    const torch::Tensor item = indexTensor(items, hidden.device());
    const torch::Tensor sums = torch::zeros({count, hidden.size(1)}, hidden.options())
                                   .index_add(0, item, hidden.index_select(0, indexTensor(rows, hidden.device())));
    const torch::Tensor sizes =
        torch::zeros({count, 1}, hidden.options()).index_add(0, item, torch::ones({item.size(0), 1}, hidden.options()));
    return sums / sizes.clamp_min(1);
}

} // namespace glossator
