#include "service/journalservice.h"

#include "service/taskrunner.h"
#include "store/database.h"

namespace glossator {

namespace {

Result<std::vector<UnitId>> takeStep(const QString &projectPath, const JournalStep &step)
{
    const auto database = Database::open(projectPath, Database::Mode::OpenExisting);
    if (!database)
        return database.error();
    return DecisionStore(**database).take(step);
}

} // namespace

struct JournalService::Private
{
    Project &project;
    TaskRunner runner; // last: its thread ends before the rest goes
};

JournalService::JournalService(Project &project, QObject *parent) :
    QObject(parent),
    d(new Private{.project = project, .runner = TaskRunner(*this)})
{}

JournalService::~JournalService() = default;

void JournalService::take(const JournalStep &step)
{
    if (d->runner.isRunning())
        return;
    d->runner.start([path = d->project.path(), step](const TaskControl &) { return takeStep(path, step); }, {},
                    [this](const Result<std::vector<UnitId>> &units) {
                        if (!units) {
                            Q_EMIT failed(units.error());
                            return;
                        }
                        if (!units->empty())
                            d->project.notifyDecisionsChanged(*units);
                        Q_EMIT finished(*units);
                    });
}

bool JournalService::isRunning() const
{
    return d->runner.isRunning();
}

} // namespace glossator
