#include "model/precision.h"

#include <QtGlobal>

#include "model/torchcompat.h"

namespace glossator {

namespace {

bool multipliesBFloat16()
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    return at::hasMKLDNN() && __builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512vl");
#else
    return false;
#endif
}

} // namespace

Precision readingPrecision(const Device &device)
{
    if (device.kind != Device::Kind::Cpu)
        return Precision::Float32;
    const QString wanted = qEnvironmentVariable("GLOSSATOR_PRECISION");
    for (const Precision precision : {Precision::Float32, Precision::BFloat16}) {
        if (wanted == precisionName(precision))
            return precision;
    }
    return multipliesBFloat16() ? Precision::BFloat16 : Precision::Float32;
}

QString precisionName(Precision precision)
{
    return precision == Precision::BFloat16 ? QStringLiteral("bf16") : QStringLiteral("f32");
}

} // namespace glossator
