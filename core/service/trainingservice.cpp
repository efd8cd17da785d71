#include "service/trainingservice.h"

#include "learning/batching.h"
#include "learning/calibration.h"
#include "learning/examples.h"
#include "model/device.h"
#include "service/backgroundthread.h"
#include "service/decisionexamples.h"
#include "store/database.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <thread>

namespace glossator {

namespace {

/// Every fifth decision, by its unit's number, so that a unit stays on one side for as long as the project lives.
constexpr quint64 heldOutShare = 5;

bool isHeldOut(UnitId unit)
{
    // Neighbouring numbers must not follow a pattern of the text (Knuth's multiplicative hash).
    return (quint64(unit.value) * 0x9E3779B97F4A7C15ULL >> 32) % heldOutShare == 0;
}

int unitCount(const std::vector<LabelledPassage> &passages)
{
    size_t count = 0;
    for (const LabelledPassage &passage : passages)
        count += passage.units.size();
    return int(count);
}

/// Few examples: small steps from where the model stands, several times over. Batches shrink so that there are enough of them for rates to
/// rise and fall; what is still too few, since a passage is the smallest batch, is made up for by more passes.
TrainerSettings projectSettings(const QString &version, const std::vector<LabelledPassage> &training)
{
    constexpr int stepsWanted = 32;
    constexpr double fewestPasses = 4;
    constexpr double mostPasses = 16; // more would learn the passages by heart
    const std::vector<int> counts = subwordCountsOf(training);
    TrainerSettings settings;
    settings.version = version;
    settings.fromScratch = false;
    settings.batchSubwords = std::clamp(int(fewestPasses * std::accumulate(counts.begin(), counts.end(), 0) / stepsWanted), 64, 512);
    const size_t stepsOfAPass = makeBatches(counts, settings.batchSubwords, settings.seed, 0).size();
    settings.epochs = std::clamp(stepsWanted / double(stepsOfAPass), fewestPasses, mostPasses);
    settings.warmupSteps = 5;
    settings.adapterRate = 1e-4;
    settings.glossAdapterRate = 0; // glosses read in another way would need a new index
    settings.mapRate = 5e-5;
    settings.scaleRate = 0;
    settings.taggerRate = 0;
    return settings;
}

struct TrainedVersion
{
    ModelRecord record;
    QByteArray parts;
};

QString newVersion(const QDateTime &time)
{
    return QStringLiteral("project-") + time.toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
}

Result<void> store(Database &database, const TrainedVersion &trained)
{
    ModelStore models(database);
    if (auto added = models.add(trained.record, trained.parts); !added)
        return added;
    return models.setCurrent(trained.record.version);
}

} // namespace

struct TrainingService::Private
{
    TrainingService *q = nullptr;
    const QString path;
    PredictionService &predictions;
    bool running = false; ///< of the owner's thread
    std::jthread thread;

