#pragma once

#include <QObject>

#include <memory>

#include "analysis/activity.h"
#include "base/result.h"
#include "service/project.h"

namespace glossator {

/// Keeps an ActivityReport of the project's annotator up to date. Reads what the journal has grown by in a worker thread with a connection of
/// its own, a moment after decisions.
class ActivityService : public QObject
{
    Q_OBJECT

public:
    /// The session begins now.
    explicit ActivityService(Project &project, QObject *parent = nullptr);
    ~ActivityService() override; ///< waits

    /// Also when nothing was decided: another annotator has another report, and so has another day.
    void refresh();

Q_SIGNALS:
    void reported(const glossator::ActivityReport &report);
    void failed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
