#include "model/averaging.h"

#include "model/computing.h"
#include "model/indextensor.h"
#include "model/trainedparts.h"

#include <algorithm>
#include <iterator>

namespace glossator {

namespace {

struct LoadedParts
{
    TrainedParts parts;
    EncoderPair encoders;

    /// All trained tensors but adapters and offsets, in a fixed order.
    [[nodiscard]] std::vector<torch::Tensor *> tensors()
    {
        std::vector<torch::Tensor *> result;
        const auto addAll = [&result](const std::vector<std::pair<QString, torch::Tensor *>> &named) {
            for (const auto &[name, tensor] : named)
                result.push_back(tensor);
        };
        if (parts.ownWeights)
            addAll(encoders.sentences.weightTensors());
        addAll(parts.head.tensors());
        std::erase(result, &parts.head.offsets);
        return result;
    }

    [[nodiscard]] std::vector<LinearMap *> maps(EncoderNetwork EncoderPair::*encoder)
    {
        std::vector<LinearMap *> result;
        for (EncoderLayer &layer : (encoders.*encoder).layers())
            std::ranges::copy(layer.linearMaps(), std::back_inserter(result));
        return result;
    }
};

Result<LoadedParts> load(const SenseModel &model, const NamedParts &named)
{
    auto file = SafeTensors::parse(named.data, named.name);
    if (!file)
        return file.error();
    LoadedParts loaded{TrainedParts(), {model.baseNetwork(), model.baseNetwork()}};
    auto parts = readTrainedParts(*file, model.encoderDigest(), model.glossSource().inventory, loaded.encoders);
    if (!parts)
        return parts.error();
    loaded.parts = std::move(*parts);
    return loaded;
}

bool canBeAveraged(const TrainedParts &a, const TrainedParts &b)
{
    return a.adapterRank == b.adapterRank && a.glossAdapterRank == b.glossAdapterRank && a.ownWeights == b.ownWeights
        && a.passageSentences == b.passageSentences && a.head.weights == b.head.weights;
}

/// Adds the rows of another head's offsets, each multiplied by the weight; names that are new become rows.
void addOffsets(const SenseHead &other, double weight, SenseHead &sum)
{
    QHash<QString, int> rows;
    for (int i = 0; i < sum.offsetNames.size(); ++i)
        rows.insert(sum.offsetNames[i], i);
    QStringList names = sum.offsetNames;
    std::vector<int64_t> targets;
    for (const QString &name : other.offsetNames) {
        const auto row = rows.constFind(name);
        targets.push_back(row != rows.constEnd() ? *row : int64_t(names.size()));
        if (row == rows.constEnd())
            names.append(name);
    }
    const torch::Tensor before = sum.offsets.narrow(0, 0, sum.offsetNames.size());
    sum.setOffsetNames(names);
    sum.offsets.narrow(0, 0, before.size(0)).copy_(before);
    sum.offsets.index_add_(0, indexTensor(targets, sum.offsets.device()), other.offsets.narrow(0, 0, other.offsetNames.size()) * weight);
}

/// The adapter of the same rank and scale that is nearest to the mean of what these add to a linear map (truncated singular value
/// decomposition). The mean of their factors would be something else when these began apart.
LowRank meanOf(const std::vector<const LowRank *> &adapters)
{
    const int64_t rank = adapters.front()->down.size(0);
    const double scale = adapters.front()->scale;
    std::vector<torch::Tensor> ups;
    std::vector<torch::Tensor> downs;
    for (const LowRank *adapter : adapters) {
        ups.push_back(adapter->up.to(torch::kFloat64) * (adapter->scale / scale / double(adapters.size())));
        downs.push_back(adapter->down.to(torch::kFloat64));
    }
    // The sum of the products is that of the factors side by side, whose singular values are those of a small matrix.
    const auto [upBasis, upRest] = torch::linalg_qr(torch::cat(ups, 1));
    const auto [downBasis, downRest] = torch::linalg_qr(torch::cat(downs, 0).t());
    const auto [left, values, right] = torch::linalg_svd(torch::mm(upRest, downRest.t()), false);
    const torch::Tensor roots = values.narrow(0, 0, std::min(rank, values.size(0))).sqrt();
    const torch::Tensor up = torch::mm(upBasis, left.narrow(1, 0, roots.size(0)) * roots);
    const torch::Tensor down = torch::mm(right.narrow(0, 0, roots.size(0)) * roots.unsqueeze(1), downBasis.t());
    LowRank mean{torch::zeros_like(adapters.front()->down), torch::zeros_like(adapters.front()->up), scale};
    mean.down.narrow(0, 0, roots.size(0)).copy_(down);
    mean.up.narrow(1, 0, roots.size(0)).copy_(up);
    return mean;
}

void averageAdapters(std::span<LoadedParts> all, EncoderNetwork EncoderPair::*encoder)
{
    std::vector<std::vector<LinearMap *>> maps;
    for (LoadedParts &loaded : all)
        maps.push_back(loaded.maps(encoder));
    for (size_t i = 0; i < maps.front().size(); ++i) {
        if (!maps.front()[i]->adapter)
            continue;
        std::vector<const LowRank *> adapters;
        for (const std::vector<LinearMap *> &ofOne : maps)
            adapters.push_back(&*ofOne[i]->adapter);
        maps.front()[i]->adapter = meanOf(adapters);
    }
}

Result<QByteArray> meanOf(const SenseModel &model, std::span<const NamedParts> all, const QString &version)
{
    const torch::NoGradGuard noGrad;
    std::vector<LoadedParts> terms;
    for (const NamedParts &named : all) {
        auto loaded = load(model, named);
        if (!loaded)
            return loaded.error();
        terms.push_back(std::move(*loaded));
        if (!canBeAveraged(terms.front().parts, terms.back().parts))
            return Error{ErrorCode::ModelMismatch, named.name, 0,
                         QStringLiteral("its ranks, passages or the weights of its scores are not those of %1").arg(all.front().name)};
    }
    averageAdapters(terms, &EncoderPair::sentences);
    averageAdapters(terms, &EncoderPair::glosses);
    LoadedParts &mean = terms.front();
    const double weight = 1.0 / double(terms.size());
    for (torch::Tensor *tensor : mean.tensors())
        *tensor = *tensor * weight;
    mean.parts.head.offsets = mean.parts.head.offsets * weight;
    for (LoadedParts &term : std::span(terms).subspan(1)) {
        const std::vector<torch::Tensor *> sums = mean.tensors();
        const std::vector<torch::Tensor *> others = term.tensors();
        for (size_t i = 0; i < sums.size(); ++i)
            *sums[i] += *others[i] * weight;
        addOffsets(term.parts.head, weight, mean.parts.head);
    }
    mean.parts.version = version;
    mean.parts.confidence = Confidence();
    return writeTrainedParts(mean.parts, mean.encoders);
}

} // namespace

Result<QByteArray> averageTrainedParts(const SenseModel &model, std::span<const NamedParts> all, const QString &version)
{
    return computed([&] { return meanOf(model, all, version); });
}

} // namespace glossator
