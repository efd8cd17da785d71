#pragma once

#include <QString>

#include <utility>
#include <vector>

#include "base/result.h"
#include "model/torchcompat.h"

namespace glossator {

/// Everything that a training step changes, by name.
using TrainingState = std::vector<std::pair<QString, torch::Tensor>>;

/// Writes step and state; the file before it stays until the new one is whole.
[[nodiscard]] Result<void> saveCheckpoint(const QString &path, const QString &fingerprint, int step, const TrainingState &state);

/// Copies what saveCheckpoint wrote into the state's tensors and returns the step; 0 when there is no file, or an
/// empty one. Errors: CheckpointMismatch when the fingerprint of settings and data is another, ModelDamaged.
[[nodiscard]] Result<int> loadCheckpoint(const QString &path, const QString &fingerprint, const TrainingState &state);

} // namespace glossator
