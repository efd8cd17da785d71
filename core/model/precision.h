#pragma once

#include <QString>

#include "model/device.h"

namespace glossator {

/// What the matrix products of reading texts and glosses are computed in; all between them, and all training, is in 32 bits.
enum class Precision { Float32, BFloat16 };

/// 16 bits where the processor multiplies them faster than 32, which not many do yet; GLOSSATOR_PRECISION ("f32", "bf16") overrules that.
[[nodiscard]] Precision readingPrecision(const Device &device);

/// "f32", "bf16".
[[nodiscard]] QString precisionName(Precision precision);

} // namespace glossator
