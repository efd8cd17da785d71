#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

class QLabel;
class QStatusBar;

namespace glossator {

class ProjectSession;
class WorkerIndicator;

/// Fills the status bar: project, annotator, model version, device, and the workers with their progress.
class StatusPanel : public QObject
{
    Q_OBJECT

public:
    explicit StatusPanel(QStatusBar &bar);

    void setSession(ProjectSession *session);
    void showAnnotator();

private:
    void connectWorkers();
    void connectSecondOpinion();
    void showModel();
    [[nodiscard]] QLabel *addLabel(const QString &objectName, const QString &accessibleName);
    [[nodiscard]] WorkerIndicator *addWorker(const QString &objectName, const QString &label);

    QStatusBar &m_bar;
    ProjectSession *m_session = nullptr;
    QLabel *m_project;
    QLabel *m_annotator;
    QLabel *m_model;
    QLabel *m_device;
    WorkerIndicator *m_import;
    WorkerIndicator *m_export;
    WorkerIndicator *m_prediction;
    WorkerIndicator *m_training;
    WorkerIndicator *m_secondOpinion;
    QTimer m_patience; ///< a second opinion that comes at once needs no indicator
};

} // namespace glossator
