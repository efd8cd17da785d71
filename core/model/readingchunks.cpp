#include "model/readingchunks.h"

#include "model/parallel.h"

#include <algorithm>

namespace glossator {

namespace {

constexpr std::int64_t fewestRows = 64;

} // namespace

std::int64_t rowsOf(const Chunk &chunk)
{
    std::int64_t rows = 0;
    for (const Sequence &sequence : chunk)
        rows += sequence.length;
    return rows;
}

std::vector<Chunk> inChunks(const std::vector<Sequence> &sequences, std::int64_t mostRows)
{
    const std::int64_t most = std::clamp(rowsOf(sequences) / sharers(), fewestRows, mostRows);
    std::vector<Chunk> chunks;
    std::int64_t rows = most;
    for (const Sequence &sequence : sequences) {
        if (rows + sequence.length / 2 >= most) {
            chunks.emplace_back();
            rows = 0;
        }
        chunks.back().push_back(sequence);
        rows += sequence.length;
    }
    return chunks;
}

std::vector<Sequence> wholeSequences(const std::vector<int> &lengths)
{
    std::vector<Sequence> sequences;
    std::int64_t row = 0;
    for (const int length : lengths) {
        sequences.push_back({row, length, row, length});
        row += length;
    }
    return sequences;
}

std::vector<Sequence> sequencesWith(std::span<const std::int64_t> rows, const std::vector<int> &lengths)
{
    std::vector<Sequence> sequences;
    std::int64_t query = 0;
    for (Sequence sequence : wholeSequences(lengths)) {
        sequence.firstQuery = query;
        while (query < std::int64_t(rows.size()) && rows[size_t(query)] < sequence.row + sequence.length)
            ++query;
        sequence.queryCount = query - sequence.firstQuery;
        if (sequence.queryCount > 0)
            sequences.push_back(sequence);
    }
    return sequences;
}

} // namespace glossator
