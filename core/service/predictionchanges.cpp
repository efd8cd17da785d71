#include "service/predictionchanges.h"

#include <algorithm>
#include <optional>
#include <thread>
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

struct Counts
{
    qint64 changed = 0;
    qint64 compared = 0;
    std::vector<UnitId> open; ///< changed and undecided
};

Counts count(const TopSenses &before, const TopSenses &after)
{
    Counts counts;
    auto old = before.begin();
    for (const TopSense &now : after) {
        old = std::find_if(old, before.end(), [&now](const TopSense &top) { return top.unit >= now.unit; });
        if (old == before.end())
            break;
        if (old->unit != now.unit)
            continue;
        ++counts.compared;
        if (old->sense == now.sense)
            continue;
        ++counts.changed;
        if (now.isOpen)
            counts.open.push_back(now.unit);
    }
    return counts;
}

} // namespace

struct PredictionChanges::Private
{
    PredictionChanges *q;
    QString path;
    std::optional<TopSenses> before;
    bool comparePending = false;
    int request = 0; ///< results of earlier requests are dropped
    std::jthread worker;

    /// Runs in the owner's thread; then runs there, too, with what the worker read.
    template <typename Then>
    void read(Then then)
    {
        const int id = ++request;
        // Assigning stops and joins the earlier worker, which looks at its token every few milliseconds.
        worker = std::jthread([this, id, then](const std::stop_token &stop) {
            Result<TopSenses> senses = readTopSenses(path, stop);
            QMetaObject::invokeMethod(
                q,
                [this, id, then, result = std::move(senses)]() mutable {
                    if (id != request)
                        return;
                    if (result)
                        then(std::move(*result));
                    else
                        Q_EMIT q->failed(result.error());
                },
                Qt::QueuedConnection);
        });
    }

    void compareNow()
    {
        comparePending = false;
        read([this](TopSenses after) {
            const Counts counts = count(*before, after);
            before.reset();
            Q_EMIT q->counted(counts.changed, counts.compared);
            Q_EMIT q->found(counts.open);
        });
    }
};

PredictionChanges::PredictionChanges(Project &project, QObject *parent) :
    QObject(parent),
    d(new Private{this, project.path(), {}, false, 0, {}})
{}

PredictionChanges::~PredictionChanges() = default;

void PredictionChanges::remember()
{
    forget();
    d->read([this](TopSenses senses) {
        d->before = std::move(senses);
        Q_EMIT remembered();
        if (d->comparePending)
            d->compareNow();
    });
}

void PredictionChanges::compare()
{
    if (d->before)
        d->compareNow();
    else
        d->comparePending = d->worker.joinable();
}

void PredictionChanges::forget()
{
    ++d->request;
    d->before.reset();
    d->comparePending = false;
}

} // namespace glossator
