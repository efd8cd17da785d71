#pragma once

#include <QObject>

#include <optional>

#include "service/modelchoice.h"

class QWidget;

namespace glossator {

class Actions;
class ErrorPresenter;
class ProjectSession;

/// Lets the user choose what predicts the project, and has what that changed looked at once the predictions are new.
class ModelsController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// The parts must outlive the controller.
    ModelsController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

private:
    void connectSession();
    void ask();
    void choose(const ProjectModel &model);
    void apply();
    void showChosen(const QString &version);
    void showRefused(const Error &error);

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    std::optional<ProjectModel> m_wanted; ///< until the predictions before are remembered
};

} // namespace glossator
