#include "model/packing.h"

#include <algorithm>

namespace glossator {

RowStarts packSentences(std::span<const EncodedSentence> sentences, std::vector<std::vector<qint32>> *sequences)
{
    RowStarts starts;
    int64_t row = 0;
    for (const EncodedSentence &sentence : sentences) {
        auto &startsOfSentence = starts.emplace_back();
        for (const SubwordSequence &sequence : sentence.sequences) {
            startsOfSentence.push_back(row);
            row += int64_t(sequence.ids.size());
            sequences->push_back(sequence.ids);
        }
    }
    return starts;
}

TokenRows tokenRows(std::span<const EncodedSentence> sentences, const RowStarts &rowStarts)
{
    TokenRows result;
    for (size_t s = 0; s < sentences.size(); ++s) {
        for (const SubwordRange &range : sentences[s].tokens) {
            for (int i = range.start; i < range.end; ++i) {
                result.rows.push_back(rowStarts[s][size_t(range.sequence)] + i);
                result.items.push_back(result.count);
            }
            ++result.count;
        }
    }
    return result;
}

int encoderWindow(const EncoderConfig &config)
{
    constexpr int longest = 256;
    return std::min(longest, config.positions);
}

} // namespace glossator
