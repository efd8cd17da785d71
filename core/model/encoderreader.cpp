#include "model/encoderreader.h"

#include "model/indextensor.h"
#include "model/parallel.h"
#include "model/readingchunks.h"
#include "model/rowkernels.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace glossator {

namespace {

/// Rows that one thread takes through the layers at once.
template <typename T>
constexpr int64_t chunkRows = 1024;
template <>
constexpr int64_t chunkRows<BFloat16> = 512;
/// Rows that are multiplied at once. In 32 bits all of a chunk, since each product packs the weights anew; in 16 bits as many as leave what is
/// between the products in a core's cache.
template <typename T>
constexpr int64_t tileRows = std::numeric_limits<int64_t>::max();
template <>
constexpr int64_t tileRows<BFloat16> = 256;
/// oneDNN compiles a product for each number of rows it meets, which takes milliseconds. Hence multiples of this, beyond the last row.
constexpr int64_t rowStep = 32;

template <typename T>
constexpr torch::ScalarType elementType = torch::kFloat32;
template <>
constexpr torch::ScalarType elementType<BFloat16> = torch::kBFloat16;

template <typename T>
T *elements(const torch::Tensor &tensor)
{
    return static_cast<T *>(tensor.data_ptr());
}

template <typename T>
torch::Tensor newRows(int64_t rows, int64_t width)
{
    return torch::empty({rows + rowStep, width}, elementType<T>);
}

/// output [rows, out] = input [rows, in] · weightᵀ, from the given row on.
template <typename T>
void multiply(const torch::Tensor &input, int64_t inputRow, const torch::Tensor &weight, const torch::Tensor &output, int64_t outputRow,
              int64_t rows)
{
    if constexpr (std::is_same_v<T, BFloat16>)
        rows = (rows + rowStep - 1) / rowStep * rowStep;
    torch::Tensor result = output.narrow(0, outputRow, rows);
    torch::mm_out(result, input.narrow(0, inputRow, rows), weight.t());
}

/// The layer's input and what comes of it, for some rows. Memory is asked for once, since that takes longer than a small product.
template <typename T>
struct Rows
{
    torch::Tensor hidden; ///< [count, width], 32 bits
    torch::Tensor input; ///< the same as T
    torch::Tensor projected; ///< [count, 3 width]: queries, keys and values
    torch::Tensor context; ///< [count, width]: what attention gives
    torch::Tensor expanded; ///< [a tile, feed-forward width]
    torch::Tensor addition; ///< [a tile, width]: what a half of the layer adds to hidden
    int64_t count = 0;

    /// hidden: [count, width]; worked on in place.
    Rows(const torch::Tensor &states, int64_t expandedWidth) : hidden(states), count(states.size(0))
    {
        const int64_t width = states.size(1);
        input = std::is_same_v<T, float> ? hidden : newRows<T>(count, width);
        projected = newRows<T>(count, 3 * width);
        context = newRows<T>(count, width);
        expanded = newRows<T>(std::min(count, tileRows<T>), expandedWidth);
        addition = newRows<T>(std::min(count, tileRows<T>), width);
    }

    void updateInput(int64_t row, int64_t rows) const
    {
        if constexpr (std::is_same_v<T, BFloat16>) {
            const int64_t start = row * hidden.size(1);
            toBFloat16(elements<float>(hidden) + start, elements<BFloat16>(input) + start, rows * hidden.size(1));
        }
    }
};

RowNorm rowNorm(const NormMap &norm)
{
    return {elements<float>(norm.weight), elements<float>(norm.bias), float(norm.epsilon)};
}

template <typename T>
struct Layer
{
    EncoderLayer source; ///< biases and norms
    torch::Tensor queryKeyValue; ///< weights as T
    torch::Tensor attentionOutput;
    torch::Tensor feedForwardIn;
    torch::Tensor feedForwardOut;

