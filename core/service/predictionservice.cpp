#include "service/predictionservice.h"

#include "model/device.h"
#include "model/sensemodel.h"
#include "service/backgroundthread.h"
#include "service/indexfiller.h"
#include "service/outdatedsentences.h"
#include "service/projectannotator.h"
#include "store/corpusstore.h"
#include "store/database.h"
#include "store/predictionstore.h"

#include <algorithm>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace glossator {

namespace {

/// What the GUI thread asks for; guarded by the mutex of PredictionService::Private.
struct Wishes
{
    bool refresh = false;
    bool cancelled = false; ///< no further predictions until the next refresh
    bool indexing = true;
    std::optional<ScreenRange> screen;
    std::optional<ModelReplacement> replacement;
};

} // namespace

struct PredictionService::Private
{
    Private(PredictionService *owner, Project &ownProject, AnnotatorConfig annotatorConfig) :
        q(owner),
        project(ownProject),
        config(std::move(annotatorConfig)),
        path(ownProject.path())
    {}

    PredictionService *const q;
    Project &project;
    AnnotatorConfig config; ///< the worker thread's
    const QString path;
    bool replacing = false; ///< the owner's thread's

    mutable std::mutex mutex;
    std::condition_variable_any wake;
    Wishes wishes;
    std::stop_source round; ///< cancels the sentences being predicted
    std::shared_ptr<Annotator> annotator;
    std::optional<Error> loadFailure;
    PredictionSets sets; ///< guarded by the mutex, as the annotator is: the model itself may be busy
    bool running = false;
    bool hasEnded = false; ///< the worker cannot read the project
    IndexFiller indexFiller; ///< the worker thread's
    std::jthread thread;

    void run(std::stop_token stop);
    void loadAnnotator(Database &database);
    void replaceAsWished(Database &database, const std::stop_token &stop);
    [[nodiscard]] Result<void> checkName(Annotator &loaded) const;
    void refuseReplacement(const Error &error);
    void use(const std::shared_ptr<Annotator> &loaded);
    void predictAsWished(Database &database);
    void reportFailure(const Error &error);
    void endWith(const Error &error);
    void publishSets();
    [[nodiscard]] Result<void> predictAll(Database &database);
    [[nodiscard]] Result<bool> predictSome(Database &database, DocumentId *from, qint64 *done);
    void announce(DocumentId document, SentenceId first, SentenceId last);
    void fillIndexUntilWoken(std::stop_token stop);
    [[nodiscard]] bool hasWork() const { return wishes.replacement || hasPredictions(); }
    [[nodiscard]] bool hasPredictions() const { return wishes.refresh && !wishes.cancelled && !loadFailure; }

    template <typename Function>
    void inOwnerThread(Function function)
    {
        QMetaObject::invokeMethod(q, std::move(function), Qt::QueuedConnection);
    }
};

PredictionService::PredictionService(Project &project, AnnotatorConfig config, QObject *parent) :
    QObject(parent),
    d(new Private(this, project, std::move(config)))
{
    connect(&project, &Project::sentencesReplaced, this, [this](DocumentId document, qint64 first, qint64, qint64 inserted) {
        prioritise(document, first, inserted);
        refresh();
    });
    d->thread = std::jthread([this](std::stop_token stop) { d->run(stop); });
}

PredictionService::~PredictionService()
{
    d->thread.request_stop();
    d->round.request_stop();
    d->wake.notify_all();
    d->thread.join();
}

void PredictionService::refresh()
{
    {
        const std::scoped_lock lock(d->mutex);
        d->wishes.refresh = true;
        d->wishes.cancelled = false;
        if (d->round.stop_requested())
            d->round = std::stop_source();
    }
    d->wake.notify_all();
}

void PredictionService::prioritise(DocumentId document, qint64 firstSentence, qint64 count)
{
    const std::scoped_lock lock(d->mutex);
    d->wishes.screen = ScreenRange{document, {firstSentence, count}};
}

void PredictionService::cancel()
{
    const std::scoped_lock lock(d->mutex);
    d->wishes.cancelled = true;
    d->round.request_stop();
}

