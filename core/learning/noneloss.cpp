#include "learning/noneloss.h"

#include "model/scoring.h"

namespace glossator {

torch::Tensor noneLosses(const torch::Tensor &similarities, const torch::Tensor &wrong, const torch::Tensor &none)
{
    const torch::Tensor noneColumn = none.expand({similarities.size(0), 1});
    const auto sumWithNone = [&](const torch::Tensor &values) { return torch::logsumexp(torch::cat({values, noneColumn}, -1), -1); };
    const torch::Tensor withGold = sumWithNone(similarities) - torch::logsumexp(similarities + wrong, -1);
    const torch::Tensor withoutGold = sumWithNone(similarities.masked_fill(wrong == 0, noCandidate)) - noneColumn.squeeze(-1);
    return (withGold + withoutGold) * 0.5;
}

} // namespace glossator
