#pragma once

#include <QtGlobal>

#include <vector>

#include "learning/examples.h"

namespace glossator {

/// Which passages each step of an epoch reads. Passages of similar length stand together, since that is quickest; the order is drawn
/// from the seed and the epoch alone, so that an interrupted run goes on as it would have.
[[nodiscard]] std::vector<std::vector<int>> makeBatches(const std::vector<LabelledPassage> &passages, int batchSubwords, quint64 seed,
                                                        int epoch);

} // namespace glossator
