#pragma once

namespace glossator {

/// What OpenMP's threads do between two parallel sections.
enum class IdleThreads {
    Spin, ///< quickest for a program that has the machine to itself
    Sleep, ///< leaves the processor to the window, and to training beside prediction
};

/// Two libraries take their settings from the environment while they are loaded, before main: OpenBLAS, which picks its slowest kernel on
/// processors younger than itself (OPENBLAS_CORETYPE corrects that), and OpenMP (OMP_WAIT_POLICY). Where a setting is missing, this starts the
/// program anew with it; otherwise it returns. To be called first in main. Settings of the user's own are left alone.
void startWithBestBlasKernel(char **arguments, IdleThreads idle);

/// Lets the C library keep freed memory for the next use. Otherwise it returns each large tensor to the system and asks for it anew, and the
/// page faults of that can take longer than the encoder's work. To be called in main before the first thread starts.
void keepFreedMemory();

} // namespace glossator
