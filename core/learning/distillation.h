#pragma once

#include <span>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "learning/examples.h"
#include "model/sensemodel.h"
#include "text/annotation.h"

namespace glossator {

/// Gives every unit of the passages the probabilities that a larger model has for its candidates (LabelledUnit::taught), for the smaller one to
/// learn from besides the gold (knowledge distillation, Hinton et al. 2015; Turc et al. 2019). asTeacherReads: the same passages in the
/// teacher's subwords. Errors: those of scoreUnits(); Internal when they do not have the same units.
[[nodiscard]] Result<void> addTeaching(SenseModel &teacher, const std::vector<LabelledPassage> &asTeacherReads,
                                       std::vector<LabelledPassage> &passages, const TaskControl &control);

/// Takes it away again from those units that the same passages have here, too: they learn from their gold alone.
void removeTeaching(const std::vector<LabelledPassage> &settled, std::vector<LabelledPassage> &passages);

/// Sentences whose units nobody labelled, with what a teacher predicts: the units with several senses, as gold what it puts first.
/// predictions[i][j] belongs to sentences[i].units[j].
[[nodiscard]] LabelledPassage taughtPassage(const SenseModel &model, const Inventory &inventory, std::span<const Sentence> sentences,
                                            std::span<const std::vector<Prediction>> predictions);

} // namespace glossator
