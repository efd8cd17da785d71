#pragma once

#include <vector>

#include "model/torchcompat.h"

namespace glossator {

/// Rows, places or classes as torch wants them: [values] int64.
[[nodiscard]] inline torch::Tensor indexTensor(const std::vector<int64_t> &values, torch::Device device = torch::kCPU)
{
    return torch::tensor(at::ArrayRef<int64_t>(values), torch::kInt64).to(device);
}

} // namespace glossator
