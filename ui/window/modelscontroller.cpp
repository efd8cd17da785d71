#include "window/modelscontroller.h"

#include <QAction>

#include <utility>

#include "dialogs/modelsdialog.h"
#include "panes/training/trainingtexts.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/preferences.h"
#include "window/projectsession.h"

namespace glossator {

ModelsController::ModelsController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.actions.projectModels, &QAction::triggered, this, &ModelsController::ask);
}

void ModelsController::setSession(ProjectSession *session)
{
    m_session = session;
    m_chosen.reset();
    m_awaited.clear();
    if (session)
        connectSession();
}

void ModelsController::connectSession()
{
    PredictionChanges &changes = m_session->changes();
    PredictionService &predictions = m_session->predictions();
    // Without the state before there is only nothing to compare with.
    connect(&changes, &PredictionChanges::remembered, this, &ModelsController::apply);
    connect(&changes, &PredictionChanges::failed, this, &ModelsController::apply);
    connect(&changes, &PredictionChanges::counted, this, &ModelsController::showChanges);
    connect(&m_session->models(), &ProjectModels::chosen, this, &ModelsController::showChosen);
    connect(&m_session->models(), &ProjectModels::followed, this, [this](const QString &version) {
        m_parts.presenter.inform(
            tr("Another window or program has put model %1 to use in this project; predictions are made anew.").arg(version));
    });
    connect(&m_session->models(), &ProjectModels::followFailed, &m_parts.presenter, &ErrorPresenter::report);
    connect(&m_session->models(), &ProjectModels::choiceFailed, this, &ModelsController::showRefused);
    connect(&predictions, &PredictionService::finished, this, [this] {
        if (!m_awaited.isEmpty() && !m_session->predictions().isRunning())
            m_session->changes().compare();
    });
    connect(&predictions, &PredictionService::failed, this, [this] {
        if (m_session->predictions().loadFailure())
            m_parts.presenter.offer(m_parts.actions.projectModels);
    });
}

void ModelsController::ask()
{
    if (!m_session)
        return;
    auto *dialog = new ModelsDialog(m_session->models(), Preferences().folder(), &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ModelsDialog::modelChosen, this, &ModelsController::choose);
    connect(dialog, &ModelsDialog::failed, this,
            [this](const Error &error) { m_parts.presenter.fail(tr("Models of the project"), error); });
    dialog->open();
}

void ModelsController::choose(const ProjectModel &model)
{
    if (!m_session)
        return;
    m_chosen = model;
    m_parts.presenter.inform(tr("The model is being loaded; you can go on working."));
    m_session->changes().remember();
}

void ModelsController::apply()
{
    const std::optional<ProjectModel> model = std::exchange(m_chosen, std::nullopt);
    if (!model)
        return;
    if (m_session->models().canChoose())
        m_session->models().choose(*model);
    else
        m_parts.presenter.inform(tr("The model stays as it is while it is being trained."));
}

void ModelsController::showChosen(const QString &version)
{
    m_awaited = version;
    m_parts.presenter.inform(tr("Model %1 is in use; predictions are made anew.").arg(version));
}

void ModelsController::showRefused(const Error &error)
{
    m_session->changes().forget();
    m_parts.presenter.fail(tr("Models of the project"), error);
}

void ModelsController::showChanges(qint64 changed, qint64 compared)
{
    if (m_awaited.isEmpty())
        return;
    m_parts.presenter.inform(tr("Model %1 is in use.").arg(m_awaited) + u' ' + changedPredictionsText(changed, compared));
    m_awaited.clear();
}

} // namespace glossator
