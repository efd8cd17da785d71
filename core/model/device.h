#pragma once

#include <QString>
#include <QStringList>

#include "base/result.h"

namespace glossator {

/// Where tensors live. The one setting behind it is a text: "auto" (a CUDA device where there is one, else the CPU), "cpu", "cuda", "cuda:1".
struct Device
{
    enum class Kind { Cpu, Cuda };
    Kind kind = Kind::Cpu;
    int index = 0;

    bool operator==(const Device &) const = default;
};

/// Error DeviceUnavailable for a text that names no device, and for a CUDA device that this machine or this build does not have; the
/// detail says which.
[[nodiscard]] Result<Device> chooseDevice(const QString &setting);

/// "CPU, 2 threads, OpenBLAS SkylakeX" or "CUDA 0".
[[nodiscard]] QString describeDevice(const Device &device, int cpuThreads);

/// As many as the machine has physical cores, or as OMP_NUM_THREADS says.
[[nodiscard]] int usualCpuThreads();
/// Gives the calling thread's tensor operations this many CPU threads; 0: usualCpuThreads(). OpenMP keeps this per thread, so each worker
/// calls it once.
void useCpuThreads(int count = 0);
/// Of the calling thread, once it has called useCpuThreads().
[[nodiscard]] int cpuThreads();

} // namespace glossator
