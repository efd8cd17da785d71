#pragma once

#include <QObject>

#include "store/modelstore.h"

namespace glossator {

class Actions;
class DocumentListModel;
class ErrorPresenter;
class ProjectSession;
class TrainingPane;

/// Starts and cancels training, and tells what it changed once the predictions are new.
class TrainingController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        DocumentListModel &documents;
        TrainingPane &pane;
        ErrorPresenter &presenter;
    };

    /// The parts must outlive the controller.
    TrainingController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

private:
    void connectSession();
    void start();
    void cancel();
    void showFinished(const ModelRecord &record);
    void showFailed(const Error &error);
    void updateReadiness();

    Parts m_parts;
    ProjectSession *m_session = nullptr;
};

} // namespace glossator
