#include "model/device.h"

#include "model/precision.h"
#include "model/torchcompat.h"

#include <QSet>
#include <QThread>

#include <dlfcn.h>

#include <fstream>
#include <string>

namespace glossator {

namespace {

Result<Device> chooseCuda(const QString &setting)
{
    bool isNumber = true;
    const QString number = setting.mid(5);
    const int index = number.isEmpty() ? 0 : number.toInt(&isNumber);
    if (!isNumber || index < 0)
        return Error{ErrorCode::DeviceUnavailable, setting, 0, QStringLiteral("not a device number")};
    if (!torch::cuda::is_available())
        return Error{ErrorCode::DeviceUnavailable, setting, 0,
                     QStringLiteral("no CUDA device answers, or this libtorch was built without CUDA")};
    if (index >= int(torch::cuda::device_count()))
        return Error{ErrorCode::DeviceUnavailable, setting, 0,
                     QStringLiteral("this machine has %1 CUDA device(s)").arg(torch::cuda::device_count())};
    return Device{Device::Kind::Cuda, index};
}

/// Hyper-threads share their core's multipliers, so that threads beyond the physical cores slow matrix products down.
int physicalCores()
{
    QSet<QString> cores;
    for (int cpu = 0; cpu < QThread::idealThreadCount(); ++cpu) {
        std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/thread_siblings_list");
        std::string siblings;
        if (!std::getline(file, siblings))
            return QThread::idealThreadCount();
        cores.insert(QString::fromStdString(siblings));
    }
    return qBound(1, int(cores.size()), QThread::idealThreadCount());
}

QString blasName()
{
    using CoreName = char *(*)();
    // The library is asked by name, since libtorch may be linked with any BLAS.
    if (const auto coreName = reinterpret_cast<CoreName>(dlsym(RTLD_DEFAULT, "openblas_get_corename")))
        return QStringLiteral("OpenBLAS %1").arg(QString::fromLatin1(coreName()));
    if (at::hasMKL())
        return QStringLiteral("MKL");
    return QStringLiteral("reference BLAS (slow; install libopenblas0-openmp)");
}

} // namespace

Result<Device> chooseDevice(const QString &setting)
{
    if (setting == QLatin1StringView("cpu"))
        return Device{};
    if (setting == QLatin1StringView("auto"))
        return torch::cuda::is_available() ? Device{Device::Kind::Cuda, 0} : Device{};
    if (setting == QLatin1StringView("cuda") || setting.startsWith(QLatin1StringView("cuda:")))
        return chooseCuda(setting);
    return Error{ErrorCode::DeviceUnavailable, setting, 0, QStringLiteral("known are auto, cpu, cuda and cuda:N")};
}

QString describeDevice(const Device &device, int cpuThreads)
{
    if (device.kind == Device::Kind::Cuda)
        return QStringLiteral("CUDA %1").arg(device.index);
    return QStringLiteral("CPU, %1 threads, %2, %3").arg(cpuThreads).arg(blasName(), precisionName(readingPrecision(device)));
}

int usualCpuThreads()
{
    // By this variable people limit every program that uses OpenMP.
    const int wished = qEnvironmentVariableIntValue("OMP_NUM_THREADS");
    return wished > 0 ? wished : physicalCores();
}

void useCpuThreads(int count)
{
    at::set_num_threads(count > 0 ? count : usualCpuThreads());
}

int cpuThreads()
{
    return at::get_num_threads();
}

} // namespace glossator
