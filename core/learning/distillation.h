#pragma once

#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "learning/examples.h"
#include "model/sensemodel.h"

namespace glossator {

/// Gives every unit of the passages the probabilities that a larger model has for its candidates (LabelledUnit::taught), for the smaller one to
/// learn from besides the gold (knowledge distillation, Hinton et al. 2015; Turc et al. 2019). asTeacherReads: the same passages in the
/// teacher's subwords. Errors: Cancelled; Internal when they do not have the same units.
[[nodiscard]] Result<void> addTeaching(SenseModel &teacher, const std::vector<LabelledPassage> &asTeacherReads,
                                       std::vector<LabelledPassage> &passages, const TaskControl &control);

} // namespace glossator
