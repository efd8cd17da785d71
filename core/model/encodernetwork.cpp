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
    WeightReader(const SafeTensors &weights, torch::Device device) : m_weights(weights), m_device(device)
    {
        // Checkpoints of task models keep the encoder under "bert.".
        m_prefix = weights.contains(QStringLiteral("bert.embeddings.word_embeddings.weight")) ? QStringLiteral("bert.") : QString();
    }

    torch::Tensor read(const QString &name, const std::vector<qint64> &shape)
    {
        auto view = m_weights.tensor(m_prefix + name, shape);
        if (!view) {
            if (!m_error)
                m_error = view.error();
            return torch::zeros(std::vector<int64_t>(shape.begin(), shape.end()));
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

EncoderLayer readLayer(WeightReader &reader, const EncoderConfig &config, int index)
{
    const QString name = QStringLiteral("encoder.layer.%1.").arg(index);
    const QString self = name + QStringLiteral("attention.self.");
    const LinearMap query = reader.linear(self + QStringLiteral("query"), config.width, config.width);
    const LinearMap key = reader.linear(self + QStringLiteral("key"), config.width, config.width);
    const LinearMap value = reader.linear(self + QStringLiteral("value"), config.width, config.width);
    EncoderLayer layer;
    layer.heads = config.heads;
    layer.queryKeyValue = {torch::cat({query.weight, key.weight, value.weight}), torch::cat({query.bias, key.bias, value.bias}), {}};
    layer.attentionOutput = reader.linear(name + QStringLiteral("attention.output.dense"), config.width, config.width);
    layer.attentionNorm = reader.norm(name + QStringLiteral("attention.output.LayerNorm"), config);
    layer.feedForwardIn = reader.linear(name + QStringLiteral("intermediate.dense"), config.feedForwardWidth, config.width);
    layer.feedForwardOut = reader.linear(name + QStringLiteral("output.dense"), config.width, config.feedForwardWidth);
    layer.feedForwardNorm = reader.norm(name + QStringLiteral("output.LayerNorm"), config);
    return layer;
}

/// Many small matrix products. libtorch does them one after the other, each on all threads, which costs more than the products; without
/// gradients to keep, each thread does a share of them instead.
torch::Tensor batchedProduct(const torch::Tensor &a, const torch::Tensor &b)
{
    if (!a.is_cpu() || torch::GradMode::is_enabled())
        return torch::bmm(a, b);
    const int64_t count = a.size(0);
    const int64_t share = (count + at::get_num_threads() - 1) / at::get_num_threads();
    const torch::Tensor products = torch::empty({count, a.size(1), b.size(2)}, a.options());
    at::parallel_for(0, count, share, [&](int64_t begin, int64_t end) {
        const torch::NoGradGuard noGrad; // of this thread
        torch::Tensor slice = products.narrow(0, begin, end - begin);
        torch::bmm_out(slice, a.narrow(0, begin, end - begin), b.narrow(0, begin, end - begin));
    });
    return products;
}

/// qkv: [count * length, 3 width] → [count * length, width].
torch::Tensor attend(const torch::Tensor &qkv, int count, int length, int heads)
{
    const int64_t width = qkv.size(1) / 3;
    const int64_t headWidth = width / heads;
    const torch::Tensor parts = qkv.view({count, length, 3, heads, headWidth}).permute({2, 0, 3, 1, 4}).contiguous();
    const auto part = [&](int which) { return parts[which].view({int64_t(count) * heads, length, headWidth}); };
    const torch::Tensor scores = batchedProduct(part(0), part(1).transpose(1, 2)).mul(1.0 / std::sqrt(double(headWidth)));
    const torch::Tensor context = batchedProduct(torch::softmax(scores, -1), part(2));
    return context.view({count, heads, length, headWidth}).permute({0, 2, 1, 3}).reshape({int64_t(count) * length, width});
}

torch::Tensor attendRuns(const torch::Tensor &qkv, const std::vector<int> &lengths, int heads)
{
    std::vector<torch::Tensor> runs;
    int64_t row = 0;
    for (size_t first = 0; first < lengths.size();) {
        size_t last = first + 1;
        while (last < lengths.size() && lengths[last] == lengths[first])
            ++last;
        const int64_t rows = int64_t(last - first) * lengths[first];
        runs.push_back(attend(qkv.narrow(0, row, rows), int(last - first), lengths[first], heads));
        row += rows;
        first = last;
    }
    return runs.size() == 1 ? runs.front() : torch::cat(runs);
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
    const torch::Tensor output = torch::addmm(bias, input, weight.t());
    if (!adapter)
        return output;
    return output.addmm(torch::mm(input, adapter->down.t()), adapter->up.t(), 1, adapter->scale);
}

torch::Tensor NormMap::operator()(const torch::Tensor &input) const
{
    return torch::layer_norm(input, {input.size(1)}, weight, bias, epsilon);
}

torch::Tensor Dropout::operator()(const torch::Tensor &input) const
{
    if (rate <= 0)
        return input;
    const torch::Tensor mask = torch::empty_like(input).bernoulli_(1 - rate, generator);
    return input * mask.div_(1 - rate);
}

torch::Tensor EncoderLayer::forward(const torch::Tensor &hidden, const std::vector<int> &lengths, const Dropout &dropout) const
{
    const torch::Tensor context = attendRuns(queryKeyValue(hidden), lengths, heads);
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
    WeightReader reader(weights, device);
    EncoderNetwork network;
    network.m_config = config;
    network.m_wordEmbedding = reader.read(QStringLiteral("embeddings.word_embeddings.weight"), {config.vocabularySize, config.width});
    network.m_positionEmbedding = reader.read(QStringLiteral("embeddings.position_embeddings.weight"), {config.positions, config.width});
    network.m_segmentEmbedding = reader.read(QStringLiteral("embeddings.token_type_embeddings.weight"), {2, config.width})[0];
    network.m_embeddingNorm = reader.norm(QStringLiteral("embeddings.LayerNorm"), config);
    for (int i = 0; i < config.layers; ++i)
        network.m_layers.push_back(readLayer(reader, config, i));
    if (reader.error())
        return *reader.error();
    return network;
}

std::vector<torch::Tensor> EncoderNetwork::forward(const PackedSequences &input, const Dropout &dropout) const
{
    torch::Tensor hidden =
        m_wordEmbedding.index_select(0, input.ids) + m_positionEmbedding.index_select(0, input.positions) + m_segmentEmbedding;
    hidden = dropout(m_embeddingNorm(hidden));
    std::vector<torch::Tensor> states;
    for (const EncoderLayer &layer : m_layers) {
        hidden = layer.forward(hidden, input.lengths, dropout);
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
