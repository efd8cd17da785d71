#pragma once

#include <memory>
#include <span>
#include <vector>

#include "model/encodernetwork.h"
#include "model/precision.h"

namespace glossator {

/// An encoder prepared for reading on the processor: the numbers of EncoderNetwork::forward(), without what training needs. Each thread
/// takes some sequences through all layers, in pieces that stay in its cache; between the matrix products stand the fused steps of
/// rowkernels.h. Works in two goes, since which words matter is known only after the words are tagged: the last layer is then worked out
/// for their rows alone.
/// Thread contract: immutable.
class EncoderReader
{
public:
    /// The network's adapters must be merged. Null for what only EncoderNetwork can run: other devices, and widths of odd size.
    [[nodiscard]] static std::shared_ptr<const EncoderReader> make(const EncoderNetwork &network, Precision precision);
    virtual ~EncoderReader() = default;

    /// States [N, width] after the first `layers` layers.
    [[nodiscard]] virtual torch::Tensor readFirst(const PackedSequences &input, int layers) const = 0;

    /// Goes on from such states, of sequences of these lengths, to the end: the mean of the last two layers' states [rows, width] of some
    /// rows (ascending). Sequences without such a row are not read. At least one layer must be left to do.
    [[nodiscard]] virtual torch::Tensor readRest(const torch::Tensor &states, const std::vector<int> &lengths, int layers,
                                                 std::span<const int64_t> rows) const = 0;
};

} // namespace glossator
