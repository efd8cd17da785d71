#include "service/unitsearch.h"

#include <QSet>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "service/occurrences.h"
#include "store/interruptible.h"
#include "store/transaction.h"
#include "store/uncertainqueue.h"

namespace glossator {

namespace {

/// Runs on the worker; what it returns runs in the owner's thread.
using Answer = std::function<void()>;
using Work = std::function<Answer(Database &)>;

struct Job
{
    int request = 0;
    Work work;
    std::stop_source stop;
};

} // namespace

struct UnitSearch::Private
{
    Private(UnitSearch *owner, const Project &ownProject) : q(owner), project(ownProject), path(ownProject.path()) {}

    UnitSearch *const q;
    const Project &project; ///< owner's thread only
    const QString path;
    int lastRequest = 0;
    QSet<int> open; ///< neither answered nor cancelled; owner's thread only

    std::mutex mutex;
    std::condition_variable_any wake;
    std::deque<Job> jobs; ///< guarded by the mutex, as is the next
    std::optional<std::pair<int, std::stop_source>> current;
    std::jthread thread; ///< last: ends before the rest goes

    void run(const std::stop_token &stop);
    void answer(int request, Answer answer);
    int enqueue(Work work);
    Answer refusal(int request, const Error &error);

    /// ask: Result<Value>(Database &). tell: void(int request, const Value &).
    template <typename Ask, typename Tell>
    int submit(Ask ask, Tell tell)
    {
        const int request = lastRequest + 1;
        return enqueue([this, request, ask = std::move(ask), tell](Database &database) -> Answer {
            // One state of the project for all that a question reads.
            const Result<Transaction> snapshot = Transaction::beginReading(database);
            if (!snapshot)
                return refusal(request, snapshot.error());
            auto result = ask(database);
            if (!result)
                return refusal(request, result.error());
            return [request, tell, value = std::move(*result)] { tell(request, value); };
        });
    }
};

int UnitSearch::Private::enqueue(Work work)
{
    const int request = ++lastRequest;
    open.insert(request);
    {
        const std::scoped_lock lock(mutex);
        jobs.push_back({request, std::move(work), {}});
    }
    wake.notify_one();
    return request;
}

Answer UnitSearch::Private::refusal(int request, const Error &error)
{
    return [this, request, error] { Q_EMIT q->failed(request, error); };
}

void UnitSearch::Private::answer(int request, Answer answer)
{
    QMetaObject::invokeMethod(
        q,
        [this, request, answer = std::move(answer)] {
            if (open.remove(request))
                answer();
        },
        Qt::QueuedConnection);
}

void UnitSearch::Private::run(const std::stop_token &stop)
{
    std::unique_ptr<Database> database;
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex);
            current.reset();
            wake.wait(lock, stop, [this] { return !jobs.empty(); });
            if (stop.stop_requested())
                return;
            job = std::move(jobs.front());
            jobs.pop_front();
            current.emplace(job.request, job.stop);
        }
        if (!database) {
            auto opened = Database::openForWorker(path, stop);
            if (!opened) {
                answer(job.request, refusal(job.request, opened.error()));
                continue;
            }
            database = std::move(*opened);
        }
        const Interruptible interruptible(*database, job.stop.get_token());
        answer(job.request, job.work(*database));
    }
}

UnitSearch::UnitSearch(Project &project, QObject *parent) : QObject(parent), d(new Private(this, project))
{
    d->thread = std::jthread([this](const std::stop_token &stop) { d->run(stop); });
}

UnitSearch::~UnitSearch()
{
    d->thread.request_stop();
    const std::scoped_lock lock(d->mutex);
    d->jobs.clear();
    if (d->current)
        d->current->second.request_stop();
}

int UnitSearch::page(const UnitFilter &filter, UnitOrder order, const std::optional<UnitKey> &after, int limit)
{
    return d->submit(
        [filter, order, after, limit, blind = d->project.blindMode()](Database &database) -> Result<std::vector<Occurrence>> {
            const auto found = UnitQuery(database, filter, order, blind.rule()).page(limit, after);
            if (!found)
                return found.error();
            return loadOccurrences(database, *found, filter.text, blind);
        },
        [this](int request, const std::vector<Occurrence> &found) { Q_EMIT occurrencesFound(request, found); });
}

int UnitSearch::count(const UnitFilter &filter, UnitOrder order, qint64 limit)
{
    return d->submit([filter, order, limit, hides = d->project.blindMode().rule()](
                         Database &database) { return UnitQuery(database, filter, order, hides).count(limit); },
                     [this](int request, qint64 count) { Q_EMIT counted(request, count); });
}

int UnitSearch::uncertain(const UnitFilter &filter, int limit)
{
    return d->submit([filter, limit,
                      hides = d->project.blindMode().rule()](Database &database) { return uncertainUnits(database, filter, limit, hides); },
                     [this](int request, const std::vector<FoundUnit> &units) { Q_EMIT unitsFound(request, units); });
}

int UnitSearch::inTextOrder(const UnitFilter &filter, const std::optional<UnitKey> &after, int limit)
{
    return d->submit([filter, after, limit, hides = d->project.blindMode().rule()](
                         Database &database) { return UnitQuery(database, filter, UnitOrder::Place, hides).page(limit, after); },
                     [this](int request, const std::vector<FoundUnit> &units) { Q_EMIT unitsFound(request, units); });
}

int UnitSearch::concordance(const UnitFilter &filter, ConcordanceOrder order, int limit)
{
    return d->submit([filter, order, limit, blind = d->project.blindMode()](
                         Database &database) { return glossator::concordance(database, filter, order, limit, blind); },
                     [this](int request, const std::vector<FoundUnit> &units) { Q_EMIT unitsFound(request, units); });
}

int UnitSearch::load(std::vector<FoundUnit> units)
{
    return d->submit([units = std::move(units),
                      blind = d->project.blindMode()](Database &database) { return loadOccurrences(database, units, {}, blind); },
                     [this](int request, const std::vector<Occurrence> &found) { Q_EMIT occurrencesFound(request, found); });
}

void UnitSearch::cancel(int request)
{
    d->open.remove(request);
    const std::scoped_lock lock(d->mutex);
    std::erase_if(d->jobs, [request](const Job &job) { return job.request == request; });
    if (d->current && d->current->first == request)
        d->current->second.request_stop();
}

} // namespace glossator
