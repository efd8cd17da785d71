#pragma once

#include "model/encoderconfig.h"
#include "model/precision.h"

namespace glossator {

struct MatrixSpeed
{
    double gigaflops = 0;
    double subwordsPerSecond = 0; ///< if an encoder consisted of its matrix products with weights alone
};

/// Times the products of the encoder's linear maps (query, key and value; attention output; feed-forward in and out; all layers) over
/// 2,048 rows at once, over and over for about the given time. The bound that no batch size or fusing gets past. Several threads
/// share each product.
[[nodiscard]] MatrixSpeed measureMatrixProducts(const EncoderConfig &config, const Device &device, Precision precision, double seconds);

} // namespace glossator