bool PredictionService::isRunning() const
{
    const std::scoped_lock lock(d->mutex);
    return d->running || d->hasWork();
}

void PredictionService::replaceModel(ModelReplacement replacement)
{
    if (d->replacing)
        return;
    d->replacing = true;
    {
        const std::scoped_lock lock(d->mutex);
        if (d->hasEnded) {
            d->refuseReplacement(*d->loadFailure);
            return;
        }
        d->wishes.replacement = std::move(replacement);
        d->round.request_stop();
    }
    d->wake.notify_all();
}

bool PredictionService::isReplacing() const
{
    return d->replacing;
}

void PredictionService::setIndexing(bool allowed)
{
    {
        const std::scoped_lock lock(d->mutex);
        d->wishes.indexing = allowed;
    }
    d->wake.notify_all();
}

PredictionSets PredictionService::predictionSets() const
{
    const std::scoped_lock lock(d->mutex);
    return d->sets;
}

std::shared_ptr<Annotator> PredictionService::annotator() const
{
    const std::scoped_lock lock(d->mutex);
    return d->annotator;
}

std::optional<Error> PredictionService::loadFailure() const
{
    const std::scoped_lock lock(d->mutex);
    return d->loadFailure;
}

void PredictionService::Private::run(std::stop_token stop)
{
    yieldToForeground();
    useCpuThreads(config.threads);
    auto database = Database::openForWorker(path, stop);
    const Result<void> ready = database ? (*database)->syncLater() : database.error();
    if (!ready) {
        endWith(ready.error());
        return;
    }
    loadAnnotator(**database);
    while (!stop.stop_requested()) {
        replaceAsWished(**database, stop);
        predictAsWished(**database);
        fillIndexUntilWoken(stop);
    }
}

/// There is no annotator then.
void PredictionService::Private::reportFailure(const Error &error)
{
    const std::scoped_lock lock(mutex);
    loadFailure = error;
    inOwnerThread([this, error] { Q_EMIT q->failed(error); });
}

void PredictionService::Private::endWith(const Error &error)
{
    reportFailure(error);
    const std::scoped_lock lock(mutex);
    hasEnded = true;
    if (wishes.replacement)
        refuseReplacement(error);
}

void PredictionService::Private::loadAnnotator(Database &database)
{
    if (const auto opened = openProjectAnnotator(database, config))
        use(*opened);
    else
        reportFailure(opened.error());
}

void PredictionService::Private::use(const std::shared_ptr<Annotator> &loaded)
{
    {
        const std::scoped_lock lock(mutex);
        annotator = loaded;
        loadFailure.reset();
    }
    inOwnerThread([this] { Q_EMIT q->annotatorReady(); });
    publishSets();
}

void PredictionService::Private::replaceAsWished(Database &database, const std::stop_token &stop)
{
    std::optional<ModelReplacement> wish;
    {
        const std::scoped_lock lock(mutex);
        wish = std::exchange(wishes.replacement, std::nullopt);
        if (wish && !wishes.cancelled)
            round = std::stop_source();
    }
    if (!wish)
        return;
    database.setStop(stop); // not that of the predictions that gave way
    const auto opened = openAnnotator(database, wish->config, wish->version);
    Result<void> kept = opened ? checkName(**opened) : opened.error();
    if (kept)
        kept = wish->keep(database);
    if (kept) {
        config = std::move(wish->config);
        use(*opened);
        inOwnerThread([this] {
            replacing = false;
            Q_EMIT q->replaced();
        });
    } else {
        refuseReplacement(kept.error());
    }
}

/// Predictions count as those of the model whose name they bear.
Result<void> PredictionService::Private::checkName(Annotator &loaded) const
{
    if (!annotator || annotator->modelVersion() != loaded.modelVersion())
        return {};
    const bool areSame = annotator->lockModel().model.trainedParts() == loaded.lockModel().model.trainedParts();
    return areSame ? Result<void>() : Error{ErrorCode::ModelNameTaken, loaded.modelVersion(), 0, {}};
}

