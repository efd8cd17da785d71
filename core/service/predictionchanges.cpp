#include "service/predictionchanges.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/topsenses.h"

namespace glossator {

namespace {

using TopSenses = std::vector<TopSense>; // ascending by unit

Result<TopSenses> readTopSenses(const QString &projectPath, const std::stop_token &stop)
{
    const auto database = Database::openForWorker(projectPath, stop);
    return database ? topSenses(**database, stop) : database.error();
}

ChangedPredictions difference(const TopSenses &before, const TopSenses &after, const BlindMode &blind)
{
    ChangedPredictions result;
    auto old = before.begin();
    for (const TopSense &now : after) {
        old = std::find_if(old, before.end(), [&now](const TopSense &top) { return top.unit >= now.unit; });
        if (old == before.end())
            break;
        if (old->unit != now.unit)
            continue;
        ++result.compared;
        if (old->sense == now.sense)
            continue;
        ++result.changed;
        if (now.isOpen && !blind.hides(now.unit))
            result.open.push_back(now.unit);
    }
    return result;
}

} // namespace

struct PredictionChanges::Private
{
    PredictionChanges *q;
    Project &project;
    PredictionService &predictions;
    MemoryService &memory;
    bool remembering = false;
    std::vector<std::function<void()>> whenRemembered{};
    std::optional<TopSenses> before{};
    std::vector<std::function<void(const ChangedPredictions &)>> whenCompared{};
    bool predicted = false; ///< since the latest comparison was asked for
    bool comparing = false;
    int request = 0; ///< results of earlier requests are dropped
    std::jthread worker{};

    void drop();
    void read(const std::function<void(Result<TopSenses>)> &then);
    void finishRemembering(Result<TopSenses> senses);
    void compareIfSettled();
    void finishComparison(const Result<TopSenses> &after);
};

PredictionChanges::PredictionChanges(Project &project, PredictionService &predictions, MemoryService &memory, QObject *parent) :
    QObject(parent),
    d(new Private{this, project, predictions, memory})
{
    connect(&predictions, &PredictionService::finished, this, [this] {
        d->predicted = true;
        // Whatever the memory has to do about it has begun by then.
        QMetaObject::invokeMethod(
            this, [this] { d->compareIfSettled(); }, Qt::QueuedConnection);
    });
    connect(&memory, &MemoryService::settled, this, [this] { d->compareIfSettled(); });
}

PredictionChanges::~PredictionChanges() = default;

void PredictionChanges::remember(std::function<void()> then)
{
    d->drop();
    if (then)
        d->whenRemembered.push_back(std::move(then));
    if (std::exchange(d->remembering, true))
        return;
    d->read([this](Result<TopSenses> senses) { d->finishRemembering(std::move(senses)); });
}

void PredictionChanges::compare(std::function<void(const ChangedPredictions &)> then)
{
    if (!d->before && !d->remembering)
        return;
    if (std::exchange(d->comparing, false))
        ++d->request; // something else has changed meanwhile
    d->predicted = false;
    d->whenCompared.push_back(std::move(then));
}

void PredictionChanges::forget()
{
    if (d->whenCompared.empty())
        d->drop();
}

void PredictionChanges::Private::drop()
{
    if (!remembering)
        ++request;
    before.reset();
    comparing = false;
    whenCompared.clear();
}

/// Runs in the owner's thread; then runs there, too, with what the worker read.
void PredictionChanges::Private::read(const std::function<void(Result<TopSenses>)> &then)
{
    const int id = ++request;
    // Assigning stops and joins the earlier worker, which looks at its token every few milliseconds.
    worker = std::jthread([this, id, then, path = project.path()](const std::stop_token &stop) {
        Result<TopSenses> senses = readTopSenses(path, stop);
        QMetaObject::invokeMethod(
            q,
            [this, id, then, result = std::move(senses)]() mutable {
                if (id == request)
                    then(std::move(result));
            },
            Qt::QueuedConnection);
    });
}

void PredictionChanges::Private::finishRemembering(Result<TopSenses> senses)
{
    remembering = false;
    if (senses)
        before = std::move(*senses);
    else
        Q_EMIT q->failed(senses.error());
    for (const auto &then : std::exchange(whenRemembered, {}))
        then();
    compareIfSettled();
}

void PredictionChanges::Private::compareIfSettled()
{
    // A run of predictions that was made before the change may have ended just now.
    if (whenCompared.empty() || !before || !predicted || comparing || predictions.isRunning() || memory.isRunning())
        return;
    comparing = true;
    read([this](const Result<TopSenses> &after) { finishComparison(after); });
}

void PredictionChanges::Private::finishComparison(const Result<TopSenses> &after)
{
    comparing = false;
    const auto told = std::exchange(whenCompared, {});
    const auto former = std::exchange(before, std::nullopt);
    if (!after) {
        Q_EMIT q->failed(after.error());
        return;
    }
    const ChangedPredictions changes = difference(*former, *after, project.blindMode());
    for (const auto &then : told)
        then(changes);
    Q_EMIT q->found(changes.open);
}

} // namespace glossator
