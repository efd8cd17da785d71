#include "learning/distillation.h"

#include "learning/calibration.h"

namespace glossator {

namespace {

bool haveSameUnits(const std::vector<LabelledPassage> &a, const std::vector<LabelledPassage> &b)
{
    if (a.size() != b.size())
        return false;
    for (size_t i = 0; i < a.size(); ++i) {
        if (a[i].units.size() != b[i].units.size())
            return false;
        for (size_t k = 0; k < a[i].units.size(); ++k) {
            if (a[i].units[k].tokens != b[i].units[k].tokens || a[i].units[k].candidates.size() != b[i].units[k].candidates.size())
                return false;
        }
    }
    return true;
}

} // namespace

Result<void> addTeaching(SenseModel &teacher, const std::vector<LabelledPassage> &asTeacherReads, std::vector<LabelledPassage> &passages,
                         const TaskControl &control)
{
    if (!haveSameUnits(asTeacherReads, passages))
        return Error{ErrorCode::Internal, {}, 0, QStringLiteral("the teacher reads other units than the model to be taught")};
    std::vector<ScoredUnit> scored = scoreUnits(teacher, asTeacherReads, control);
    if (control.isCancelled())
        return Error{ErrorCode::Cancelled, {}, 0, {}};
    auto next = scored.begin();
    for (LabelledPassage &passage : passages) {
        for (LabelledUnit &unit : passage.units)
            unit.taught = std::move((next++)->probabilities);
    }
    return {};
}

} // namespace glossator
