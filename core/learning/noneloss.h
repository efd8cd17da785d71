#pragma once

#include "model/torchcompat.h"

namespace glossator {

/// Teaches similarities to tell whether any candidate fits. Cross-entropy over a unit's candidates alone cares for their differences only;
/// here "none of these" stands among them, with a similarity of its own: once beside all candidates, when a gold sense is right, once
/// beside the others alone, when none is. The mean of the two cross-entropies [units].
/// similarities: [units, candidates], noCandidate where a unit has fewer. wrong: likewise, 0 for gold senses, noCandidate for others.
/// none: [1].
[[nodiscard]] torch::Tensor noneLosses(const torch::Tensor &similarities, const torch::Tensor &wrong, const torch::Tensor &none);

} // namespace glossator
