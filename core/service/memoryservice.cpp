#include "service/memoryservice.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "model/device.h"
#include "service/backgroundthread.h"
#include "service/lemmaqueue.h"
#include "service/taskrunner.h"
#include "store/database.h"

namespace glossator {

namespace {

const QString weightSetting = QStringLiteral("memory/weight");

/// What is to be done, and what of it is left.
struct MemoryJob
{
    std::vector<UnitId> units; ///< decided on, the latest last
    SentenceSet stale; ///< predicted or analysed anew
    bool everything = false; ///< all lemmas with decisions, now or when they were last heard
    LemmaQueue lemmas; ///< left from before

    /// Something is to be predicted; that sentences are stale matters then only.
    [[nodiscard]] bool hasWork() const { return !units.empty() || everything || !lemmas.tasks().empty(); }
};

/// The order in which the lemmas have their turns: the latest decisions', those left, all others.
Result<LemmaQueue> tasksOf(Database &database, const MemoryJob &job)
{
    const ExemplarStore store(database);
    LemmaQueue tasks;
    const auto latest = store.lemmasOf(job.units);
    if (!latest)
        return latest.error();
    for (const LemmaClass &lemma : *latest)
        tasks.append({lemma, true});
    for (const LemmaTask &task : job.lemmas.tasks())
        tasks.append(task);
    if (!job.everything)
        return tasks;
    const auto decided = store.decidedLemmas();
    if (!decided)
        return decided.error();
    for (const LemmaClass &lemma : *decided)
        tasks.append({lemma, false});
    const auto heard = store.lemmasWithBase();
    if (!heard)
        return heard.error();
    for (const LemmaClass &lemma : *heard)
        tasks.append({lemma, false});
    return tasks;
}

/// A job that was cancelled is left as it was; any other error ends it.
Result<MemoryJob> leftAfter(const Error &error, MemoryJob job)
{
    if (error.code == ErrorCode::Cancelled)
        return job;
    return error;
}

} // namespace

struct MemoryService::Private
{
    MemoryService *q;
    Project &project;
    PredictionService &predictions;
    MemoryJob next{};
    bool awaitsPredictions = false; ///< sentences of next.stale wait for the end of a prediction run
    bool publishing = false;
    LemmaMemory memory{}; ///< of the worker while it runs
    TaskRunner runner; // last: its thread ends before the rest goes

