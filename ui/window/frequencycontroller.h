#pragma once

#include <QObject>

class QWidget;

namespace glossator {

class Actions;
class ErrorPresenter;
class ProjectSession;

/// Sets the weight of frequency, and has what that changed looked at once the predictions are new.
class FrequencyController : public QObject
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
    FrequencyController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

private:
    void connectSession();
    void ask();
    void choose(double factor);
    void apply(double factor);

    Parts m_parts;
    ProjectSession *m_session = nullptr;
};

} // namespace glossator
