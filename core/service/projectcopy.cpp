#include "service/projectcopy.h"

#include <QTimer>

#include "service/project.h"
#include "store/databasecopy.h"

namespace glossator {

struct ProjectCopy::Private
{
    Project &project;
    QString path{};
    std::unique_ptr<DatabaseCopy> copy{};
    QTimer timer{};
};

ProjectCopy::ProjectCopy(Project &project, QObject *parent) : QObject(parent), d(new Private{.project = project})
{
    connect(&d->timer, &QTimer::timeout, this, &ProjectCopy::step);
}

ProjectCopy::~ProjectCopy() = default;

void ProjectCopy::start(const QString &path)
{
    auto copy = d->project.beginCopy(path);
    if (!copy) {
        Q_EMIT failed(copy.error());
        return;
    }
    d->path = path;
    d->copy = std::move(*copy);
    d->timer.start(0);
}

void ProjectCopy::cancel()
{
    if (isRunning())
        fail({ErrorCode::Cancelled, d->path, 0, {}});
}

bool ProjectCopy::isRunning() const
{
    return d->copy != nullptr;
}

void ProjectCopy::step()
{
    const auto progress = d->copy->step();
    if (!progress) {
        fail(progress.error());
        return;
    }
    Q_EMIT progressed(*progress);
    if (!d->copy || progress->total == 0 || progress->done < progress->total)
        return;
    if (const auto finishedCopy = d->copy->finish(); !finishedCopy) {
        fail(finishedCopy.error());
        return;
    }
    d->timer.stop();
    d->copy.reset();
    Q_EMIT finished(d->path);
}

void ProjectCopy::fail(const Error &error)
{
    d->timer.stop();
    d->copy.reset();
    Q_EMIT failed(error);
}

} // namespace glossator
