#pragma once

namespace glossator {

/// Two libraries take their settings from the environment while they are loaded, before main. OpenBLAS picks its slowest kernel on
/// processors younger than itself (OPENBLAS_CORETYPE corrects that); OpenMP's idle threads spin, which takes the processor from the window
/// and from training beside it (OMP_WAIT_POLICY=passive lets them sleep). Where either is unset and matters, this starts the program anew
/// with it; otherwise it returns. To be called first in main. Settings of the user's own are left alone.
void startWithBestBlasKernel(char **arguments);

} // namespace glossator
