#pragma once

#include <QObject>
#include <QPointer>

#include "base/error.h"
#include "base/progress.h"

class QProgressDialog;
class QWidget;

namespace glossator {

class Actions;
class ErrorPresenter;
class ProjectCommands;
class ProjectSession;

/// Saves a copy of the project; where its own file is gone, the program goes on with the copy.
class CopyController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        ProjectCommands &commands;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// The parts must outlive the controller.
    CopyController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);
    void askCopy();

private:
    void start(const QString &path);
    void showProgress(const Progress &progress);
    void showFinished(const QString &path);
    void showFailed(const Error &error);

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    QPointer<QProgressDialog> m_progress; ///< keeps from deciding meanwhile
};

} // namespace glossator
