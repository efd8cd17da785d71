#include "model/quantization.h"

namespace glossator {

namespace {

constexpr int nibbleBias = 8; // makes values from -7 to 7 positive
constexpr int nibbleBase = 16;

} // namespace

QuantizedRows quantizeRows(const torch::Tensor &matrix, int bits)
{
    const int largest = (1 << (bits - 1)) - 1;
    const torch::Tensor scales = matrix.abs().amax({1}, true).clamp_min(1e-12) / largest;
    return {(matrix / scales).round().to(torch::kInt8), scales};
}

torch::Tensor packNibbles(const torch::Tensor &values)
{
    const torch::Tensor biased = torch::constant_pad_nd(values.to(torch::kInt32) + nibbleBias, {0, values.size(1) % 2}, nibbleBias);
    const torch::Tensor pairs = biased.view({values.size(0), (values.size(1) + 1) / 2, 2});
    const torch::Tensor bytes = pairs.select(2, 0) + pairs.select(2, 1) * nibbleBase;
    return bytes.to(torch::kUInt8).view(torch::kInt8);
}

torch::Tensor unpackNibbles(const torch::Tensor &packed, qint64 columns)
{
    const torch::Tensor bytes = packed.to(torch::kInt8).view(torch::kUInt8).to(torch::kInt32);
    const torch::Tensor high = torch::floor_divide(bytes, nibbleBase);
    const torch::Tensor values = torch::stack({bytes - high * nibbleBase, high}, 2).view({packed.size(0), packed.size(1) * 2});
    return (values - nibbleBias).to(torch::kInt8).narrow(1, 0, columns);
}

} // namespace glossator