    explicit Layer(const EncoderLayer &layer) : source(layer)
    {
        const auto converted = [](const LinearMap &map) { return map.weight.to(elementType<T>).contiguous(); };
        queryKeyValue = converted(layer.queryKeyValue);
        attentionOutput = converted(layer.attentionOutput);
        feedForwardIn = converted(layer.feedForwardIn);
        feedForwardOut = converted(layer.feedForwardOut);
    }
};

/// Queries, keys and values of some rows.
template <typename T>
struct Projections
{
    torch::Tensor queries; ///< [queries, width], or with keys and values behind each
    torch::Tensor keysAndValues; ///< the same, or [rows, 2 width]
    int64_t keyColumn = 0; ///< where keys begin
};

template <typename T>
class ReaderOf : public EncoderReader
{
public:
    explicit ReaderOf(const EncoderNetwork &network);

    [[nodiscard]] torch::Tensor readFirst(const PackedSequences &input, int layers) const override;
    [[nodiscard]] torch::Tensor readRest(const torch::Tensor &states, const std::vector<int> &lengths, int layers,
                                         std::span<const int64_t> rows) const override;

private:
    void readChunk(const torch::Tensor &states, const Chunk &chunk, int layers, std::span<const int64_t> rows, torch::Tensor result) const;
    void embed(const int64_t *ids, std::span<const Sequence> sequences, const torch::Tensor &hidden) const;
    void attend(const EncoderLayer &layer, const Projections<T> &projections, std::span<const Sequence> sequences, const int64_t *places,
                const torch::Tensor &context) const;
    void runLayer(const Layer<T> &layer, Rows<T> &rows, std::span<const Sequence> sequences) const;
    void runLastLayer(const Layer<T> &layer, const Rows<T> &rows, Rows<T> &wanted, std::span<const Sequence> sequences,
                      const int64_t *places) const;
    void finishLayer(const Layer<T> &layer, Rows<T> &rows) const;