    void start();
    [[nodiscard]] Result<MemoryJob> work(const QString &path, MemoryJob job, Annotator &annotator, double weight,
                                         const std::stop_token &stop);
    void publish(const LemmaChanges &changes);
    void putBack(const MemoryJob &left);
    void finish(const Result<MemoryJob> &left);
};

MemoryService::MemoryService(Project &project, PredictionService &predictions, QObject *parent) :
    QObject(parent),
    d(new Private{.q = this, .project = project, .predictions = predictions, .runner = TaskRunner(*this)})
{
    connect(&project, &Project::decisionsChanged, this, [this](const std::vector<UnitId> &units) {
        d->next.units.insert(d->next.units.end(), units.begin(), units.end());
        d->start();
    });
    connect(&project, &Project::sentencesChanged, this, [this](DocumentId document, qint64 first, qint64 count) {
        if (d->publishing)
            return;
        d->next.stale.add(document, first, count);
        d->awaitsPredictions = true;
    });
    connect(&project, &Project::sentencesReplaced, this, [this](DocumentId document, qint64 first, qint64 removed, qint64 inserted) {
        // Those behind have moved unless there are as many as before.
        d->next.stale.add(document, first, removed == inserted ? removed : std::numeric_limits<int>::max());
        // Also when there is nothing to predict: a decision may have gone with its unit.
        d->awaitsPredictions = true;
    });
    connect(&project, &Project::documentRemoved, this, [this] {
        d->next.everything = true;
        d->start();
    });
    connect(&predictions, &PredictionService::annotatorReady, this, [this] { d->start(); });
    connect(&predictions, &PredictionService::finished, this, [this] {
        d->next.everything = d->next.everything || std::exchange(d->awaitsPredictions, false);
        d->start();
    });
}

MemoryService::~MemoryService() = default;

double MemoryService::weight() const
{
    bool ok = false;
    const double weight = d->project.setting(weightSetting).toDouble(&ok);
    return ok ? std::clamp(weight, 0.0, 1.0) : defaultWeight;
}

Result<void> MemoryService::setWeight(double weight)
{
    if (Result<void> stored = d->project.setSetting(weightSetting, QString::number(std::clamp(weight, 0.0, 1.0))); !stored)
        return stored;
    d->next.everything = true;
    d->start();
    return {};
}

bool MemoryService::isRunning() const
{
    return d->runner.isRunning() || d->next.hasWork();
}

/// Whoever asks while the worker runs makes it stop and begin with what is new.
void MemoryService::Private::start()
{
    const std::shared_ptr<Annotator> annotator = predictions.annotator();
    if (!annotator || !next.hasWork())
        return;
    if (runner.isRunning()) {
        runner.cancel();
        return;
    }
    runner.start(
        [this, path = project.path(), job = std::exchange(next, {}), annotator, weight = q->weight()](const TaskControl &control) {
            yieldToForeground();
            useCpuThreads(1);
            return work(path, job, *annotator, weight, control.stop);
        },
        {}, [this](const Result<MemoryJob> &left) { finish(left); });
}

/// In the worker.
Result<MemoryJob> MemoryService::Private::work(const QString &path, MemoryJob job, Annotator &annotator, double weight,
                                               const std::stop_token &stop)
{
    memory.forget(job.stale);
    const auto database = Database::openForWorker(path, stop);
    if (!database)
        return leftAfter(database.error(), std::move(job));
    if (const auto set = (*database)->syncLater(); !set)
        return leftAfter(set.error(), std::move(job));
    const auto report = [this](LemmaChanges changes, bool isNews) {
        if (!isNews)
            changes.flips.clear();
        runner.inOwnerThread([this, changes = std::move(changes)] { publish(changes); });
    };
    if (weight <= 0) {
        LemmaChanges changes;
        const Result<void> restored = memory.restoreAll(**database, stop, changes);
        report(std::move(changes), false);
        if (restored)
            return MemoryJob();
        return leftAfter(restored.error(), std::move(job));
    }
    auto tasks = tasksOf(**database, job);
    if (!tasks)
        return leftAfter(tasks.error(), std::move(job));
    MemoryJob left;
    left.lemmas = std::move(*tasks);
    while (!left.lemmas.tasks().empty() && !stop.stop_requested()) {
        const LemmaTask &task = left.lemmas.tasks().front();
        LemmaChanges changes;
        const Result<void> refreshed = memory.refresh(**database, annotator, task.lemma, {.weight = weight}, stop, changes);
        report(std::move(changes), task.isAnswer);
        if (!refreshed && refreshed.error().code != ErrorCode::Cancelled)
            return refreshed.error();
        if (refreshed)
            left.lemmas.removeFirst();
    }
    return left;
}

void MemoryService::Private::publish(const LemmaChanges &changes)
{
    publishing = true;
    for (const CorpusStore::Place &place : changes.sentences)
        project.notifySentencesChanged(place.document, place.sentence, 1);
    publishing = false;
    std::vector<SenseFlip> flips;
    std::ranges::copy_if(changes.flips, std::back_inserter(flips),
                         [blind = project.blindMode()](const SenseFlip &flip) { return flip.isOpen && !blind.hides(flip.unit.id); });
    if (!flips.empty())
        Q_EMIT q->flipped(flips);
}

/// What came meanwhile goes first.
void MemoryService::Private::putBack(const MemoryJob &left)
{
    next.units.insert(next.units.begin(), left.units.begin(), left.units.end());
    next.everything = next.everything || left.everything;
    for (const LemmaTask &task : left.lemmas.tasks())
        next.lemmas.append(task);
}

void MemoryService::Private::finish(const Result<MemoryJob> &left)
{
    if (!left && left.error().code != ErrorCode::Cancelled)
        Q_EMIT q->failed(left.error());
    else if (left)
        putBack(*left);
    start();
    if (!runner.isRunning() && !next.hasWork())
        Q_EMIT q->settled();
}

} // namespace glossator
