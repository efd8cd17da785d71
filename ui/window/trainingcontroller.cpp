#include "window/trainingcontroller.h"

#include <QAction>

#include "messages/errortext.h"
#include "models/documentlistmodel.h"
#include "panes/training/trainingpane.h"
#include "panes/training/trainingtexts.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/projectsession.h"

namespace glossator {

TrainingController::TrainingController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(&parts.pane, &TrainingPane::startRequested, this, &TrainingController::start);
    connect(&parts.pane, &TrainingPane::cancelRequested, this, &TrainingController::cancel);
    connect(parts.actions.retrain, &QAction::triggered, this, &TrainingController::start);
    connect(parts.actions.cancelTraining, &QAction::triggered, this, &TrainingController::cancel);
    connect(&parts.documents, &DocumentListModel::totalsChanged, this, &TrainingController::updateReadiness);
}

void TrainingController::setSession(ProjectSession *session)
{
    m_session = session;
    m_parts.pane.clear();
    if (session)
        connectSession();
    updateReadiness();
}

void TrainingController::connectSession()
{
    TrainingService &training = m_session->training();
    connect(&training, &TrainingService::stepped, &m_parts.pane, &TrainingPane::showStatus);
    connect(&training, &TrainingService::finished, this, &TrainingController::showFinished);
    connect(&training, &TrainingService::failed, this, &TrainingController::showFailed);
    connect(&m_session->predictions(), &PredictionService::annotatorReady, this, &TrainingController::updateReadiness);
    connect(&m_session->changes(), &PredictionChanges::failed, &m_parts.presenter, &ErrorPresenter::report);
}

void TrainingController::start()
{
    if (!m_session || m_session->training().isRunning())
        return;
    m_parts.pane.showStarted();
    m_session->changes().remember();
    m_session->training().start();
    updateReadiness();
}

void TrainingController::cancel()
{
    if (m_session)
        m_session->training().cancel();
}

void TrainingController::showFinished(const ModelRecord &record)
{
    m_parts.pane.showFinished(record);
    m_session->changes().compare([this, record](const ChangedPredictions &changes) {
        m_parts.pane.showChanges(changes);
        m_parts.presenter.inform(trainingResultText(record) + u' ' + changedPredictionsText(changes));
    });
    updateReadiness();
}

void TrainingController::showFailed(const Error &error)
{
    m_session->changes().forget();
    m_parts.pane.showStopped(error.code == ErrorCode::Cancelled ? tr("Training was cancelled; the model is as it was.")
                                                                : messages::whatHappened(error));
    m_parts.presenter.fail(tr("Retrain"), error);
    updateReadiness();
}

void TrainingController::updateReadiness()
{
    const bool ready = m_session && m_session->predictions().annotator();
    const bool running = m_session && m_session->training().isRunning();
    m_parts.pane.setReady(ready, m_parts.documents.decidedInAll());
    m_parts.actions.retrain->setEnabled(ready && !running);
    m_parts.actions.cancelTraining->setEnabled(running);
}

} // namespace glossator