    int64_t m_width;
    int64_t m_heads;
    int64_t m_expandedWidth;
    torch::Tensor m_wordEmbedding;
    torch::Tensor m_positionEmbedding;
    torch::Tensor m_noBias; ///< [width] of zeros
    torch::Tensor m_distanceBias; ///< [heads, 2 positions + 1], by distance from -positions on; undefined: none
    NormMap m_embeddingNorm;
    std::vector<Layer<T>> m_layers;
};

/// What the attention of each head adds to scores by the distance of key and query.
torch::Tensor biasOfDistances(const torch::Tensor &relativeBias, int positions)
{
    if (!relativeBias.defined())
        return {};
    std::vector<int64_t> buckets;
    for (int distance = -positions; distance <= positions; ++distance)
        buckets.push_back(relativeBucket(distance, int(relativeBias.size(0))));
    return relativeBias.index_select(0, indexTensor(buckets)).t().contiguous();
}

template <typename T>
ReaderOf<T>::ReaderOf(const EncoderNetwork &network) :
    m_width(network.config().width),
    m_heads(network.config().heads),
    m_expandedWidth(network.config().feedForwardWidth),
    m_wordEmbedding(network.wordEmbedding()),
    m_positionEmbedding(network.positionEmbedding().contiguous()),
    m_noBias(torch::zeros({m_width})),
    m_distanceBias(biasOfDistances(network.relativeBias(), network.config().positions)),
    m_embeddingNorm(network.embeddingNorm())
{
    for (const EncoderLayer &layer : network.layers())
        m_layers.emplace_back(layer);
}

template <typename T>
void ReaderOf<T>::embed(const int64_t *ids, std::span<const Sequence> sequences, const torch::Tensor &hidden) const
{
    const auto *words = elements<float>(m_wordEmbedding);
    for (const Sequence &sequence : sequences) {
        TORCH_CHECK(sequence.length <= m_positionEmbedding.size(0), "a sequence is longer than the encoder has positions");
        float *first = elements<float>(hidden) + sequence.row * m_width;
        for (int64_t i = 0; i < sequence.length; ++i)
            std::memcpy(first + i * m_width, words + ids[sequence.row + i] * m_width, size_t(m_width) * sizeof(float));
        addNorm(first, elements<float>(m_positionEmbedding), elements<float>(m_noBias), rowNorm(m_embeddingNorm), sequence.length, m_width);
    }
}

template <typename T>
void ReaderOf<T>::attend(const EncoderLayer &layer, const Projections<T> &projections, std::span<const Sequence> sequences,
                         const int64_t *places, const torch::Tensor &context) const
{
    HeadAttention<T> head;
    head.headWidth = m_width / m_heads;
    head.queryStride = projections.queries.size(1);
    head.stride = projections.keysAndValues.size(1);
    head.outputStride = m_width;
    const auto *bias = elements<float>(layer.queryKeyValue.bias);
    std::vector<float> scratch;
    for (const Sequence &sequence : sequences) {
        scratch.resize(std::max(scratch.size(), size_t(attentionScratch(sequence.length, head.headWidth))));
        head.length = sequence.length;
        head.queryCount = sequence.queryCount;
        head.places = places ? places + sequence.firstQuery : nullptr;
        for (int64_t h = 0; h < m_heads; ++h) {
            const int64_t column = h * head.headWidth;
            head.queries = elements<T>(projections.queries) + sequence.firstQuery * head.queryStride + column;
            head.keys = elements<T>(projections.keysAndValues) + sequence.row * head.stride + projections.keyColumn + column;
            head.values = head.keys + m_width;
            head.queryBias = bias + column;
            head.keyBias = head.queryBias + m_width;
            head.valueBias = head.keyBias + m_width;
            if (m_distanceBias.defined())
                head.distanceBias = elements<float>(m_distanceBias) + h * m_distanceBias.size(1) + m_distanceBias.size(1) / 2;
            head.output = elements<T>(context) + sequence.firstQuery * m_width + column;
            attendHead(head, scratch.data());
        }
    }
}

template <typename T>
void ReaderOf<T>::runLayer(const Layer<T> &layer, Rows<T> &rows, std::span<const Sequence> sequences) const
{
    for (int64_t row = 0; row < rows.count; row += tileRows<T>)
        multiply<T>(rows.input, row, layer.queryKeyValue, rows.projected, row, std::min(tileRows<T>, rows.count - row));
    attend(layer.source, {rows.projected, rows.projected, m_width}, sequences, nullptr, rows.context);
    finishLayer(layer, rows);
}

/// Keys and values of all rows, the rest for the wanted ones.
template <typename T>
void ReaderOf<T>::runLastLayer(const Layer<T> &layer, const Rows<T> &rows, Rows<T> &wanted, std::span<const Sequence> sequences,
                               const int64_t *places) const
{
    const torch::Tensor queries = newRows<T>(wanted.count, m_width);
    const torch::Tensor keysAndValues = newRows<T>(rows.count, 2 * m_width);
    wanted.updateInput(0, wanted.count);
    for (int64_t row = 0; row < wanted.count; row += tileRows<T>) {
        const int64_t count = std::min(tileRows<T>, wanted.count - row);
        multiply<T>(wanted.input, row, layer.queryKeyValue.narrow(0, 0, m_width), queries, row, count);
    }
    for (int64_t row = 0; row < rows.count; row += tileRows<T>) {
        const int64_t count = std::min(tileRows<T>, rows.count - row);
        multiply<T>(rows.input, row, layer.queryKeyValue.narrow(0, m_width, 2 * m_width), keysAndValues, row, count);
    }
    attend(layer.source, {queries, keysAndValues, 0}, sequences, places, wanted.context);
    finishLayer(layer, wanted);
}

/// From what attention gives to the layer's states.
template <typename T>
void ReaderOf<T>::finishLayer(const Layer<T> &layer, Rows<T> &rows) const
{
    const EncoderLayer &source = layer.source;
    for (int64_t row = 0; row < rows.count; row += tileRows<T>) {
        const int64_t count = std::min(tileRows<T>, rows.count - row);
        float *hidden = elements<float>(rows.hidden) + row * m_width;
        const auto add = [&](const LinearMap &map, const NormMap &norm) {
            addNorm(hidden, elements<T>(rows.addition), elements<float>(map.bias), rowNorm(norm), count, m_width);
            rows.updateInput(row, count);
        };
        multiply<T>(rows.context, row, layer.attentionOutput, rows.addition, 0, count);
        add(source.attentionOutput, source.attentionNorm);
        multiply<T>(rows.input, row, layer.feedForwardIn, rows.expanded, 0, count);
        addGelu(elements<T>(rows.expanded), elements<float>(source.feedForwardIn.bias), count, rows.expanded.size(1));
        multiply<T>(rows.expanded, 0, layer.feedForwardOut, rows.addition, 0, count);
        add(source.feedForwardOut, source.feedForwardNorm);
    }
}

template <typename T>
torch::Tensor ReaderOf<T>::readFirst(const PackedSequences &input, int layers) const
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor states = torch::empty({input.ids.size(0), m_width});
    const std::vector<Chunk> chunks = inChunks(wholeSequences(input.lengths), chunkRows<T>);
    shareOut(chunks.size(), [&](size_t i) {
        Chunk chunk = chunks[i];
        const int64_t start = chunk.front().row;
        Rows<T> rows(states.narrow(0, start, rowsOf(chunk)), m_expandedWidth);
        for (Sequence &sequence : chunk)
            sequence.row = sequence.firstQuery = sequence.row - start;
        embed(input.ids.data_ptr<int64_t>() + start, chunk, rows.hidden);
        rows.updateInput(0, rows.count);
        for (int layer = 0; layer < layers; ++layer)
            runLayer(m_layers[size_t(layer)], rows, chunk);
    });
    return states;
}