void PredictionService::Private::refuseReplacement(const Error &error)
{
    inOwnerThread([this, error] {
        replacing = false;
        Q_EMIT q->replacementFailed(error);
    });
}

void PredictionService::Private::predictAsWished(Database &database)
{
    {
        const std::scoped_lock lock(mutex);
        running = hasPredictions();
        if (!running)
            return;
    }
    const auto result = predictAll(database);
    const std::scoped_lock lock(mutex);
    running = false;
    if (!result && result.error().code != ErrorCode::Cancelled) {
        wishes.refresh = false;
        inOwnerThread([this, error = result.error()] { Q_EMIT q->failed(error); });
        return;
    }
    if (wishes.replacement) // goes on with that one
        wishes.refresh = true;
    inOwnerThread([this] {
        project.notifyDocumentsChanged();
        Q_EMIT q->finished();
    });
}

/// Training may have put another model to use.
void PredictionService::Private::publishSets()
{
    const PredictionSets current = annotator->lockModel().model.confidence().sets;
    {
        const std::scoped_lock lock(mutex);
        if (sets.thresholds() == current.thresholds())
            return;
        sets = current;
    }
    inOwnerThread([this] { Q_EMIT q->predictionSetsChanged(); });
}

Result<void> PredictionService::Private::predictAll(Database &database)
{
    {
        const std::scoped_lock lock(mutex);
        wishes.refresh = false;
    }
    publishSets();
    auto total = PredictionStore(database).countOutdated(annotator->modelVersion());
    if (!total)
        return total.error();
    qint64 done = 0;
    DocumentId from; // what comes to lack something meanwhile brings a refresh of its own
    for (;;) {
        {
            const std::scoped_lock lock(mutex);
            if (wishes.cancelled || wishes.replacement)
                return Error{ErrorCode::Cancelled};
        }
        auto more = predictSome(database, &from, &done);
        if (!more)
            return more.error();
        if (!*more)
            return {};
        inOwnerThread([this, done, all = std::max(*total, done)] { Q_EMIT q->progressed({done, all}); });
    }
}

Result<bool> PredictionService::Private::predictSome(Database &database, DocumentId *from, qint64 *done)
{
    std::optional<ScreenRange> screen;
    {
        const std::scoped_lock lock(mutex);
        screen = wishes.screen;
    }
    const auto outdated = nextOutdated(database, annotator->modelVersion(), screen, from);
    if (!outdated)
        return outdated.error();
    if (outdated->sentences.empty())
        return false;
    std::stop_token stop;
    {
        const std::scoped_lock lock(mutex);
        stop = round.get_token();
    }
    const auto predicted =
        predictOutdated(database, *annotator, *outdated, stop,
                        [this](DocumentId document, SentenceId first, SentenceId last) { announce(document, first, last); });
    if (!predicted)
        return predicted.error();
    *done += *predicted;
    return true;
}

/// By id: a repair may move sentences until the owner's thread comes to this.
void PredictionService::Private::announce(DocumentId document, SentenceId first, SentenceId last)
{
    inOwnerThread([this, document, first, last] {
        const auto from = project.corpus().placeOf(first);
        const auto to = project.corpus().placeOf(last);
        if (from && to)
            project.notifySentencesChanged(document, from->sentence, to->sentence - from->sentence + 1);
        else
            project.notifySentencesChanged(document, 0, std::numeric_limits<int>::max());
    });
}

/// One thread only: nobody waits for this. Returns when there is other work, or the thread has to end.
void PredictionService::Private::fillIndexUntilWoken(std::stop_token stop)
{
    useCpuThreads(1);
    for (bool isComplete = false; !stop.stop_requested();) {
        {
            std::unique_lock lock(mutex);
            wake.wait(lock, stop, [&] { return hasWork() || (annotator && wishes.indexing && !isComplete); });
            if (hasWork() || stop.stop_requested())
                break;
        }
        isComplete = indexFiller.fill(*annotator, stop);
    }
    useCpuThreads(config.threads);
}

} // namespace glossator
