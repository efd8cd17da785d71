#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace glossator {

/// A sequence among packed rows.
struct Sequence
{
    std::int64_t row = 0;
    std::int64_t length = 0;
    std::int64_t firstQuery = 0; ///< among the rows that attend: all, or those that are asked for
    std::int64_t queryCount = 0;
};

/// Sequences of these lengths, each asked for all of its rows.
[[nodiscard]] std::vector<Sequence> wholeSequences(const std::vector<int> &lengths);

/// Those that some of the rows (ascending) lie in, asked for these.
[[nodiscard]] std::vector<Sequence> sequencesWith(std::span<const std::int64_t> rows, const std::vector<int> &lengths);

/// Sequences that one thread takes through the layers at once.
using Chunk = std::vector<Sequence>;

[[nodiscard]] std::int64_t rowsOf(const Chunk &chunk);

/// About so many rows in each, or fewer for every thread to get some.
[[nodiscard]] std::vector<Chunk> inChunks(const std::vector<Sequence> &sequences, std::int64_t mostRows);

} // namespace glossator
