#include "service/projectsummaries.h"

#include "service/taskrunner.h"

namespace glossator {

namespace {

using Summaries = std::vector<std::pair<QString, Result<ProjectSummary>>>;

Summaries readAll(const QStringList &paths, const TaskControl &control)
{
    Summaries summaries;
    for (const QString &path : paths) {
        if (control.isCancelled())
            break;
        summaries.emplace_back(path, readProjectSummary(path));
    }
    return summaries;
}

} // namespace

struct ProjectSummaries::Private
{
    ProjectSummaries *q;
    QStringList waiting{};
    TaskRunner runner; // last: its thread ends before the rest goes

    void start()
    {
        const QStringList paths = std::exchange(waiting, {});
        runner.start([paths](const TaskControl &control) { return readAll(paths, control); }, {},
                     [this](const Summaries &summaries) {
                         for (const auto &[path, summary] : summaries)
                             Q_EMIT q->read(path, summary);
                         if (!waiting.isEmpty())
                             start();
                     });
    }
};

ProjectSummaries::ProjectSummaries(QObject *parent) : QObject(parent), d(new Private{.q = this, .runner = TaskRunner(*this)}) {}

ProjectSummaries::~ProjectSummaries() = default;

void ProjectSummaries::request(const QStringList &paths)
{
    d->waiting = paths;
    if (d->runner.isRunning())
        d->runner.cancel();
    else
        d->start();
}

} // namespace glossator
