#include "model/kernels/rowkernelcode.h"

namespace glossator {

constinit const RowKernelSet baselineRowKernels = kernelSet("baseline");

} // namespace glossator
