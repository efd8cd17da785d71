#include "service/frequencyservice.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "learning/priorfactor.h"
#include "model/device.h"
#include "service/backgroundthread.h"
#include "service/decisionexamples.h"
#include "service/modelchoice.h"
#include "service/taskrunner.h"

namespace glossator {

namespace {

/// Passages scored before another caller of the model gets its turn.
constexpr size_t passagesATurn = 32;

struct ScoredDecisions
{
    std::vector<ScoredUnit> units; ///< with a choice of senses
    double priorFactor = 1; ///< with which they were scored
};

/// The model is held for a turn at a time; when it has become another one between two, all begins anew.
Result<ScoredDecisions> scoreDecisions(const QString &path, Annotator &annotator, const std::vector<LabelledPassage> &passages,
                                       const TaskControl &control)
{
    ScoredDecisions result;
    QString version;
    for (size_t first = 0; first < passages.size();) {
        const Annotator::ModelAccess access = annotator.lockModel();
        if (control.isCancelled())
            return Error{ErrorCode::Cancelled, path, 0, {}};
        if (access.model.version() != version) {
            version = access.model.version();
            result = {{}, access.model.priorFactor()};
            first = 0;
        }
        const auto from = passages.begin() + std::ptrdiff_t(first);
        const std::vector<LabelledPassage> turn(from, from + std::ptrdiff_t(std::min(passagesATurn, passages.size() - first)));
        auto units = scoreUnits(access.model, turn, {control.stop, {}});
        if (!units)
            return units.error();
        std::erase_if(*units, [](const ScoredUnit &unit) { return unit.probabilities.size() < 2; });
        std::ranges::move(*units, std::back_inserter(result.units));
        first += turn.size();
        control.progress(qint64(first), qint64(passages.size()));
    }
    if (control.isCancelled())
        return Error{ErrorCode::Cancelled, path, 0, {}};
    return result;
}

Result<LearnedFrequency> learnFrom(const QString &path, Annotator &annotator, const TaskControl &control)
{
    const auto database = Database::openForWorker(path, control.stop);
    if (!database)
        return database.error();
    const std::array<DecisionFilter, 1> oneByOne{[](const UnitDecision &entry) { return !entry.decision.inBulk; }};
    const ExampleBuilder builder(annotator.lockModel().model, *annotator.inventory());
    const auto examples = readDecisionExamples(**database, builder, annotator.passageSentences(), oneByOne, control.stop);
    if (!examples)
        return examples.error();
    const auto scored = scoreDecisions(path, annotator, examples->front(), control);
    if (!scored)
        return scored.error();
    LearnedFrequency result;
    result.factor = roundedPriorFactor(fitPriorFactor(scored->units, scored->priorFactor));
    result.words = int(scored->units.size());
    result.before = percentRight(scored->units);
    std::vector<ScoredUnit> after;
    for (const ScoredUnit &unit : scored->units)
        after.push_back(withPriorFactor(unit, scored->priorFactor, result.factor));
    result.after = percentRight(after);
    return result;
}

} // namespace

struct FrequencyService::Private
{
    FrequencyService *q;
    Project &project;
    PredictionService &predictions;
    TrainingService &training;
    TaskRunner runner; // last: its thread ends before the rest goes

    /// Training reads the model without holding it, and has one factor from its beginning to its end.
    void apply()
    {
        const std::shared_ptr<Annotator> annotator = predictions.annotator();
        if (!annotator || training.isRunning() || annotator->priorFactor() == q->factor())
            return;
        annotator->setPriorFactor(q->factor());
        Q_EMIT q->applied();
        predictions.refresh();
    }
};

FrequencyService::FrequencyService(Project &project, PredictionService &predictions, TrainingService &training, QObject *parent) :
    QObject(parent),
    d(new Private{.q = this, .project = project, .predictions = predictions, .training = training, .runner = TaskRunner(*this)})
{
    connect(&predictions, &PredictionService::annotatorReady, this, [this] { d->apply(); });
    connect(&training, &TrainingService::finished, this, [this] { d->apply(); });
    connect(&training, &TrainingService::failed, this, [this] { d->apply(); });
}

FrequencyService::~FrequencyService() = default;

double FrequencyService::factor() const
{
    return modelChoice(d->project).priorFactor;
}

Result<void> FrequencyService::setFactor(double factor)
{
    if (Result<void> stored = setPriorFactor(d->project, factor); !stored)
        return stored;
    d->apply();
    return {};
}

void FrequencyService::follow()
{
    d->apply();
}

void FrequencyService::learn()
{
    const std::shared_ptr<Annotator> annotator = d->predictions.annotator();
    if (isRunning())
        return;
    if (!annotator) {
        Q_EMIT failed(Error{ErrorCode::ModelMissing, QStringLiteral("model"), 0, QStringLiteral("it is still being loaded")});
        return;
    }
    d->runner.start(
        [path = d->project.path(), annotator](const TaskControl &control) {
            yieldToForeground();
            useCpuThreads();
            return learnFrom(path, *annotator, control);
        },
        [this](const Progress &progress) { Q_EMIT progressed(progress); },
        [this](const Result<LearnedFrequency> &result) {
            if (result)
                Q_EMIT learned(*result);
            else
                Q_EMIT failed(result.error());
        });
}

void FrequencyService::cancel()
{
    d->runner.cancel();
}

bool FrequencyService::isRunning() const
{
    return d->runner.isRunning();
}

} // namespace glossator
