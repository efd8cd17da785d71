#include "panes/training/trainingpane.h"

#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "panes/training/losschart.h"
#include "panes/training/trainingtexts.h"
#include "theme/icons.h"

namespace glossator {

namespace {

const auto textsName = QStringLiteral("trainingTexts");

/// To a screen reader a scroll area of Qt's is nothing in particular.
QAccessibleInterface *accessibleTexts(const QString &, QObject *object)
{
    auto *area = object->objectName() == textsName ? qobject_cast<QScrollArea *>(object) : nullptr;
    return area ? new QAccessibleWidget(area, QAccessible::Pane) : nullptr;
}

} // namespace

TrainingPane::TrainingPane(QWidget *parent) :
    QWidget(parent),
    m_start(new QPushButton(this)),
    m_cancel(new QPushButton(this)),
    m_progress(new QProgressBar(this)),
    m_status(new QLabel(this)),
    m_result(new QLabel(this)),
    m_changes(new QLabel(this)),
    m_chart(new LossChart(this))
{
    setObjectName(QStringLiteral("trainingPane"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(16);
    layout->addWidget(makeControls(), 1);
    layout->addWidget(m_chart, 1);
    connect(m_start, &QPushButton::clicked, this, &TrainingPane::startRequested);
    connect(m_cancel, &QPushButton::clicked, this, &TrainingPane::cancelRequested);
    clear();
}

QWidget *TrainingPane::makeControls()
{
    auto *controls = new QWidget(this);
    m_start->setObjectName(QStringLiteral("startTraining"));
    m_start->setText(tr("Retrain"));
    m_start->setToolTip(tr("Train the model on the decisions made so far"));
    setButtonIcon(*m_start, QStringLiteral("train"));
    m_cancel->setObjectName(QStringLiteral("cancelTraining"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop training and keep the model as it was"));
    setButtonIcon(*m_cancel, QStringLiteral("stop"));
    m_progress->setObjectName(QStringLiteral("trainingProgress"));
    m_progress->setAccessibleName(tr("Training progress"));
    m_progress->setTextVisible(false);
    m_status->setObjectName(QStringLiteral("trainingStatus"));
    m_status->setAccessibleName(tr("Training status"));
    m_result->setObjectName(QStringLiteral("trainingResult"));
    m_result->setAccessibleName(tr("Result of the last training"));
    m_changes->setObjectName(QStringLiteral("trainingChanges"));
    m_changes->setAccessibleName(tr("Predictions changed by the last training"));
    for (QLabel *label : {m_status, m_result, m_changes}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    }
    // The pane is low; what does not fit is a scroll away rather than cut off.
    auto *texts = new QScrollArea(controls);
    texts->setObjectName(textsName);
    QAccessible::installFactory(accessibleTexts);
    texts->setAccessibleName(tr("Training status and result"));
    texts->setFrameShape(QFrame::NoFrame);
    texts->setWidgetResizable(true);
    texts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QWidget(texts);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    for (QLabel *label : {m_status, m_result, m_changes})
        rows->addWidget(label);
    rows->addStretch(1);
    texts->setWidget(column);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_start);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(controls);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(buttons);
    layout->addWidget(m_progress);
    layout->addWidget(texts, 1);
    return controls;
}

void TrainingPane::setReady(bool ready, qint64 decisions)
{
    m_ready = ready;
    m_decisions = decisions;
    updateControls();
}

void TrainingPane::showStarted()
{
    m_running = true;
    m_chart->clear();
    m_result->clear();
    m_changes->clear();
    m_progress->setRange(0, 0);
    m_status->setText(tr("Preparing: reading decisions, scoring those held out…"));
    updateControls();
}

void TrainingPane::showStatus(const TrainingStatus &status)
{
    m_progress->setRange(0, status.steps);
    m_progress->setValue(status.step);
    m_status->setText(trainingStatusText(status));
    m_chart->append(status.step, status.steps, status.loss);
}

void TrainingPane::showFinished(const ModelRecord &record)
{
    m_running = false;
    m_result->setText(trainingResultText(record));
    m_changes->setText(tr("Predictions are being refreshed…"));
    updateControls();
}

void TrainingPane::showChanges(const ChangedPredictions &changes)
{
    m_changes->setText(changedPredictionsText(changes));
}

void TrainingPane::showStopped(const QString &message)
{
    m_running = false;
    m_result->setText(message);
    m_changes->clear();
    updateControls();
}

void TrainingPane::clear()
{
    m_running = false;
    m_ready = false;
    m_decisions = 0;
    m_chart->clear();
    m_result->clear();
    m_changes->clear();
    updateControls();
}

void TrainingPane::updateControls()
{
    m_start->setEnabled(m_ready && !m_running);
    m_cancel->setEnabled(m_running);
    m_progress->setVisible(m_running);
    for (QLabel *label : {m_result, m_changes})
        label->setVisible(!m_running && !label->text().isEmpty());
    if (m_running)
        return;
    const QLocale locale;
    if (!m_ready)
        m_status->setText(tr("Training needs an open project and its model."));
    else if (m_decisions >= TrainingService::minimumDecisions)
        m_status->setText(tr("Decisions so far: %1.").arg(locale.toString(m_decisions)));
    else
        m_status->setText(tr("Decisions so far: %1; at least %2 are needed.")
                              .arg(locale.toString(m_decisions), locale.toString(TrainingService::minimumDecisions)));
}

} // namespace glossator
