#pragma once

#include <span>

#include "model/device.h"
#include "model/encoderconfig.h"

namespace glossator {

/// The shape of BERT-base (Devlin et al. 2019).
[[nodiscard]] EncoderConfig bertBaseConfig();

/// Seconds that the layers of an encoder of this shape, with random weights, take to read sequences of these lengths, sorted and packed
/// as every encoder's are here. Embeddings do not count.
[[nodiscard]] double secondsToEncode(const EncoderConfig &config, std::span<const int> lengths, const Device &device);

} // namespace glossator
