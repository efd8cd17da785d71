#pragma once

#include <stop_token>
#include <vector>

#include "cli/labelleddata.h"
#include "learning/calibration.h"
#include "service/annotator.h"

namespace glossator::cli {

/// How well the model knows what it does not know.
struct Reliability
{
    std::vector<SetCoverage> sets;
    double noneAuroc = 0; ///< of telling units whose gold sense was taken away, for every other lemma, from the rest
};

/// Errors: those of readLabelled() and scoreUnits().
[[nodiscard]] Result<Reliability> judgeReliability(const LabelledFiles &files, Annotator &annotator, const std::stop_token &stop);

} // namespace glossator::cli
