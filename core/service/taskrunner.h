#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <thread>

#include "base/progress.h"
#include "base/result.h"

namespace glossator {

/// One task at a time on a thread of its own, for a service object. Reports arrive in the owner's thread, in order, and
/// not at all once the owner is gone. All members are for the owner's thread.
class TaskRunner
{
public:
    using Report = std::function<void(const Progress &)>;

    explicit TaskRunner(QObject &owner) : m_owner(owner) {}
    ~TaskRunner() = default; // the thread's destructor asks it to stop and waits
    Q_DISABLE_COPY_MOVE(TaskRunner)

    [[nodiscard]] bool isRunning() const { return m_running; }
    void cancel() { m_thread.request_stop(); }

    /// work: Outcome(const TaskControl &), in the thread. done: void(Outcome), in the owner's thread, where progressed
    /// runs, too. Not while a task runs.
    template <typename Work, typename Done>
    void start(Work work, Report progressed, Done done)
    {
        m_running = true;
        m_thread = std::jthread(
            [this, work = std::move(work), progressed = std::move(progressed), done = std::move(done)](std::stop_token stop) mutable {
                auto outcome = work(TaskControl{std::move(stop), throttled(std::move(progressed))});
                inOwnerThread([this, outcome = std::move(outcome), done = std::move(done)]() mutable {
                    m_running = false;
                    done(std::move(outcome));
                });
            });
    }

    template <typename Function>
    void inOwnerThread(Function function)
    {
        QMetaObject::invokeMethod(&m_owner, std::move(function), Qt::QueuedConnection);
    }

private:
    /// So many reports a second that a progress bar moves smoothly, and no more.
    Report throttled(Report progressed)
    {
        QElapsedTimer sinceLast;
        return [this, progressed = std::move(progressed), sinceLast](const Progress &progress) mutable {
            constexpr qint64 pauseMs = 30;
            if (sinceLast.isValid() && sinceLast.elapsed() < pauseMs && progress.done != progress.total)
                return;
            sinceLast.start();
            inOwnerThread([progressed, progress] { progressed(progress); });
        };
    }

    QObject &m_owner;
    bool m_running = false;
    std::jthread m_thread;
};

} // namespace glossator
