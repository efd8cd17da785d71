#include "service/journalservice.h"

#include "service/taskrunner.h"
#include "store/database.h"

namespace glossator {

namespace {

Result<JournalOutcome> takeStep(const QString &projectPath, const JournalStep &step)
{
    const auto database = Database::open(projectPath, Database::Mode::OpenExisting); // somebody waits for it
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
                    [this](const Result<JournalOutcome> &outcome) {
                        if (!outcome) {
                            Q_EMIT failed(outcome.error());
                            return;
                        }
                        d->project.notifyStepTaken(*outcome);
                        Q_EMIT finished(outcome->units);
                    });
}

bool JournalService::isRunning() const
{
    return d->runner.isRunning();
}

} // namespace glossator
