#include "window/statuspanel.h"

#include <QFileInfo>
#include <QLabel>
#include <QStatusBar>

#include "dialogs/activitydialog.h"
#include "dialogs/activitytexts.h"
#include "dialogs/workerindicator.h"
#include "messages/errortext.h"
#include "messages/pathtext.h"
#include "messages/percenttext.h"
#include "model/scoreweights.h"
#include "theme/elidinglabel.h"
#include "theme/lineprogressbar.h"
#include "theme/progressfill.h"
#include "window/projectsession.h"

namespace glossator {

namespace {

constexpr int patienceMs = 700;
constexpr int progressLetters = 10; ///< wide

/// The name of the trained parts, isolated since it runs from left to right in any window, and how much frequency counts beside them.
QString modelText(const Annotator &annotator)
{
    const double factor = annotator.priorFactor();
    QString name = annotator.modelVersion();
    name.chop(versionWithPriorFactor({}, factor).size());
    name = u'\u2068' + name + u'\u2069';
    return factor == 1 ? name : StatusPanel::tr("%1, frequency at %2", "model").arg(name, messages::percentText(factor));
}

} // namespace

StatusPanel::StatusPanel(QStatusBar &bar) :
    QObject(&bar),
    m_bar(bar),
    m_project(addLabel(QStringLiteral("statusProject"), tr("Project"))),
    m_progress(addLabel(QStringLiteral("statusProgress"), tr("Progress of the project"))),
    m_progressBar(new LineProgressBar(progressLetters, &bar)),
    m_annotator(addLabel(QStringLiteral("statusAnnotator"), tr("Annotator"))),
    m_activity(addLabel(QStringLiteral("statusActivity"), tr("Time and decisions an hour"))),
    m_import(addWorker(QStringLiteral("importWorker"), tr("Importing"))),
    m_export(addWorker(QStringLiteral("exportWorker"), tr("Exporting"))),
    m_prediction(addWorker(QStringLiteral("predictionWorker"), tr("Predicting"))),
    m_training(addWorker(QStringLiteral("trainingWorker"), tr("Training"))),
    m_secondOpinion(addWorker(QStringLiteral("secondOpinionWorker"), tr("Second opinion")))
{
    bar.setObjectName(QStringLiteral("statusBar"));
    bar.setAccessibleName(tr("Status"));
    m_model = addLabel(QStringLiteral("statusModel"), tr("Model"));
    m_device = addLabel(QStringLiteral("statusDevice"), tr("Device"));
    m_progressBar->setObjectName(QStringLiteral("statusProgressBar"));
    m_progressBar->setAccessibleName(tr("Progress of the project"));
    for (QWidget *widget : {static_cast<QWidget *>(m_project), static_cast<QWidget *>(m_progressBar), static_cast<QWidget *>(m_progress),
                            static_cast<QWidget *>(m_annotator), static_cast<QWidget *>(m_activity)})
        bar.addWidget(widget);
    for (QWidget *widget : {static_cast<QWidget *>(m_import), static_cast<QWidget *>(m_export), static_cast<QWidget *>(m_prediction),
                            static_cast<QWidget *>(m_training), static_cast<QWidget *>(m_secondOpinion), static_cast<QWidget *>(m_model),
                            static_cast<QWidget *>(m_device)})
        bar.addPermanentWidget(widget);
    m_import->hide();
    m_export->hide();
    m_prediction->hide();
    m_training->hide();
    m_secondOpinion->hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_secondOpinion->showProgress({}); });
    setSession(nullptr);
}

QLabel *StatusPanel::addLabel(const QString &objectName, const QString &accessibleName)
{
    auto *label = new ElidingLabel(&m_bar);
    label->setObjectName(objectName);
    label->setAccessibleName(accessibleName);
    label->setContentsMargins(6, 0, 6, 0);
    return label;
}

WorkerIndicator *StatusPanel::addWorker(const QString &objectName, const QString &label)
{
    return new WorkerIndicator(objectName, label, &m_bar);
}

void StatusPanel::setSession(ProjectSession *session)
{
    m_session = session;
    m_patience.stop();
    for (WorkerIndicator *worker : {m_import, m_export, m_prediction, m_training, m_secondOpinion}) {
        worker->disconnect(this);
        worker->hide();
    }
    m_project->setText(session ? QFileInfo(session->project().path()).completeBaseName() : QString());
    m_project->setToolTip(session ? messages::pathText(session->project().path()) : QString());
    m_report = {};
    m_activity->clear();
    showAnnotator();
    showModel();
    for (QWidget *widget : {static_cast<QWidget *>(m_progressBar), static_cast<QWidget *>(m_progress)})
        widget->setVisible(session);
    if (!session)
        return;
    connect(&session->activity(), &ActivityService::reported, this, &StatusPanel::showActivity);
    connectWorkers();
}

void StatusPanel::showAnnotator()
{
    m_annotator->setText(m_session ? tr("Annotator: %1").arg(m_session->project().annotator()) : QString());
    if (m_session)
        m_session->activity().refresh();
}

