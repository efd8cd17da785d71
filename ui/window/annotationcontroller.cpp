#include "window/annotationcontroller.h"

#include <QAction>

#include "models/senselistmodel.h"
#include "panes/text/textpane.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/navigationcontroller.h"
#include "window/projectsession.h"

namespace glossator {

AnnotationController::AnnotationController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connectActions();
}

void AnnotationController::connectActions()
{
    const Actions &actions = m_parts.actions;
    for (int digit = 1; digit <= int(actions.chooseSense.size()); ++digit) {
        connect(actions.chooseSense[size_t(digit) - 1], &QAction::triggered, this,
                [this, digit] { chooseRow(m_parts.senses.rowOfDigit(digit)); });
    }
    connect(actions.acceptFirst, &QAction::triggered, this, [this] { chooseRow(0); });
    connect(actions.noneOfThese, &QAction::triggered, this, &AnnotationController::refuse);
    connect(actions.clearDecision, &QAction::triggered, this, &AnnotationController::clear);
    connect(actions.undo, &QAction::triggered, this, &AnnotationController::undo);
    connect(actions.redo, &QAction::triggered, this, &AnnotationController::redo);
    connect(actions.nextSenses, &QAction::triggered, this, [this] { m_parts.senses.setPage(m_parts.senses.page() + 1); });
    connect(actions.previousSenses, &QAction::triggered, this, [this] { m_parts.senses.setPage(m_parts.senses.page() - 1); });
}

void AnnotationController::setSession(ProjectSession *session)
{
    m_session = session;
    if (session)
        connect(&session->project(), &Project::decisionsChanged, this, &AnnotationController::updateActions);
    updateActions();
}

bool AnnotationController::canDecide() const
{
    return m_session && m_parts.senses.unit().isValid();
}

SuggestionContext AnnotationController::context() const
{
    const QString version = m_parts.senses.modelVersion();
    return {version, !version.isEmpty()};
}

void AnnotationController::chooseRow(int row)
{
    const QString key = m_parts.senses.keyAt(row);
    if (canDecide() && !key.isEmpty())
        moveOn(tr("Decide"), chooseSenses(m_session->project(), m_parts.senses.unit(), {key}, context()));
}

void AnnotationController::refuse()
{
    if (canDecide())
        moveOn(tr("Decide"), refuseSenses(m_session->project(), m_parts.senses.unit(), context()));
}

void AnnotationController::clear()
{
    if (!canDecide() || !m_parts.senses.decision())
        return;
    const auto result = clearDecision(m_session->project(), m_parts.senses.unit(), context());
    if (!result)
        m_parts.presenter.fail(tr("Clear the decision"), result.error());
}

void AnnotationController::moveOn(const QString &title, const Result<void> &result)
{
    if (!result) {
        m_parts.presenter.fail(title, result.error());
        return;
    }
    if (!m_parts.text.moveToNextUndecided())
        m_parts.presenter.inform(tr("No undecided word is left in this document."));
}

void AnnotationController::undo()
{
    travel(tr("Undo"), &Project::undo);
}

void AnnotationController::redo()
{
    travel(tr("Redo"), &Project::redo);
}

/// Shows the unit that the step changed, wherever it is.
void AnnotationController::travel(const QString &title, Result<void> (Project::*step)())
{
    if (!m_session)
        return;
    Project &project = m_session->project();
    std::vector<UnitId> touched;
    const auto connection =
        connect(&project, &Project::decisionsChanged, this, [&touched](const std::vector<UnitId> &units) { touched = units; });
    const Result<void> result = (project.*step)();
    disconnect(connection);
    if (!result)
        m_parts.presenter.fail(title, result.error());
    else if (!touched.empty())
        m_parts.navigation.showUnit(touched.front());
}

void AnnotationController::updateActions()
{
    m_parts.actions.undo->setEnabled(m_session && m_session->project().canUndo());
    m_parts.actions.redo->setEnabled(m_session && m_session->project().canRedo());
}

} // namespace glossator
