#pragma once

#include "learning/examples.h"
#include "learning/trainer.h"

namespace glossator {

/// Four sentences with "bank" in two senses, which are enough to teach an encoder of random weights something.
[[nodiscard]] std::vector<LabelledPassage> bankExamples(const SenseModel &model);
/// One such sentence; gold: 0 the slope, 1 the firm, both as frequent.
[[nodiscard]] LabelledPassage bankExample(const SenseModel &model, const QString &text, int token, int gold);
/// Steps of about one sentence, thirty times each.
[[nodiscard]] TrainerSettings bankTraining();
/// Of the right senses, in nats a unit.
[[nodiscard]] double meanLoss(SenseModel &model, const std::vector<LabelledPassage> &examples);

} // namespace glossator
