#pragma once

#include "model/torchcompat.h"

namespace glossator {

/// Zeroes a share of the elements in training and scales the others up to make good for it (Srivastava et al. 2014), drawn from a generator of
/// its own so that a run can be repeated, the same on every device.
struct Dropout
{
    double rate = 0;
    at::Generator generator; ///< libtorch's for the CPU; needed when rate is above 0

    [[nodiscard]] torch::Tensor operator()(const torch::Tensor &input) const;
};

} // namespace glossator