void StatusPanel::showProgress(qint64 decided, qint64 units, double analysed)
{
    m_decided = decided;
    m_units = units;
    m_analysed = analysed;
    m_progress->setText(progressText(decided, units, analysed == 1));
    m_progress->setToolTip(tr("Decided in the project: %1").arg(m_progress->text()));
    fillProgress(*m_progressBar, decided, units, analysed);
}

void StatusPanel::showActivity(const ActivityReport &report)
{
    m_report = report;
    if (report.today.decisions == 0) {
        m_activity->clear();
        return;
    }
    m_activity->setText(tr("Today: %1, %2 an hour").arg(activeTimeText(report.today), paceText(report.today)));
    m_activity->setToolTip(
        tr("Active time and decisions an hour, without pauses.\nThis session: %1, %2 an hour\nWhole project: %3, %4 an hour")
            .arg(activeTimeText(report.session), paceText(report.session), activeTimeText(report.project), paceText(report.project)));
}

void StatusPanel::showActivityDialog()
{
    if (!m_session)
        return;
    auto *dialog = new ActivityDialog(m_session->project().annotator(), m_bar.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->showActivity(m_report);
    dialog->showProgress(m_decided, m_units, m_analysed);
    connect(&m_session->activity(), &ActivityService::reported, dialog, &ActivityDialog::showActivity);
    m_session->activity().refresh();
    dialog->open();
}

void StatusPanel::connectWorkers()
{
    ImportService &imports = m_session->imports();
    connect(&imports, &ImportService::progressed, this, [this](int, Progress progress) { m_import->showProgress(progress); });
    connect(&imports, &ImportService::finished, m_import, &QWidget::hide);
    connect(&imports, &ImportService::failed, m_import, &QWidget::hide);
    connect(m_import, &WorkerIndicator::cancelRequested, this, [this] { m_session->imports().cancel(); });

    ExportService &exports = m_session->exports();
    connect(&exports, &ExportService::progressed, this, [this](int, Progress progress) { m_export->showProgress(progress); });
    connect(&exports, &ExportService::finished, m_export, &QWidget::hide);
    connect(&exports, &ExportService::failed, m_export, &QWidget::hide);
    connect(m_export, &WorkerIndicator::cancelRequested, this, [this] { m_session->exports().cancel(); });

    PredictionService &predictions = m_session->predictions();
    connect(&predictions, &PredictionService::annotatorReady, this, &StatusPanel::showModel);
    connect(&predictions, &PredictionService::progressed, m_prediction, &WorkerIndicator::showProgress);
    connect(&predictions, &PredictionService::finished, m_prediction, &QWidget::hide);
    connect(&predictions, &PredictionService::finished, this, &StatusPanel::showModel);
    connect(&m_session->frequency(), &FrequencyService::applied, this, &StatusPanel::showModel);
    connect(&predictions, &PredictionService::failed, m_prediction, &QWidget::hide);
    connect(&predictions, &PredictionService::failed, this, &StatusPanel::showModel);
    connect(m_prediction, &WorkerIndicator::cancelRequested, this, [this] {
        m_session->predictions().cancel();
        m_prediction->hide();
    });

    TrainingService &training = m_session->training();
    connect(&training, &TrainingService::stepped, this, [this](const TrainingStatus &status) {
        m_training->showProgress({status.step, status.steps});
    });
    connect(&training, &TrainingService::finished, m_training, &QWidget::hide);
    connect(&training, &TrainingService::failed, m_training, &QWidget::hide);
    connect(m_training, &WorkerIndicator::cancelRequested, this, [this] { m_session->training().cancel(); });
    connectSecondOpinion();
}

void StatusPanel::showTrainingBegun()
{
    if (m_session && m_session->training().isRunning())
        m_training->showBeginning(tr("Preparing to train"));
}

void StatusPanel::connectSecondOpinion()
{
    SecondOpinion &opinion = m_session->secondOpinion();
    const auto hide = [this] {
        m_patience.stop();
        m_secondOpinion->hide();
    };
    connect(&opinion, &SecondOpinion::started, &m_patience, qOverload<>(&QTimer::start));
    connect(&opinion, &SecondOpinion::progressed, this, [this](Progress progress) {
        if (!m_patience.isActive())
            m_secondOpinion->showProgress(progress);
    });
    connect(&opinion, &SecondOpinion::answered, this, hide);
    connect(&opinion, &SecondOpinion::failed, this, hide);
    connect(m_secondOpinion, &WorkerIndicator::cancelRequested, this, [this] { m_session->secondOpinion().cancel(); });
}

void StatusPanel::showModel()
{
    const auto annotator = m_session ? m_session->predictions().annotator() : nullptr;
    const auto failure = m_session ? m_session->predictions().loadFailure() : std::nullopt;
    m_model->setToolTip(failure ? messages::describe(*failure) : QString());
    if (annotator) {
        m_model->setText(tr("Model: %1").arg(modelText(*annotator)));
        // How the processor computes is for the tool tip; the bar is short.
        m_device->setText(tr("Device: %1").arg(annotator->deviceName().section(u',', 0, 0)));
        m_device->setToolTip(annotator->deviceName());
    } else {
        m_model->setText(failure ? tr("Model: none") : m_session ? tr("Model: loading…") : QString());
        m_device->clear();
    }
}

} // namespace glossator
