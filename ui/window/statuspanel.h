#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include "analysis/activity.h"

class QLabel;
class QProgressBar;
class QStatusBar;

namespace glossator {

class ProjectSession;
class WorkerIndicator;

/// Fills the status bar: project and how far it is, annotator and pace, model version, device, and the workers with their progress.
class StatusPanel : public QObject
{
    Q_OBJECT

public:
    explicit StatusPanel(QStatusBar &bar);

    void setSession(ProjectSession *session);
    void showAnnotator();
    /// Units of the project; analysed: share of the sentences whose units are known.
    void showProgress(qint64 decided, qint64 units, double analysed);
    /// When it was asked for; it prepares for a while before it tells of its first step.
    void showTrainingBegun();
    /// Opens a dialog that tells more.
    void showActivityDialog();

private:
    void showActivity(const ActivityReport &report);
    void connectWorkers();
    void connectSecondOpinion();
    void showModel();
    [[nodiscard]] QLabel *addLabel(const QString &objectName, const QString &accessibleName);
    [[nodiscard]] WorkerIndicator *addWorker(const QString &objectName, const QString &label);

    QStatusBar &m_bar;
    ProjectSession *m_session = nullptr;
    QLabel *m_project;
    QLabel *m_progress;
    QProgressBar *m_progressBar;
    QLabel *m_annotator;
    QLabel *m_activity;
    QLabel *m_model;
    QLabel *m_device;
    WorkerIndicator *m_import;
    WorkerIndicator *m_export;
    WorkerIndicator *m_prediction;
    WorkerIndicator *m_training;
    WorkerIndicator *m_secondOpinion;
    QTimer m_patience; ///< a second opinion that comes at once needs no indicator
    ActivityReport m_report;
    qint64 m_decided = 0;
    qint64 m_units = 0;
    double m_analysed = 1;
};

} // namespace glossator
