#include "common/blasstart.h"

#include <dlfcn.h>
#include <malloc.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

namespace glossator {

namespace {

/// Kernels that use 512-bit, 256-bit and older vector units, as OpenBLAS names them.
constexpr std::array<std::string_view, 3> wideKernels{"SkylakeX", "Cooperlake", "Sapphirerapids"};
constexpr std::array<std::string_view, 3> middleKernels{"Haswell", "Zen", "Excavator"};

int rankOf(std::string_view kernel)
{
    for (std::string_view name : wideKernels) {
        if (name == kernel)
            return 2;
    }
    for (std::string_view name : middleKernels) {
        if (name == kernel)
            return 1;
    }
    return 0;
}

/// The best kernel that OpenBLAS 0.3.21 has for the processor's vector units; empty where it may guess as it likes.
std::string_view bestKernel()
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl"))
        return wideKernels.front();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return middleKernels.front();
#endif
    return {};
}

/// True when the variable was not set before.
bool provide(const char *variable, std::string_view value)
{
    return !value.empty() && !std::getenv(variable) && setenv(variable, std::string(value).c_str(), 0) == 0;
}

/// Empty where the kernel in use is as good as any, or the BLAS is not OpenBLAS.
std::string_view missingKernel()
{
    using CoreName = char *(*)();
    const auto coreName = reinterpret_cast<CoreName>(dlsym(RTLD_DEFAULT, "openblas_get_corename"));
    const std::string_view best = bestKernel();
    return coreName && !best.empty() && rankOf(coreName()) < rankOf(best) ? best : std::string_view();
}

} // namespace

void startWithBestBlasKernel(char **arguments, IdleThreads idle)
{
    // Both are read while libraries load, hence the new start; having them set ends the round.
    const bool kernel = provide("OPENBLAS_CORETYPE", missingKernel());
    const bool waiting = idle == IdleThreads::Sleep && provide("OMP_WAIT_POLICY", "passive");
    if (kernel || waiting)
        execv("/proc/self/exe", arguments);
    // Without /proc the program goes on, only slower.
}

void keepFreedMemory()
{
    constexpr int largestFromHeap = 32 << 20; // the most that glibc allows
    constexpr int kept = 512 << 20;
    constexpr int grownAtOnce = 64 << 20;
    mallopt(M_MMAP_THRESHOLD, largestFromHeap);
    mallopt(M_TRIM_THRESHOLD, kept);
    mallopt(M_TOP_PAD, grownAtOnce);
}

} // namespace glossator
