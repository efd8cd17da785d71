#include "model/kernels/rowkernelcode.h"

namespace glossator {

constinit const RowKernelSet avx512Bf16RowKernels = kernelSet("x86-64-v4 with avx512bf16");

} // namespace glossator
