#include "model/exemplarmemory.h"

#include <algorithm>
#include <numeric>

namespace glossator {

std::vector<float> ExemplarMemory::mixed(std::span<const float> probabilities, std::span<const float> word,
                                         std::span<const Exemplar *const> exemplars) const
{
    std::vector<double> votes(probabilities.size(), 0);
    double heard = 0;
    for (const Exemplar *exemplar : exemplars) {
        const double similarity = std::inner_product(word.begin(), word.end(), exemplar->word.begin(), 0.0);
        const double closeness = (similarity - floor) / (1 - floor);
        if (closeness <= 0 || exemplar->candidates.empty())
            continue;
        const double vote = closeness * closeness;
        heard += vote;
        for (const int candidate : exemplar->candidates)
            votes[size_t(candidate)] += vote / double(exemplar->candidates.size());
    }
    std::vector<float> result(probabilities.begin(), probabilities.end());
    if (heard <= 0 || weight <= 0)
        return result;
    const double share = weight * heard / (heard + enough);
    for (size_t k = 0; k < result.size(); ++k)
        result[k] = float((1 - share) * double(result[k]) + share * votes[k] / heard);
    return result;
}

} // namespace glossator
