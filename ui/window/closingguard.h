#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

class QMessageBox;
class QWidget;

namespace glossator {

class Actions;
class SessionHolder;

/// Asks before a project closes whose file is gone, or while something runs that would have to begin anew.
class ClosingGuard : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        SessionHolder &holder;
        QWidget &window;
    };

    /// The parts must outlive the guard.
    ClosingGuard(const Parts &parts, QObject *parent);

    /// Nothing would be lost.
    [[nodiscard]] bool isFree() const;
    /// At once, or when the user wants to close nevertheless. A later call takes the place of an earlier one that still asks.
    void whenFree(const std::function<void()> &close);

private:
    [[nodiscard]] QString loss() const;

    Parts m_parts;
    QPointer<QMessageBox> m_question;
};

} // namespace glossator
