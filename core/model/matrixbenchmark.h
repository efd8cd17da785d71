#pragma once

#include "model/device.h"
#include "model/encoderconfig.h"

namespace glossator {

struct MatrixSpeed
{
    double gigaflops = 0;
    double subwordsPerSecond = 0; ///< if an encoder consisted of its matrix products with weights alone
};

/// Times the products of the encoder's linear maps (query, key and value; attention output; feed-forward in and out; all layers) with
/// this many rows at once, over and over for about the given time. The bound that no batch size or fusing gets past.
[[nodiscard]] MatrixSpeed measureMatrixProducts(const EncoderConfig &config, const Device &device, int rows, double seconds);

} // namespace glossator
