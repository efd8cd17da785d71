#pragma once

#include <QtGlobal>

#include <functional>
#include <stop_token>

namespace glossator {

struct Progress
{
    qint64 done = 0;
    qint64 total = 0; ///< 0 while unknown
};

/// How a long task is watched and cancelled. The callback runs on the thread that does the work.
struct TaskControl
{
    std::stop_token stop;
    std::function<void(const Progress &)> report;

    [[nodiscard]] bool isCancelled() const { return stop.stop_requested(); }
    void progress(qint64 done, qint64 total) const
    {
        if (report)
            report({done, total});
    }
};

} // namespace glossator
