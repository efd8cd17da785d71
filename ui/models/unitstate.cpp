#include "models/unitstate.h"

namespace glossator {

namespace {

UnitState decidedState(const UnitAnnotation &annotation)
{
    if (annotation.decision->verdict == Verdict::NoneOfThese)
        return UnitState::NoneFits;
    if (isRefusal(annotation.decision->verdict))
        return UnitState::SetAside;
    if (annotation.decision->inBulk)
        return UnitState::AcceptedInBulk;
    if (annotation.suggestionHidden || !annotation.prediction || annotation.prediction->candidates.empty())
        return UnitState::Decided;
    const QString &suggested = annotation.prediction->candidates.front().sense;
    return annotation.decision->senses.contains(suggested) ? UnitState::Confirmed : UnitState::Overruled;
}

} // namespace

UnitState stateOf(const UnitAnnotation &annotation)
{
    if (annotation.decision)
        return decidedState(annotation);
    if (!annotation.prediction)
        return annotation.suggestionHidden ? UnitState::Hidden : UnitState::Unpredicted;
    switch (annotation.prediction->candidates.size()) {
    case 0:
        return UnitState::NotInLexicon;
    case 1:
        return UnitState::OnlySense;
    default:
        return annotation.suggestionHidden ? UnitState::Hidden : UnitState::Suggested;
    }
}

bool wantsDecision(UnitState state)
{
    return state == UnitState::Suggested || state == UnitState::Hidden || state == UnitState::Unpredicted;
}

float confidenceOf(const UnitAnnotation &annotation)
{
    if (annotation.suggestionHidden || !annotation.prediction || annotation.prediction->candidates.empty())
        return 0;
    return annotation.prediction->candidates.front().probability;
}

} // namespace glossator