template <typename T>
torch::Tensor ReaderOf<T>::readRest(const torch::Tensor &states, const std::vector<int> &lengths, int layers,
                                    std::span<const int64_t> rows) const
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor result = torch::empty({int64_t(rows.size()), m_width});
    const std::vector<Chunk> chunks = inChunks(sequencesWith(rows, lengths), chunkRows<T>);
    shareOut(chunks.size(), [&](size_t i) {
        const int64_t first = chunks[i].front().firstQuery;
        const int64_t count = chunks[i].back().firstQuery + chunks[i].back().queryCount - first;
        const torch::Tensor wanted = result.narrow(0, first, count);
        readChunk(states, chunks[i], layers, rows.subspan(size_t(first), size_t(count)), wanted);
    });
    return result;
}

/// rows: those of the chunk that are asked for, which fill `result`.
template <typename T>
void ReaderOf<T>::readChunk(const torch::Tensor &states, const Chunk &chunk, int layers, std::span<const int64_t> rows,
                            torch::Tensor result) const
{
    Rows<T> all(torch::empty({rowsOf(chunk), m_width}), m_expandedWidth);
    std::vector<int64_t> wantedRows;
    std::vector<int64_t> places;
    Chunk asking = chunk; // counts from the chunk's first row, and from the first of those that are asked for
    Chunk whole; // queries are all rows until the last layer
    for (Sequence &sequence : asking) {
        const int64_t row = whole.empty() ? 0 : whole.back().row + whole.back().length;
        all.hidden.narrow(0, row, sequence.length).copy_(states.narrow(0, sequence.row, sequence.length));
        const auto first = int64_t(places.size());
        for (int64_t query = first; query < first + sequence.queryCount; ++query) {
            places.push_back(rows[size_t(query)] - sequence.row);
            wantedRows.push_back(row + places.back());
        }
        sequence.row = row;
        sequence.firstQuery = first;
        whole.push_back({row, sequence.length, row, sequence.length});
    }
    all.updateInput(0, all.count);
    const size_t last = m_layers.size() - 1;
    for (size_t layer = size_t(layers); layer < last; ++layer)
        runLayer(m_layers[layer], all, whole);
    const torch::Tensor before = all.hidden.index_select(0, indexTensor(wantedRows));
    Rows<T> wanted(before.clone(), m_expandedWidth);
    runLastLayer(m_layers[last], all, wanted, asking, places.data());
    torch::add_out(result, before, wanted.hidden).mul_(0.5);
}

} // namespace

std::shared_ptr<const EncoderReader> EncoderReader::make(const EncoderNetwork &network, Precision precision)
{
    const EncoderConfig &config = network.config();
    if (!network.device().is_cpu() || config.width % rowMultiple != 0 || config.feedForwardWidth % rowMultiple != 0)
        return nullptr;
    if (precision == Precision::BFloat16)
        return std::make_shared<ReaderOf<BFloat16>>(network);
    return std::make_shared<ReaderOf<float>>(network);
}

} // namespace glossator
