#include "cli/reliability.h"

#include "learning/reliability.h"
#include "model/sensemodel.h"

namespace glossator::cli {

Result<Reliability> judgeReliability(const LabelledFiles &files, Annotator &annotator, const std::stop_token &stop)
{
    const Annotator::ModelAccess access = annotator.lockModel();
    SenseModel &model = access.model;
    const Result<LabelledData> data = readLabelled(files, model, *annotator.inventory(), model.passageSentences(), stop);
    if (!data)
        return data.error();
    Reliability result;
    const auto units = scoreUnits(model, data->passages, {stop, {}});
    if (!units)
        return units.error();
    for (double coverage : {0.80, 0.85, 0.90, 0.95, 0.99})
        result.sets.push_back(measureSets(model.confidence().sets, *units, coverage));
    const auto withHidden = scoreUnits(model, withSomeGoldHidden(data->passages), {stop, {}});
    if (!withHidden)
        return withHidden.error();
    std::vector<double> hidden;
    std::vector<double> present;
    for (const ScoredUnit &unit : *withHidden) {
        if (unit.probabilities.size() < 2) // in use nobody asks whether an only candidate fits
            continue;
        const double none = double(model.confidence().none.probability(unit.evidence).value_or(0));
        (unit.gold.empty() ? hidden : present).push_back(none);
    }
    result.noneAuroc = areaUnderRoc(hidden, present);
    return result;
}

} // namespace glossator::cli
