#include "model/trainedparts.h"

#include "model/partsfile.h"
#include "model/quantization.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace glossator {

namespace {

constexpr double smallestOffset = 1e-3;

const QString sentencePrefix = QStringLiteral("adapter.");
const QString glossPrefix = QStringLiteral("gloss_adapter.");
const QString weightPrefix = QStringLiteral("encoder.");
const QString offsetBitsKey = QStringLiteral("offset_bits");
constexpr int compactBits = 4;

std::array<std::pair<QString, double *>, 4> namedWeights(ScoreWeights &weights)
{
    return {{{QStringLiteral("prior_weight"), &weights.prior},
             {QStringLiteral("unmet_bonus"), &weights.unmetBonus},
             {QStringLiteral("gloss_weight"), &weights.gloss},
             {QStringLiteral("topic_weight"), &weights.topic}}};
}

/// The offset rows are stored as names joined by line feeds, integers and a scale each.
Result<void> readOffsets(const SafeTensors &file, SenseHead &head)
{
    auto names = file.tensor(QStringLiteral("offsets.names"));
    if (!names)
        return names.error();
    const QByteArray joined(reinterpret_cast<const char *>(names->bytes.data()), qsizetype(names->bytes.size()));
    const QStringList list = joined.isEmpty() ? QStringList() : QString::fromUtf8(joined).split(u'\n');
    head.setOffsetNames(list);
    const bool packed = file.metadata(offsetBitsKey).toInt() == compactBits;
    const int64_t width = head.contextMap.size(0);
    auto values = file.tensor(QStringLiteral("offsets.values"), {qint64(list.size()), packed ? (width + 1) / 2 : width});
    if (!values)
        return values.error();
    auto scales = file.tensor(QStringLiteral("offsets.scales"), {qint64(list.size()), 1});
    if (!scales)
        return scales.error();
    const torch::Device device = head.offsets.device();
    torch::Tensor rows = toFloatTensor(*values, device);
    if (packed)
        rows = unpackNibbles(rows, width);
    head.offsets.narrow(0, 0, list.size()).copy_(rows * toFloatTensor(*scales, device));
    return {};
}

void writeOffsets(const SenseHead &head, PartsPrecision precision, SafeTensorsWriter &writer)
{
    const int64_t count = head.offsetNames.size();
    const torch::Tensor all = head.offsets.detach().cpu().narrow(0, 0, count);
    const torch::Tensor kept = (all.norm(2, 1) > smallestOffset).nonzero().view({-1});
    const bool packed = precision == PartsPrecision::Compact;
    const QuantizedRows rows = quantizeRows(all.index_select(0, kept), packed ? compactBits : 8);
    const torch::Tensor values = packed ? packNibbles(rows.values) : rows.values;
    QStringList names;
    for (int64_t i = 0; i < kept.size(0); ++i)
        names.append(head.offsetNames[kept[i].item<int64_t>()]);
    const QByteArray joined = names.join(u'\n').toUtf8();
    if (packed)
        writer.setMetadata(offsetBitsKey, QString::number(compactBits));
    writer.add(QStringLiteral("offsets.values"), ElementType::Int8, tensorShape(values), tensorBytes(values));
    writer.add(QStringLiteral("offsets.scales"), ElementType::Float32, tensorShape(rows.scales), tensorBytes(rows.scales));
    writer.add(QStringLiteral("offsets.names"), ElementType::Int8, {joined.size()}, joined);
}

const QString noneName = QStringLiteral("none.weights");
const QString setsName = QStringLiteral("sets.thresholds");

std::vector<float> floatsOf(const TensorView &view)
{
    const torch::Tensor values = toFloatTensor(view, torch::kCPU).contiguous();
    return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
}

/// Parts that were never calibrated have a scaling only.
Result<Confidence> readConfidence(const SafeTensors &file)
{
    Confidence confidence;
    const auto scaling = readScaling(file);
    if (!scaling)
        return scaling.error();
    confidence.scaling = *scaling;
    if (file.contains(noneName)) {
        auto view = file.tensor(noneName);
        if (!view)
            return view.error();
        // Models that projects keep may have been calibrated on fewer kinds of evidence; they say nothing about none.
        const std::vector<float> values = floatsOf(*view);
        if (values.size() == NoneScorer::featureCount) {
            NoneScorer::Weights weights;
            std::ranges::copy(values, weights.begin());
            confidence.none = NoneScorer(weights);
        }
    }
    if (file.contains(setsName)) {
        auto view = file.tensor(setsName, {PredictionSets::thresholdCount});
        if (!view)
            return view.error();
        std::vector<float> thresholds = floatsOf(*view);
        if (!PredictionSets::canBeThresholds(thresholds))
            return Error{ErrorCode::ModelDamaged, file.name(), 0, QStringLiteral("%1 do not ascend from 0").arg(setsName)};
        confidence.sets = PredictionSets(std::move(thresholds));
    }
    return confidence;
}

void writeConfidence(const Confidence &confidence, SafeTensorsWriter &writer)
{
    writeScaling(confidence.scaling, writer);
    const auto write = [&writer](const QString &name, const std::vector<float> &values) {
        const QByteArray bytes(reinterpret_cast<const char *>(values.data()), qsizetype(values.size() * sizeof(float)));
        writer.add(name, ElementType::Float32, {qint64(values.size())}, bytes);
    };
    if (const auto &weights = confidence.none.weights())
        write(noneName, std::vector<float>(weights->begin(), weights->end()));
    if (!confidence.sets.thresholds().empty())
        write(setsName, confidence.sets.thresholds());
}

} // namespace

