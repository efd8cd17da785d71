#include "model/glossencoder.h"

#include <algorithm>

namespace glossator {

namespace {

constexpr int subwordLimit = 128;
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
        if (encoding.index.contains(row))
            continue;
        GlossSequence sequence{row, {encoding.tokenizer.beginId()}};
        for (const Subword &subword : encoding.tokenizer.tokenize(encoding.source.text(row))) {
            if (sequence.ids.size() + 1 >= subwordLimit)
                break;
            sequence.ids.push_back(subword.id);
        }
        sequence.ids.push_back(encoding.tokenizer.endId());
        missing.push_back(std::move(sequence));
    }
    // Equal lengths together: the encoder's attention works on runs of them.
    std::ranges::sort(missing, {}, [](const GlossSequence &s) { return std::pair(s.ids.size(), s.row); });
    return missing;
}

void encodeBatch(const GlossEncoding &encoding, std::span<const GlossSequence> batch)
{
    std::vector<std::vector<qint32>> sequences;
    for (const GlossSequence &sequence : batch)
        sequences.push_back(sequence.ids);
    const torch::Tensor hidden = encoding.encoder.forward(PackedSequences::pack(sequences, encoding.encoder.device())).back();
    const size_t width = size_t(hidden.size(1));
    int64_t row = 0;
    for (const GlossSequence &sequence : batch) {
        const int64_t length = int64_t(sequence.ids.size());
        torch::Tensor mean = hidden.narrow(0, row, length).mean(0);
        mean = (mean / mean.norm()).cpu().contiguous();
        encoding.index.put(sequence.row, {mean.data_ptr<float>(), width});
        row += length;
    }
}

} // namespace

bool encodeMissingGlosses(const GlossEncoding &encoding, std::span<const int> rows, const TaskControl &control)
{
    const torch::NoGradGuard noGrad;
    const std::vector<GlossSequence> missing = missingSequences(encoding, rows);
    for (size_t first = 0; first < missing.size();) {
        if (control.isCancelled())
            return false;
        size_t last = first;
        for (size_t subwords = 0; last < missing.size() && subwords < batchSubwords; ++last)
            subwords += missing[last].ids.size();
        encodeBatch(encoding, std::span(missing).subspan(first, last - first));
        first = last;
        control.progress(qint64(first), qint64(missing.size()));
    }
    return true;
}

} // namespace glossator
