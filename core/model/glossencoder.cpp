#include "model/glossencoder.h"

#include <algorithm>

#include "model/computing.h"

namespace glossator {

namespace {

constexpr int subwordLimit = leastPositions;
/// Subwords that the encoder reads at once; larger batches no longer gain speed and delay a cancel.
constexpr size_t batchSubwords = 2048;

struct GlossSequence
{
    int row = 0;
    std::vector<qint32> ids;
};

std::vector<GlossSequence> missingSequences(const GlossEncoding &encoding, std::span<const int> rows)
{
    std::vector<GlossSequence> missing;
    for (int row : rows) {
        if (!encoding.index.contains(row))
            missing.push_back({row, glossSubwords(encoding.source.text(row), encoding.tokenizer)});
    }
    // Equal lengths together: the encoder's attention works on runs of them.
    std::ranges::sort(missing, {}, [](const GlossSequence &s) { return std::pair(s.ids.size(), s.row); });
    return missing;
}

torch::Tensor vectorsOf(const GlossEncoding &encoding, std::span<const std::vector<qint32>> glosses)
{
    if (!encoding.reader)
        return glossVectors(encoding.encoder, glosses);
    const PackedSequences packed = PackedSequences::pack(glosses, encoding.encoder.device());
    return pooledGlosses(encoding.reader->readFirst(packed, encoding.encoder.config().layers), packed.lengths);
}

void encodeBatch(const GlossEncoding &encoding, std::span<const GlossSequence> batch)
{
    std::vector<std::vector<qint32>> glosses;
    for (const GlossSequence &sequence : batch)
        glosses.push_back(sequence.ids);
    const torch::Tensor vectors = vectorsOf(encoding, glosses).cpu().contiguous();
    const size_t width = size_t(vectors.size(1));
    for (size_t i = 0; i < batch.size(); ++i)
        encoding.index.put(batch[i].row, {vectors.data_ptr<float>() + i * width, width});
}

} // namespace

std::vector<qint32> glossSubwords(const QString &text, const SubwordTokenizer &tokenizer)
{
    std::vector<qint32> ids{tokenizer.beginId()};
    for (const Subword &subword : tokenizer.tokenize(text)) {
        if (ids.size() + 1 >= subwordLimit)
            break;
        ids.push_back(subword.id);
    }
    ids.push_back(tokenizer.endId());
    return ids;
}

torch::Tensor pooledGlosses(const torch::Tensor &states, const std::vector<int> &lengths)
{
    std::vector<torch::Tensor> means;
    for (const torch::Tensor &piece : states.split_with_sizes(std::vector<int64_t>(lengths.begin(), lengths.end())))
        means.push_back(piece.mean(0));
    const torch::Tensor vectors = torch::stack(means);
    return vectors / vectors.norm(2, -1, true);
}

torch::Tensor glossVectors(const EncoderNetwork &encoder, std::span<const std::vector<qint32>> glosses)
{
    const PackedSequences packed = PackedSequences::pack(glosses, encoder.device());
    return pooledGlosses(encoder.forward(packed).back(), packed.lengths);
}

Result<void> encodeMissingGlosses(const GlossEncoding &encoding, std::span<const int> rows, const TaskControl &control)
{
    const torch::NoGradGuard noGrad;
    const std::vector<GlossSequence> missing = missingSequences(encoding, rows);
    for (size_t first = 0; first < missing.size();) {
        if (control.isCancelled())
            return Error{ErrorCode::Cancelled};
        size_t last = first;
        for (size_t subwords = 0; last < missing.size() && subwords < batchSubwords; ++last)
            subwords += missing[last].ids.size();
        const auto batch = std::span(missing).subspan(first, last - first);
        if (auto encoded = computed([&] { encodeBatch(encoding, batch); }); !encoded)
            return encoded;
        first = last;
        control.progress(qint64(first), qint64(missing.size()));
    }
    return {};
}

} // namespace glossator
