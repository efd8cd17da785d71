#pragma once

// All that differs between libtorch 1.13 and 2.x, and between builds with and without CUDA. Include this instead of torch's headers, in
// .cpp files and internal headers only: it takes seconds to compile.

#ifndef Q_MOC_RUN // which would read them for seconds and looks for nothing in them
#include <torch/csrc/api/include/torch/cuda.h>
#include <torch/csrc/api/include/torch/types.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/grad_mode.h>
#include <torch/version.h>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#endif

#include "model/device.h"

namespace glossator {

inline torch::Device toTorch(const Device &device)
{
    return device.kind == Device::Kind::Cpu ? torch::Device(torch::kCPU) : torch::Device(torch::kCUDA, c10::DeviceIndex(device.index));
}

} // namespace glossator
