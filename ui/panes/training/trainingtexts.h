#pragma once

#include <QString>

#include "service/predictionchanges.h"
#include "service/trainingservice.h"

namespace glossator {

/// "step 120 of 400 · 850 tokens/s · 0:42 left"
[[nodiscard]] QString trainingStatusText(const TrainingStatus &status);
/// What training brought: held-out score before and after.
[[nodiscard]] QString trainingResultText(const ModelRecord &record);
/// How many of the compared predictions name another sense now.
[[nodiscard]] QString changedPredictionsText(const ChangedPredictions &changes);

} // namespace glossator
