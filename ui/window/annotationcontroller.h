#pragma once

#include <QObject>

#include "base/result.h"
#include "commands/deciding.h"

namespace glossator {

class Actions;
class ErrorPresenter;
class NavigationController;
class ProjectSession;
class SenseListModel;
class TextPane;

/// Turns keys, menus and clicks into decisions on the current unit, and moves on to the next undecided one.
class AnnotationController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        SenseListModel &senses;
        TextPane &text;
        NavigationController &navigation;
        ErrorPresenter &presenter;
    };

    /// The parts must outlive the controller.
    AnnotationController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

    void chooseRow(int row);
    void refuse();
    void clear();
    void undo();
    void redo();

private:
    void connectActions();
    [[nodiscard]] bool canDecide() const;
    [[nodiscard]] SuggestionContext context() const;
    void moveOn(const QString &title, const Result<void> &result);
    void travel(const QString &title, Result<void> (Project::*step)());
    void updateActions();

    Parts m_parts;
    ProjectSession *m_session = nullptr;
};

} // namespace glossator
