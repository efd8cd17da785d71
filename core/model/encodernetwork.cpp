#include "model/encodernetwork.h"

#include <cmath>

namespace glossator {

namespace {

torch::ScalarType scalarType(ElementType type)
{
    switch (type) {
    case ElementType::Float32:
        return torch::kFloat32;
    case ElementType::Float16:
        return torch::kFloat16;
    case ElementType::BFloat16:
        return torch::kBFloat16;
    case ElementType::Int32:
        return torch::kInt32;
    case ElementType::Int64:
        return torch::kInt64;
    case ElementType::Int8:
        return torch::kInt8;
    }
    Q_UNREACHABLE();
}

/// Reads named weights and remembers the first failure, so that the layout below stays legible.
class WeightReader
{
public:
    WeightReader(const SafeTensors &weights, EncoderKind kind, torch::Device device) : m_weights(weights), m_device(device)
    {
        // Checkpoints of task models keep the encoder under its kind's name.
        const QString prefix = kind == EncoderKind::MPNet ? QStringLiteral("mpnet.")
            : kind == EncoderKind::Roberta                ? QStringLiteral("roberta.")
                                                          : QStringLiteral("bert.");
        if (weights.contains(prefix + QStringLiteral("embeddings.word_embeddings.weight")))
            m_prefix = prefix;
    }

