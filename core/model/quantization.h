#pragma once

#include "model/torchcompat.h"

namespace glossator {

/// A matrix in integers of few bits, symmetric about zero, with a scale for each row: row i stands for values[i] * scales[i].
struct QuantizedRows
{
    torch::Tensor values; ///< [rows, columns] int8, from -(2^(bits-1) - 1) to 2^(bits-1) - 1
    torch::Tensor scales; ///< [rows, 1]
};

/// Rounds to nearest. Quantizing again what came out changes nothing.
[[nodiscard]] QuantizedRows quantizeRows(const torch::Tensor &matrix, int bits);

/// Two integers of four bits a byte: [rows, columns] → [rows, (columns + 1) / 2], the lower four bits first.
[[nodiscard]] torch::Tensor packNibbles(const torch::Tensor &values);
[[nodiscard]] torch::Tensor unpackNibbles(const torch::Tensor &packed, qint64 columns);

} // namespace glossator
