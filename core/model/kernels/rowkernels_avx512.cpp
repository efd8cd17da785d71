#include "model/kernels/rowkernelcode.h"

namespace glossator {

constinit const RowKernelSet avx512RowKernels = kernelSet("x86-64-v4");

} // namespace glossator