    torch::Tensor read(const QString &name, const std::vector<qint64> &shape)
    {
        auto view = m_weights.tensor(m_prefix + name, shape);
        if (!view) {
            if (!m_error)
                m_error = view.error();
            return torch::zeros(std::vector<int64_t>(shape.begin(), shape.end()), m_device);
        }
        return toFloatTensor(*view, m_device);
    }
    LinearMap linear(const QString &name, int out, int in)
    {
        return {read(name + QStringLiteral(".weight"), {out, in}), read(name + QStringLiteral(".bias"), {out}), {}};
    }
    NormMap norm(const QString &name, const EncoderConfig &config)
    {
        return {read(name + QStringLiteral(".weight"), {config.width}), read(name + QStringLiteral(".bias"), {config.width}),
                config.normEpsilon};
    }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    const SafeTensors &m_weights;
    torch::Device m_device;
    QString m_prefix;
    std::optional<Error> m_error;
};

/// What the parts of attention are called below "encoder.layer.N.attention.".
struct AttentionNames
{
    const char *query;
    const char *key;
    const char *value;
    const char *output;
    const char *norm;
};

constexpr AttentionNames bertNames{"self.query", "self.key", "self.value", "output.dense", "output.LayerNorm"};
constexpr AttentionNames mpnetNames{"attn.q", "attn.k", "attn.v", "attn.o", "LayerNorm"};

EncoderLayer readLayer(WeightReader &reader, const EncoderConfig &config, int index)
{
    const QString name = QStringLiteral("encoder.layer.%1.").arg(index);
    const AttentionNames &names = config.kind == EncoderKind::MPNet ? mpnetNames : bertNames;
    const auto inAttention = [&name](const char *part) { return name + QStringLiteral("attention.") + QLatin1StringView(part); };
    const LinearMap query = reader.linear(inAttention(names.query), config.width, config.width);
    const LinearMap key = reader.linear(inAttention(names.key), config.width, config.width);
    const LinearMap value = reader.linear(inAttention(names.value), config.width, config.width);
    EncoderLayer layer;
    layer.heads = config.heads;
    layer.queryKeyValue = {torch::cat({query.weight, key.weight, value.weight}), torch::cat({query.bias, key.bias, value.bias}), {}};
    layer.attentionOutput = reader.linear(inAttention(names.output), config.width, config.width);
    layer.attentionNorm = reader.norm(inAttention(names.norm), config);
    layer.feedForwardIn = reader.linear(name + QStringLiteral("intermediate.dense"), config.feedForwardWidth, config.width);
    layer.feedForwardOut = reader.linear(name + QStringLiteral("output.dense"), config.width, config.feedForwardWidth);
    layer.feedForwardNorm = reader.norm(name + QStringLiteral("output.LayerNorm"), config);
    return layer;
}

/// [positions, width], from the first subword's on.
torch::Tensor readPositions(WeightReader &reader, const EncoderConfig &config)
{
    const int rows = config.firstPosition + config.positions;
    const torch::Tensor table = reader.read(QStringLiteral("embeddings.position_embeddings.weight"), {rows, config.width});
    return table.narrow(0, config.firstPosition, config.positions);
}

LinearMap randomMap(int out, int in, torch::Device device)
{
    return {(torch::randn({out, in}) * 0.02).to(device), torch::zeros({out}, device), {}};
}

NormMap plainNorm(const EncoderConfig &config, torch::Device device)
{
    return {torch::ones({config.width}, device), torch::zeros({config.width}, device), config.normEpsilon};
}

EncoderLayer randomLayer(const EncoderConfig &config, torch::Device device)
{
    return {randomMap(3 * config.width, config.width, device),
            randomMap(config.width, config.width, device),
            plainNorm(config, device),
            randomMap(config.feedForwardWidth, config.width, device),
            randomMap(config.width, config.feedForwardWidth, device),
            plainNorm(config, device),
            config.heads};
}

const char *const linearNames[] = {"attention.qkv", "attention.output", "feedforward.in", "feedforward.out"};

} // namespace

torch::Tensor toFloatTensor(const TensorView &view, torch::Device device)
{
    // from_blob wants a mutable pointer; the clone below is what is kept.
    void *data = const_cast<std::byte *>(view.bytes.data());
    const std::vector<int64_t> shape(view.shape.begin(), view.shape.end());
    const torch::Tensor wrapped = torch::from_blob(data, shape, torch::TensorOptions(scalarType(view.type)));
    return wrapped.to(torch::kFloat32).clone().to(device);
}

PackedSequences PackedSequences::pack(std::span<const std::vector<qint32>> sequences, torch::Device device)
{
    PackedSequences result;
    int64_t total = 0;
    for (const auto &sequence : sequences)
        total += int64_t(sequence.size());
    torch::Tensor ids = torch::empty({total}, torch::kInt64);
    torch::Tensor positions = torch::empty({total}, torch::kInt64);
    int64_t *id = ids.data_ptr<int64_t>();
    int64_t *position = positions.data_ptr<int64_t>();
    for (const auto &sequence : sequences) {
        result.lengths.push_back(int(sequence.size()));
        for (size_t i = 0; i < sequence.size(); ++i) {
            *id++ = sequence[i];
            *position++ = int64_t(i);
        }
    }
    result.ids = ids.to(device);
    result.positions = positions.to(device);
    return result;
}

torch::Tensor LinearMap::operator()(const torch::Tensor &input) const
{
    if (reducedWeight.defined())
        return reducedProduct(input).to(torch::kFloat32).add_(bias);
    const torch::Tensor output = torch::addmm(bias, input, weight.t());
    return adapter ? output.addmm(torch::mm(input, adapter->down.t()), adapter->up.t(), 1, adapter->scale) : output;
}

torch::Tensor LinearMap::reducedProduct(const torch::Tensor &input) const
{
    const torch::Tensor reduced = input.to(torch::kBFloat16);
    const torch::Tensor output = torch::linear(reduced, reducedWeight);
    if (!adapter)
        return output;
    const torch::Tensor down = adapter->down.to(torch::kBFloat16);
    const torch::Tensor up = adapter->up.to(torch::kBFloat16);
    return output.addmm(torch::mm(reduced, down.t()), up.t(), 1, adapter->scale);
}

torch::Tensor NormMap::operator()(const torch::Tensor &input) const
{
    return torch::layer_norm(input, {input.size(1)}, weight, bias, epsilon);
}

torch::Tensor EncoderLayer::forward(const torch::Tensor &hidden, const std::vector<AttentionRun> &runs, const Dropout &dropout) const
{
    const torch::Tensor context = attend(queryKeyValue(hidden), runs, heads);
    const torch::Tensor attended = attentionNorm(hidden + dropout(attentionOutput(context)));
    const torch::Tensor expanded = torch::gelu(feedForwardIn(attended));
    return feedForwardNorm(attended + dropout(feedForwardOut(expanded)));
}

std::vector<LinearMap *> EncoderLayer::linearMaps()
{
    return {&queryKeyValue, &attentionOutput, &feedForwardIn, &feedForwardOut};
}

Result<EncoderNetwork> EncoderNetwork::load(const EncoderConfig &config, const SafeTensors &weights, torch::Device device)
{
    WeightReader reader(weights, config.kind, device);
    EncoderNetwork network;
    network.m_config = config;
    network.m_wordEmbedding = reader.read(QStringLiteral("embeddings.word_embeddings.weight"), {config.vocabularySize, config.width});
    network.m_positionEmbedding = readPositions(reader, config);
    if (config.tokenTypes > 0) {
        const torch::Tensor types =
            reader.read(QStringLiteral("embeddings.token_type_embeddings.weight"), {config.tokenTypes, config.width});
        // Nearly every subword is of type 0, whose embedding is therefore added ahead of time.
        network.m_positionEmbedding = network.m_positionEmbedding + types[0];
        if (config.tokenTypes > 1)
            network.m_secondType = types[1] - types[0];
    }
    if (config.relativeBuckets > 0)
        network.m_relativeBias =
            reader.read(QStringLiteral("encoder.relative_attention_bias.weight"), {config.relativeBuckets, config.heads});
    network.m_embeddingNorm = reader.norm(QStringLiteral("embeddings.LayerNorm"), config);
    for (int i = 0; i < config.layers; ++i)
        network.m_layers.push_back(readLayer(reader, config, i));
    if (reader.error())
        return *reader.error();
    return network;
}

EncoderNetwork EncoderNetwork::random(const EncoderConfig &config, torch::Device device)
{
    const torch::NoGradGuard noGrad;
    EncoderNetwork network;
    network.m_config = config;
    network.m_wordEmbedding = torch::randn({config.vocabularySize, config.width}).to(device);
    network.m_positionEmbedding = torch::randn({config.positions, config.width}).to(device);
    network.m_embeddingNorm = plainNorm(config, device);
    for (int i = 0; i < config.layers; ++i)
        network.m_layers.push_back(randomLayer(config, device));
    return network;
}

std::vector<torch::Tensor> EncoderNetwork::forward(const PackedSequences &input, const Dropout &dropout) const
{
    torch::Tensor hidden = m_wordEmbedding.index_select(0, input.ids) + m_positionEmbedding.index_select(0, input.positions);
    if (input.secondRows.defined() && m_secondType.defined())
        hidden.index_add_(0, input.secondRows, m_secondType.expand({input.secondRows.size(0), m_secondType.size(0)}));
    hidden = dropout(m_embeddingNorm(hidden));
    const std::vector<AttentionRun> runs = attentionRuns(input.lengths, m_relativeBias);
    std::vector<torch::Tensor> states;
    for (const EncoderLayer &layer : m_layers) {
        hidden = layer.forward(hidden, runs, dropout);
        states.push_back(hidden);
    }
    return states;
}

void EncoderNetwork::addAdapters(int rank, at::Generator &generator)
{
    for (EncoderLayer &layer : m_layers) {
        for (LinearMap *map : layer.linearMaps()) {
            const int64_t in = map->weight.size(1);
            LowRank adapter;
            adapter.down = torch::empty({rank, in}).normal_(0, 1 / std::sqrt(double(in)), generator).to(device());
            adapter.up = torch::zeros({map->weight.size(0), rank}, map->weight.options());
            adapter.scale = 2 / std::sqrt(double(rank));
            map->adapter = adapter;
        }
    }
}

std::vector<std::pair<QString, torch::Tensor *>> EncoderNetwork::adapterTensors()
{
    std::vector<std::pair<QString, torch::Tensor *>> result;
    for (size_t i = 0; i < m_layers.size(); ++i) {
        const auto maps = m_layers[i].linearMaps();
        for (size_t j = 0; j < maps.size(); ++j) {
            if (!maps[j]->adapter)
                continue;
            const QString name = QStringLiteral("layer.%1.%2.").arg(i).arg(QLatin1StringView(linearNames[j]));
            result.emplace_back(name + QStringLiteral("down"), &maps[j]->adapter->down);
            result.emplace_back(name + QStringLiteral("up"), &maps[j]->adapter->up);
        }
    }
    return result;
}

std::vector<std::pair<QString, torch::Tensor *>> EncoderNetwork::weightTensors()
{
    std::vector<std::pair<QString, torch::Tensor *>> result;
    const auto add = [&result](const QString &name, torch::Tensor &weight, torch::Tensor &bias) {
        result.emplace_back(name + QStringLiteral(".weight"), &weight);
        result.emplace_back(name + QStringLiteral(".bias"), &bias);
    };
    for (size_t i = 0; i < m_layers.size(); ++i) {
        const QString layer = QStringLiteral("layer.%1.").arg(i);
        const auto maps = m_layers[i].linearMaps();
        for (size_t j = 0; j < maps.size(); ++j)
            add(layer + QLatin1StringView(linearNames[j]), maps[j]->weight, maps[j]->bias);
        add(layer + QStringLiteral("attention.norm"), m_layers[i].attentionNorm.weight, m_layers[i].attentionNorm.bias);
        add(layer + QStringLiteral("feedforward.norm"), m_layers[i].feedForwardNorm.weight, m_layers[i].feedForwardNorm.bias);
    }
    return result;
}

void EncoderNetwork::reducePrecision()
{
    for (EncoderLayer &layer : m_layers) {
        for (LinearMap *map : layer.linearMaps())
            map->reducedWeight = map->weight.to(torch::kBFloat16);
    }
}

void EncoderNetwork::mergeAdapters()
{
    for (EncoderLayer &layer : m_layers) {
        for (LinearMap *map : layer.linearMaps()) {
            if (!map->adapter)
                continue;
            map->weight = map->weight.addmm(map->adapter->up, map->adapter->down, 1, map->adapter->scale);
            map->adapter.reset();
        }
    }
}

} // namespace glossator
