#pragma once

#include <QWidget>

#include "service/predictionchanges.h"
#include "service/trainingservice.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace glossator {

class LossChart;

/// Retraining: start, cancel, live loss, speed, and what came of it.
class TrainingPane : public QWidget
{
    Q_OBJECT

public:
    explicit TrainingPane(QWidget *parent = nullptr);

    /// Whether training can start at all (a project is open and its model is loaded), and on how many decisions.
    void setReady(bool ready, qint64 decisions);

    void showStarted();
    void showStatus(const TrainingStatus &status);
    void showFinished(const ModelRecord &record);
    void showChanges(const ChangedPredictions &changes);
    /// Cancelled or failed: back to where it was.
    void showStopped(const QString &message);
    /// Another project: nothing of the last one stays.
    void clear();

Q_SIGNALS:
    void startRequested();
    void cancelRequested();

private:
    QWidget *makeControls();
    void updateControls();

    QPushButton *m_start;
    QPushButton *m_cancel;
    QProgressBar *m_progress;
    QLabel *m_status;
    QLabel *m_result;
    QLabel *m_changes;
    LossChart *m_chart;
    bool m_ready = false;
    bool m_running = false;
    qint64 m_decisions = 0;
};

} // namespace glossator
