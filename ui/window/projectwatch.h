#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

#include "base/error.h"

namespace glossator {

class ErrorPresenter;
class ProjectSession;

/// Looks each second what others do to the open project: another window, glossator-cli, or whoever moves or deletes the file. What they
/// decide or import shows; where the file is gone, a copy is offered.
class ProjectWatch : public QObject
{
    Q_OBJECT

public:
    /// The presenter must outlive the watch.
    ProjectWatch(ErrorPresenter &presenter, QObject *parent);

    void setSession(ProjectSession *session);
    /// Before a step of undo, too: whether there was something new in the journal, which is said then.
    bool look();

private:
    [[nodiscard]] bool isToBeLookedAt() const;
    void report(const Error &error);

    ErrorPresenter &m_presenter;
    ProjectSession *m_session = nullptr;
    QTimer m_timer;
    std::optional<Error> m_reported; ///< said once, not each second
};

} // namespace glossator
