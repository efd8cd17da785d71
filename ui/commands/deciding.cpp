#include "commands/deciding.h"

namespace glossator {

namespace {

Result<void> decide(Project &project, UnitId unit, Verdict verdict, const QStringList &senses, const DecisionContext &context)
{
    Decision decision;
    decision.verdict = verdict;
    decision.senses = senses;
    decision.modelVersion = context.modelVersion;
    decision.suggestionShown = context.shown;
    decision.suggestion = context.suggestion;
    decision.order = context.order;
    decision.comment = verdict == Verdict::Cleared ? QString() : context.comment;
    return project.decide(unit, std::move(decision));
}

} // namespace

Result<void> chooseSenses(Project &project, UnitId unit, const QStringList &senses, const DecisionContext &context)
{
    return decide(project, unit, Verdict::Senses, senses, context);
}

Result<void> toggleSense(Project &project, UnitId unit, const QString &sense, const DecisionContext &context)
{
    const auto inForce = project.decisions().inForce(unit);
    if (!inForce)
        return inForce.error();
    QStringList senses = *inForce ? (*inForce)->senses : QStringList();
    if (senses.removeAll(sense) == 0)
        senses.append(sense);
    return decide(project, unit, senses.isEmpty() ? Verdict::Cleared : Verdict::Senses, senses, context);
}

Result<void> refuseSenses(Project &project, UnitId unit, Verdict verdict, const DecisionContext &context)
{
    Q_ASSERT(isRefusal(verdict));
    return decide(project, unit, verdict, {}, context);
}

Result<void> clearDecision(Project &project, UnitId unit, const DecisionContext &context)
{
    return decide(project, unit, Verdict::Cleared, {}, context);
}

Result<void> amendComment(Project &project, UnitId unit, const QString &comment)
{
    const auto inForce = project.decisions().inForce(unit);
    if (!inForce)
        return inForce.error();
    if (!*inForce || (*inForce)->comment == comment)
        return {};
    Decision decision = **inForce;
    decision.comment = comment;
    return project.decide(unit, std::move(decision));
}

} // namespace glossator
