#include "model/averaging.h"

#include "model/trainedparts.h"

#include <algorithm>

namespace glossator {

namespace {

struct LoadedParts
{
    TrainedParts parts;
    EncoderPair encoders;

    /// All trained tensors but the offsets, in a fixed order.
    [[nodiscard]] std::vector<torch::Tensor *> tensors()
    {
        std::vector<torch::Tensor *> result;
        const auto addAll = [&result](const std::vector<std::pair<QString, torch::Tensor *>> &named) {
            for (const auto &[name, tensor] : named)
                result.push_back(tensor);
        };
        addAll(encoders.sentences.adapterTensors());
        addAll(encoders.glosses.adapterTensors());
        if (parts.ownWeights)
            addAll(encoders.sentences.weightTensors());
        addAll(parts.head.tensors());
        std::erase(result, &parts.head.offsets);
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
        && a.passageSentences == b.passageSentences && a.head.priorWeight == b.head.priorWeight && a.head.unmetBonus == b.head.unmetBonus;
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
    const torch::Tensor target = torch::tensor(at::ArrayRef<int64_t>(targets), torch::kInt64).to(sum.offsets.device());
    sum.offsets.index_add_(0, target, other.offsets.narrow(0, 0, other.offsetNames.size()) * weight);
}

} // namespace

Result<QByteArray> averageTrainedParts(const SenseModel &model, std::span<const NamedParts> all, const QString &version)
{
    const torch::NoGradGuard noGrad;
    auto mean = load(model, all.front());
    if (!mean)
        return mean.error();
    const double weight = 1.0 / double(all.size());
    for (torch::Tensor *tensor : mean->tensors())
        *tensor = *tensor * weight;
    mean->parts.head.offsets = mean->parts.head.offsets * weight;
    for (const NamedParts &named : all.subspan(1)) {
        auto other = load(model, named);
        if (!other)
            return other.error();
        if (!canBeAveraged(mean->parts, other->parts))
            return Error{ErrorCode::ModelMismatch, named.name, 0,
                         QStringLiteral("its ranks, passages or prior are not those of %1").arg(all.front().name)};
        const std::vector<torch::Tensor *> sums = mean->tensors();
        const std::vector<torch::Tensor *> terms = other->tensors();
        for (size_t i = 0; i < sums.size(); ++i)
            *sums[i] += *terms[i] * weight;
        addOffsets(other->parts.head, weight, mean->parts.head);
    }
    mean->parts.version = version;
    mean->parts.confidence = Confidence();
    return writeTrainedParts(mean->parts, mean->encoders);
}

} // namespace glossator
