#include "model/kernels/rowkernelcode.h"

namespace glossator {

constinit const RowKernelSet avx2RowKernels = kernelSet("x86-64-v3");

} // namespace glossator
