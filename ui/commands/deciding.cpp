#include "commands/deciding.h"

namespace glossator {

namespace {

Result<void> decide(Project &project, UnitId unit, Decision decision, const SuggestionContext &context)
{
    decision.modelVersion = context.modelVersion;
    decision.suggestionShown = context.shown;
    return project.decide(unit, std::move(decision));
}

} // namespace

Result<void> chooseSenses(Project &project, UnitId unit, const QStringList &senses, const SuggestionContext &context)
{
    Decision decision;
    decision.verdict = Verdict::Senses;
    decision.senses = senses;
    return decide(project, unit, std::move(decision), context);
}

Result<void> refuseSenses(Project &project, UnitId unit, const SuggestionContext &context)
{
    Decision decision;
    decision.verdict = Verdict::NoneOfThese;
    return decide(project, unit, std::move(decision), context);
}

Result<void> clearDecision(Project &project, UnitId unit, const SuggestionContext &context)
{
    Decision decision;
    decision.verdict = Verdict::Cleared;
    return decide(project, unit, std::move(decision), context);
}

} // namespace glossator
