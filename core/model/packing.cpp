#include "model/packing.h"

#include <algorithm>

namespace glossator {

RowStarts packPassages(std::span<const EncodedPassage> passages, std::vector<std::vector<qint32>> *sequences)
{
    RowStarts starts;
    int64_t row = 0;
    for (const EncodedPassage &passage : passages) {
        auto &startsOfPassage = starts.emplace_back();
        for (const SubwordSequence &sequence : passage.sequences) {
            startsOfPassage.push_back(row);
            row += int64_t(sequence.ids.size());
            sequences->push_back(sequence.ids);
        }
    }
    return starts;
}

TokenRows tokenRows(std::span<const EncodedPassage> passages, const RowStarts &rowStarts)
{
    TokenRows result;
    for (size_t s = 0; s < passages.size(); ++s) {
        for (const SubwordRange &range : passages[s].tokens) {
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
