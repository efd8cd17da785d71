#include "service/activityservice.h"

#include <QTimer>

#include "service/backgroundthread.h"
#include "service/taskrunner.h"
#include "store/database.h"

namespace glossator {

namespace {

/// Decisions of a second or two are one reading.
constexpr int delayMs = 2000;

Result<ActivityTally> goOn(const QString &projectPath, const QString &annotator, ActivityTally tally, const TaskControl &control)
{
    yieldToForeground();
    const auto database = Database::openForWorker(projectPath, control.stop);
    if (!database)
        return database.error();
    const auto moments = journalMoments(**database, tally.lastAction(), annotator);
    if (!moments)
        return moments.error();
    tally.add(*moments);
    return tally;
}

} // namespace

struct ActivityService::Private
{
    ActivityService *q;
    Project &project;
    qint64 sessionStart = QDateTime::currentMSecsSinceEpoch();
    QString annotator{};
    ActivityTally tally{sessionStart};
    QTimer delay{};
    bool outdated = false; ///< something was decided while the worker read
    TaskRunner runner; // last: its thread ends before the rest goes

    void read()
    {
        outdated = runner.isRunning();
        if (outdated)
            return;
        if (project.annotator() != annotator) {
            annotator = project.annotator();
            tally = ActivityTally(sessionStart);
        }
        runner.start(
            [path = project.path(), name = annotator, from = tally](const TaskControl &control) { return goOn(path, name, from, control); },
            {}, [this](const Result<ActivityTally> &read) { take(read); });
    }

    void take(const Result<ActivityTally> &read)
    {
        if (read) {
            tally = *read;
            Q_EMIT q->reported(tally.report(QDateTime::currentDateTime()));
        } else {
            Q_EMIT q->failed(read.error());
        }
        if (outdated)
            delay.start();
    }
};

ActivityService::ActivityService(Project &project, QObject *parent) :
    QObject(parent),
    d(new Private{.q = this, .project = project, .runner = TaskRunner(*this)})
{
    d->delay.setSingleShot(true);
    d->delay.setInterval(delayMs);
    connect(&d->delay, &QTimer::timeout, this, [this] { d->read(); });
    connect(&project, &Project::decisionsChanged, &d->delay, [this] {
        if (!d->delay.isActive())
            d->delay.start();
    });
    // The first report comes when whoever made this has had time to connect to it.
    QTimer::singleShot(0, this, &ActivityService::refresh);
}

ActivityService::~ActivityService() = default;

void ActivityService::refresh()
{
    d->read();
}

} // namespace glossator
