#include "model/confidence.h"

#include <cmath>

namespace glossator {

NoneScorer::Features NoneScorer::features(const NoneEvidence &evidence)
{
    return {1, double(evidence.similarity), double(evidence.best), std::log(double(evidence.candidates))};
}

float NoneScorer::probability(const NoneEvidence &evidence) const
{
    if (!m_weights)
        return 0;
    const Features values = features(evidence);
    double sum = 0;
    for (size_t i = 0; i < values.size(); ++i)
        sum += values[i] * (*m_weights)[i];
    return float(1 / (1 + std::exp(-sum)));
}

} // namespace glossator
