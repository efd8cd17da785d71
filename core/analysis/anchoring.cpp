#include "analysis/anchoring.h"

namespace glossator {

AnchoringReport anchoringReport(std::span<const JudgedSuggestion> judged)
{
    AnchoringReport report;
    for (const JudgedSuggestion &suggestion : judged) {
        AnchoringReport::Group &group = suggestion.shown ? report.shown : report.hidden;
        ++group.judged;
        group.agreed += suggestion.agreed ? 1 : 0;
    }
    for (AnchoringReport::Group *group : {&report.shown, &report.hidden})
        group->interval = wilsonInterval(group->agreed, group->judged);
    return report;
}

} // namespace glossator
