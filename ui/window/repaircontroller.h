#pragma once

#include <QObject>
#include <QPointer>

#include <memory>

#include "models/repaireditor.h"

class QWidget;

namespace glossator {

class Actions;
class ErrorPresenter;
class NavigationController;
class ProjectSession;
class RepairDialog;
class TextPane;

/// Repairs the current word's sentence: in a dialog, or by one key.
class RepairController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        TextPane &text;
        NavigationController &navigation;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// The parts must outlive the controller.
    RepairController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

    void askRepair();
    void joinNextSentence();

private:
    [[nodiscard]] std::unique_ptr<RepairEditor> editor();
    void changeAtOnce(const QString &title, void (RepairEditor::*change)());
    void apply(const QString &title, const RepairEditor &editor);

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    QPointer<RepairDialog> m_dialog;
};

} // namespace glossator
