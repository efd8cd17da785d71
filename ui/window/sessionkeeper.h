#pragma once

#include <QObject>
#include <QTimer>

#include <memory>

#include "service/taskrunner.h"
#include "window/sessionstate.h"

class QMainWindow;

namespace glossator {

class ErrorPresenter;
class NavigationController;
class ProjectCommands;
class SearchPane;
class SessionHolder;
class TextPane;
struct WindowLayout;

/// Writes down where the user is whenever that has changed, in a thread of its own, and brings the window back there when the program
/// starts the next time, however it ended.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        SessionHolder &holder;
        ProjectCommands &commands;
        NavigationController &navigation;
        WindowLayout &layout;
        ErrorPresenter &presenter;
        QMainWindow &window;
    };

    /// The parts must outlive the object.
    SessionKeeper(const Parts &parts, QObject *parent);
    ~SessionKeeper() override; ///< waits

    /// The window's place and panes. A damaged file is left alone, and the user is told.
    void restoreWindow();
    /// Project, place and filter of the last session. Asks nothing: what is gone stays closed, with a message.
    void restoreProject();
    /// Writes at once, for the end of the program.
    void finish();

private:
    [[nodiscard]] SessionState now() const;
    void keep();

    struct File;
    Parts m_parts;
    std::shared_ptr<File> m_file;
    SessionState m_last; ///< as restored or written
    quint64 m_number = 0; ///< of the last state to write
    QTimer m_timer;
    TaskRunner m_writer; // last: its thread ends before the rest goes
};

} // namespace glossator
