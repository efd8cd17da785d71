#pragma once

#include <span>

#include "analysis/intervals.h"
#include "store/decisionstore.h"

namespace glossator {

/// How often people decide as the model suggests, where they see the suggestion and where blind mode hides it. More agreement with the
/// suggestion in view than without is what it costs to show it: anchoring.
struct AnchoringReport
{
    struct Group
    {
        qint64 judged = 0;
        qint64 agreed = 0;
        Interval interval{}; ///< Wilson, 95 %

        [[nodiscard]] double rate() const { return judged == 0 ? 0 : double(agreed) / double(judged); }
    };

    Group shown;
    Group hidden;
};

[[nodiscard]] AnchoringReport anchoringReport(std::span<const JudgedSuggestion> judged);

} // namespace glossator
