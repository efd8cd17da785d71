#pragma once

#include <span>
#include <vector>

#include "model/scoring.h"
#include "model/subwordsequence.h"

namespace glossator {

/// Lists the sequences of some passages one behind the other and says where each starts among the packed rows.
[[nodiscard]] RowStarts packPassages(std::span<const EncodedPassage> passages, std::vector<std::vector<qint32>> *sequences);

/// The packed rows of every token, for meanRows().
struct TokenRows
{
    std::vector<int64_t> rows;
    std::vector<int64_t> items;
    int64_t count = 0;
};
[[nodiscard]] TokenRows tokenRows(std::span<const EncodedPassage> passages, const RowStarts &rowStarts);

/// The longest sequence given to an encoder: long enough for nearly all passages, and no longer than it was trained for.
[[nodiscard]] int encoderWindow(const EncoderConfig &config);

} // namespace glossator
