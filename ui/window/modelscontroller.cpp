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
    m_wanted.reset();
    if (session)
        connectSession();
}

void ModelsController::connectSession()
{
    connect(&m_session->models(), &ProjectModels::chosen, this, &ModelsController::showChosen);
    connect(&m_session->models(), &ProjectModels::followed, this, [this](const QString &version) {
        m_parts.presenter.inform(
            tr("Another window or program has put model %1 to use in this project; predictions are made anew.").arg(version));
    });
    connect(&m_session->models(), &ProjectModels::followFailed, &m_parts.presenter, &ErrorPresenter::report);
    connect(&m_session->models(), &ProjectModels::choiceFailed, this, &ModelsController::showRefused);
    connect(&m_session->predictions(), &PredictionService::failed, this, [this] {
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
    m_parts.presenter.inform(tr("The model is being loaded; you can go on working."));
    m_wanted = model;
    m_session->changes().remember([this] { apply(); });
}

/// Of several choices made while the predictions are being remembered, the last one.
void ModelsController::apply()
{
    const auto wanted = std::exchange(m_wanted, std::nullopt);
    if (!wanted)
        return;
    if (m_session->models().canChoose())
        m_session->models().choose(*wanted);
    else if (m_session->training().isRunning())
        m_parts.presenter.inform(tr("The model stays as it is while it is being trained."));
    else
        m_parts.presenter.inform(tr("Another model is being loaded. Choose again once it is in use."));
}

void ModelsController::showChosen(const QString &version)
{
    m_parts.presenter.inform(tr("Model %1 is in use; predictions are made anew.").arg(version));
    m_session->changes().compare([this, version](const ChangedPredictions &changes) {
        m_parts.presenter.inform(tr("Model %1 is in use.").arg(version) + u' ' + changedPredictionsText(changes));
    });
}

void ModelsController::showRefused(const Error &error)
{
    m_session->changes().forget();
    m_parts.presenter.fail(tr("Models of the project"), error);
}

} // namespace glossator
