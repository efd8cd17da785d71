#include "service/anchoringservice.h"

#include <QTimer>

#include "service/taskrunner.h"
#include "store/database.h"

namespace glossator {

namespace {

/// Several decisions in a row are one reading.
constexpr int delayMs = 300;

Result<AnchoringReport> readReport(const QString &projectPath, const TaskControl &control)
{
    const auto database = Database::openForWorker(projectPath, control.stop);
    if (!database)
        return database.error();
    const auto judged = DecisionStore(**database).judgedSuggestions();
    if (!judged)
        return judged.error();
    return anchoringReport(*judged);
}

} // namespace

struct AnchoringService::Private
{
    AnchoringService *q;
    Project &project;
    QTimer delay{};
    bool watched = false;
    bool outdated = false; ///< something was decided while the worker read
    TaskRunner runner; // last: its thread ends before the rest goes

    void read()
    {
        outdated = runner.isRunning();
        if (outdated || !watched)
            return;
        runner.start([path = project.path()](const TaskControl &control) { return readReport(path, control); }, {},
                     [this](const Result<AnchoringReport> &report) {
                         if (report)
                             Q_EMIT q->reported(*report);
                         else
                             Q_EMIT q->failed(report.error());
                         if (outdated)
                             read();
                     });
    }
};

AnchoringService::AnchoringService(Project &project, QObject *parent) :
    QObject(parent),
    d(new Private{.q = this, .project = project, .runner = TaskRunner(*this)})
{
    d->delay.setSingleShot(true);
    d->delay.setInterval(delayMs);
    connect(&d->delay, &QTimer::timeout, this, [this] { d->read(); });
    connect(&project, &Project::decisionsChanged, &d->delay, [this] { d->delay.start(); });
}

AnchoringService::~AnchoringService() = default;

void AnchoringService::setWatched(bool watched)
{
    d->watched = watched;
    if (watched)
        d->read();
}

} // namespace glossator