Result<TrainedParts> readTrainedParts(const SafeTensors &file, const QString &encoderDigest, const QString &inventory,
                                      EncoderPair &encoders)
{
    TrainedParts parts;
    if (auto checked = checkOrigin(file, {{}, {}, encoderDigest, inventory}); !checked)
        return checked.error();
    parts.version = originOf(file).version;
    parts.encoderDigest = encoderDigest;
    parts.inventory = inventory;
    parts.adapterRank = file.metadata(QStringLiteral("adapter_rank")).toInt();
    parts.glossAdapterRank = file.metadata(QStringLiteral("gloss_adapter_rank")).toInt();
    parts.passageSentences = std::max(1, file.metadata(QStringLiteral("passage_sentences")).toInt());
    if (parts.adapterRank < 0 || parts.glossAdapterRank < 0)
        return Error{ErrorCode::ModelDamaged, file.name(), 0, QStringLiteral("the rank of its adapters is negative")};

    const EncoderNetwork &network = encoders.sentences;
    if (auto read = readAdapters(file, sentencePrefix, parts.adapterRank, encoders.sentences); !read)
        return read.error();
    if (auto read = readAdapters(file, glossPrefix, parts.glossAdapterRank, encoders.glosses); !read)
        return read.error();
    parts.ownWeights = !file.metadata(QStringLiteral("own_weights")).isEmpty();
    if (parts.ownWeights) {
        if (auto read = readTensors(file, weightPrefix, encoders.sentences.weightTensors()); !read)
            return read.error();
    }
    parts.head = SenseHead::untrained(network.config().width, network.device());
    if (auto read = readOffsets(file, parts.head); !read)
        return read.error();
    auto heads = parts.head.tensors();
    std::erase_if(heads, [&parts](const auto &named) { return named.second == &parts.head.offsets; });
    if (auto read = readTensors(file, {}, heads); !read)
        return read.error();
    for (const auto &[key, weight] : namedWeights(parts.head.weights)) {
        *weight = file.metadata(key).toDouble(); // 0 where there is none
        if (!std::isfinite(*weight))
            return Error{ErrorCode::ModelDamaged, file.name(), 0, key};
    }
    auto confidence = readConfidence(file);
    if (!confidence)
        return confidence.error();
    parts.confidence = std::move(*confidence);
    return parts;
}

QByteArray writeTrainedParts(const TrainedParts &parts, EncoderPair &encoders, PartsPrecision precision)
{
    const bool compact = precision == PartsPrecision::Compact;
    const ElementType adapterType = compact ? ElementType::Int8 : ElementType::Float16;
    SafeTensorsWriter writer;
    writeOrigin({{}, parts.version, parts.encoderDigest, parts.inventory}, writer);
    writer.setMetadata(QStringLiteral("adapter_rank"), QString::number(parts.adapterRank));
    writer.setMetadata(QStringLiteral("gloss_adapter_rank"), QString::number(parts.glossAdapterRank));
    writer.setMetadata(QStringLiteral("passage_sentences"), QString::number(parts.passageSentences));
    ScoreWeights weights = parts.head.weights;
    for (const auto &[key, weight] : namedWeights(weights))
        writer.setMetadata(key, QString::number(*weight, 'g', 17));
    writeConfidence(parts.confidence, writer);
    writeTensors(sentencePrefix, adapterType, encoders.sentences.adapterTensors(), writer);
    writeTensors(glossPrefix, adapterType, encoders.glosses.adapterTensors(), writer);
    if (parts.ownWeights) {
        writer.setMetadata(QStringLiteral("own_weights"), QStringLiteral("layers"));
        writeTensors(weightPrefix, ElementType::Float16, encoders.sentences.weightTensors(), writer);
    }
    SenseHead head = parts.head;
    auto heads = head.tensors();
    std::erase_if(heads, [&head](const auto &named) { return named.second == &head.offsets; });
    writeTensors({}, compact ? ElementType::Float16 : ElementType::Float32, heads, writer);
    writeOffsets(head, precision, writer);
    return writer.toByteArray();
}

QString glossEncoderDigest(const QString &encoderDigest, EncoderNetwork &glosses)
{
    const auto adapters = glosses.adapterTensors();
    if (adapters.empty())
        return encoderDigest;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(encoderDigest.toLatin1());
    for (const auto &[name, tensor] : adapters)
        hash.addData(tensorBytes(*tensor, ElementType::Float16));
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace glossator
