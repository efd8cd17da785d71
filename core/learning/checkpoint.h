#pragma once

#include <QString>

#include "base/result.h"
#include "learning/adam.h"

namespace glossator {

/// Writes step, parameters and moments; the file before it stays until the new one is whole.
[[nodiscard]] Result<void> saveCheckpoint(const QString &path, const QString &fingerprint, int step, Adam &optimizer);

/// Restores what saveCheckpoint wrote and returns the step; 0 when there is no file. Errors: CheckpointMismatch when the fingerprint of
/// settings and data is another, ModelDamaged.
[[nodiscard]] Result<int> loadCheckpoint(const QString &path, const QString &fingerprint, Adam &optimizer);

} // namespace glossator
