#pragma once

#include <span>

#include "model/encoderconfig.h"
#include "model/precision.h"
#include "model/subwordsequence.h"

namespace glossator {

class EncoderNetwork;

/// The shape of BERT-base (Devlin et al. 2019).
[[nodiscard]] EncoderConfig bertBaseConfig();

/// Seconds that an encoder of this shape, with random weights, takes to read sequences of these lengths in the way that the program reads
/// texts: without padding, every layer for every subword.
[[nodiscard]] double secondsToEncode(const EncoderConfig &config, std::span<const int> lengths, const Device &device, Precision precision);

/// Subwords a second at which a network reads passages in that way.
[[nodiscard]] double readingSpeed(const EncoderNetwork &network, std::span<const EncodedPassage> passages, Precision precision);

} // namespace glossator