    void run(std::stop_token stop, const std::shared_ptr<Annotator> &annotator);
    [[nodiscard]] Result<ModelRecord> trainVersion(const std::stop_token &stop, Annotator &annotator);
    [[nodiscard]] Result<void> putToUse(const std::stop_token &stop, Database &database, Annotator &annotator,
                                        const std::vector<LabelledPassage> &heldOut, TrainedVersion *trained);
};

TrainingService::TrainingService(Project &project, PredictionService &predictions, QObject *parent) :
    QObject(parent),
    d(new Private{.q = this, .path = project.path(), .predictions = predictions, .thread = {}})
{}

TrainingService::~TrainingService()
{
    // The thread joins itself: jthread asks it to stop first.
    d->thread = std::jthread();
}

void TrainingService::start()
{
    const std::shared_ptr<Annotator> annotator = d->predictions.annotator();
    if (d->running)
        return;
    // One that is about to go would leave a version that is not the project's.
    if (!annotator || d->predictions.isReplacing()) {
        Q_EMIT failed(Error{ErrorCode::ModelMissing, QStringLiteral("model"), 0, QStringLiteral("it is still being loaded")});
        return;
    }
    d->running = true;
    d->predictions.setIndexing(false);
    d->thread = std::jthread([this, annotator](std::stop_token stop) { d->run(stop, annotator); });
}

void TrainingService::cancel()
{
    d->thread.request_stop();
}

bool TrainingService::isRunning() const
{
    return d->running;
}

void TrainingService::Private::run(std::stop_token stop, const std::shared_ptr<Annotator> &annotator)
{
    yieldToForeground(Urgency::Whenever);
    useCpuThreads();
    const Result<ModelRecord> result = trainVersion(stop, *annotator);
    const auto report = [this, result] {
        running = false;
        predictions.setIndexing(true);
        if (!result) {
            Q_EMIT q->failed(result.error());
            return;
        }
        predictions.refresh();
        Q_EMIT q->finished(*result);
    };
    QMetaObject::invokeMethod(q, report, Qt::QueuedConnection);
}

Result<ModelRecord> TrainingService::Private::trainVersion(const std::stop_token &stop, Annotator &annotator)
{
    auto database = Database::openForWorker(path, stop);
    if (!database)
        return database.error();
    // Reading the model beside annotate() is allowed; only new parts need the lock.
    SenseModel &model = annotator.lockModel().model;
    // What was accepted in bulk is the model's own answer, and proves nothing about it.
    const std::array<DecisionFilter, 2> sides{[](const UnitDecision &entry) { return !isHeldOut(entry.unit); },
                                              [](const UnitDecision &entry) { return isHeldOut(entry.unit) && !entry.decision.inBulk; }};
    const auto examples =
        readDecisionExamples(**database, ExampleBuilder(model, *annotator.inventory()), model.passageSentences(), sides, stop);
    if (!examples)
        return examples.error();
    const std::vector<LabelledPassage> &training = examples->front();
    const std::vector<LabelledPassage> &heldOut = examples->back();
    ModelRecord record;
    record.created = QDateTime::currentDateTimeUtc();
    record.version = newVersion(record.created);
    record.parent = model.partsVersion();
    record.scores.heldOut = unitCount(heldOut);
    record.scores.trainedOn = unitCount(training);
    if (record.scores.heldOut + record.scores.trainedOn < minimumDecisions || training.empty())
        return Error{ErrorCode::NothingToTrain, path, 0, QString::number(minimumDecisions)};

    const auto before = scoreUnits(model, heldOut, {stop, {}});
    if (!before)
        return before.error();
    record.scores.before = percentRight(*before);
    TrainingControl control{{stop, {}}, [this](const TrainingStatus &status) {
                                QMetaObject::invokeMethod(
                                    q, [this, status] { Q_EMIT q->stepped(status); }, Qt::QueuedConnection);
                            }};
    auto parts = train(model, training, projectSettings(record.version, training), control);
    if (!parts)
        return parts.error();
    TrainedVersion trained{record, std::move(*parts)};
    if (auto used = putToUse(stop, **database, annotator, heldOut, &trained); !used)
        return used.error();
    return trained.record;
}

Result<void> TrainingService::Private::putToUse(const std::stop_token &stop, Database &database, Annotator &annotator,
                                                const std::vector<LabelledPassage> &heldOut, TrainedVersion *trained)
{
    auto access = annotator.lockModel();
    const QByteArray before = access.model.partsLastSet();
    ModelRecord &record = trained->record;
    if (auto set = access.model.setTrainedParts(trained->parts, record.version); !set)
        return set.error();
    const auto scoreAndStore = [&]() -> Result<void> {
        const auto after = scoreUnits(access.model, heldOut, {stop, {}});
        if (!after)
            return after.error();
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, path};
        record.scores.after = percentRight(*after);
        return store(database, *trained);
    };
    const Result<void> stored = scoreAndStore();
    if (!stored) {
        // The project would not know the version that its predictions name.
        if (auto restored = access.model.setTrainedParts(before, record.parent); !restored)
            return restored.error();
    }
    return stored;
}

} // namespace glossator
