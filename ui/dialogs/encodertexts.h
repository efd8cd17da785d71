#pragma once

#include <QString>

#include "service/modelchoice.h"

namespace glossator {

/// The first of encoderTiers(), which projects have that name none.
[[nodiscard]] bool isDefaultTier(const EncoderTier &tier);
/// Why it cannot predict, and what to do; empty when it can.
[[nodiscard]] QString tierProblem(const EncoderTier &tier);
/// Why a file cannot predict as trained parts; empty when it can. Reads its header.
[[nodiscard]] QString trainedPartsProblem(const QString &path);

} // namespace glossator
