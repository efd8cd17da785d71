#include "service/surebandservice.h"

#include <QHash>
#include <QRandomGenerator>

#include <algorithm>
#include <numeric>

#include "service/taskrunner.h"
#include "store/database.h"
#include "store/transaction.h"

namespace glossator {

namespace {

constexpr int contextLength = 60; // UTF-16 units at each side

using Preview = std::optional<SureBandPreview>;

Result<SureBandPreview::Sample> sampleOf(const CorpusStore &corpus, const OpenSuggestion &suggestion)
{
    const auto place = corpus.placeOf(suggestion.unit);
    if (!place)
        return place.error();
    const auto found = corpus.sentence(place->sentenceId);
    if (!found)
        return found.error();
    SureBandPreview::Sample sample{suggestion.unit, {}, suggestion.first.sense, suggestion.first.probability};
    const auto unit = std::ranges::find(found->annotations, suggestion.unit, &UnitAnnotation::id);
    if (unit == found->annotations.end())
        return sample;
    const Sentence &sentence = found->sentence;
    sample.context = wordContext(sentence, sentence.units[size_t(unit - found->annotations.begin())], contextLength);
    return sample;
}

Result<void> drawSample(const CorpusStore &corpus, SureBandPreview &preview)
{
    std::vector<size_t> chosen(preview.suggestions.size());
    std::iota(chosen.begin(), chosen.end(), size_t(0));
    std::vector<size_t> drawn;
    std::ranges::sample(chosen, std::back_inserter(drawn), SureBandPreview::sampleSize, *QRandomGenerator::global());
    for (const size_t index : drawn) {
        auto sample = sampleOf(corpus, preview.suggestions[index]);
        if (!sample)
            return sample.error();
        preview.sample.push_back(std::move(*sample));
    }
    return {};
}

Result<Preview> makePreview(const QString &projectPath, double errorRate, const BlindMode &blind, const TaskControl &control)
{
    const auto database = Database::openForWorker(projectPath, control.stop);
    if (!database)
        return database.error();
    // One state of the project for all that follows.
    const Result<Transaction> snapshot = Transaction::beginReading(**database);
    if (!snapshot)
        return snapshot.error();
    const auto judged = DecisionStore(**database).judgedSuggestions();
    if (!judged)
        return judged.error();
    const auto band = findSureBand(*judged, errorRate);
    if (!band)
        return Preview();
    auto suggestions = PredictionStore(**database).openSuggestions(float(band->threshold), control.stop);
    if (!suggestions)
        return suggestions.error();
    SureBandPreview preview{.band = *band, .suggestions = std::move(*suggestions), .leftHidden = 0, .sample = {}};
    // Accepted, they would no longer be judged by people who do not see the suggestion.
    preview.leftHidden =
        qint64(std::erase_if(preview.suggestions, [&](const OpenSuggestion &suggestion) { return blind.hides(suggestion.unit); }));
    if (Result<void> drawn = drawSample(CorpusStore(**database), preview); !drawn)
        return drawn.error();
    return Preview(std::move(preview));
}

struct Acceptance
{
    QString projectPath;
    QString annotator;
    double threshold = 1;
    std::vector<OpenSuggestion> suggestions;
};

/// Those that are still open and still the model's.
Result<std::vector<UnitDecision>> decisionsFor(Database &database, const Acceptance &acceptance, const TaskControl &control)
{
    const auto open = PredictionStore(database).openSuggestions(float(acceptance.threshold), control.stop);
    if (!open)
        return open.error();
    QHash<UnitId, QString> previewed;
    for (const OpenSuggestion &suggestion : acceptance.suggestions)
        previewed.insert(suggestion.unit, suggestion.first.sense);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<UnitDecision> decisions;
    for (const OpenSuggestion &suggestion : *open) {
        if (previewed.value(suggestion.unit) != suggestion.first.sense)
            continue;
        Decision decision;
        decision.senses = {suggestion.first.sense};
        decision.annotator = acceptance.annotator;
        decision.time = now;
        decision.modelVersion = suggestion.modelVersion;
        decision.suggestionShown = true;
        decision.suggestion = suggestion.first;
        decision.inBulk = true;
        decisions.push_back({suggestion.unit, std::move(decision)});
    }
    return decisions;
}

Result<JournalOutcome> acceptAll(const Acceptance &acceptance, const TaskControl &control)
{
    const auto database = Database::openForWorker(acceptance.projectPath, control.stop);
    if (!database)
        return database.error();
    Result<Transaction> transaction = Transaction::begin(**database);
    if (!transaction)
        return transaction.error();
    const auto decisions = decisionsFor(**database, acceptance, control);
    if (!decisions)
        return decisions.error();
    const auto action = DecisionStore(**database).append(*decisions, control);
    if (!action)
        return action.error();
    if (Result<void> committed = transaction->commit(); !committed)
        return committed.error();
    JournalOutcome outcome{{}, {}, *action, *action};
    outcome.units.reserve(decisions->size());
    for (const UnitDecision &decision : *decisions)
        outcome.units.push_back(decision.unit);
    return outcome;
}

} // namespace

struct SureBandService::Private
{
    SureBandService *q;
    Project &project;
    bool accepting = false;
    std::optional<double> wanted{}; ///< the error rate to look at when the worker is free
    TaskRunner runner; // last: its thread ends before the rest goes

    void startPreview(double errorRate)
    {
        wanted.reset();
        runner.start([path = project.path(), errorRate,
                      blind = project.blindMode()](const TaskControl &control) { return makePreview(path, errorRate, blind, control); },
                     {}, [this](const Result<Preview> &preview) { finish(preview); });
    }

    void finish(const Result<Preview> &preview)
    {
        if (wanted)
            startPreview(*wanted);
        else if (preview)
            Q_EMIT q->previewed(*preview);
        else
            Q_EMIT q->failed(preview.error());
    }

    void finish(const Result<JournalOutcome> &outcome)
    {
        accepting = false;
        if (wanted)
            startPreview(*wanted);
        if (!outcome) {
            Q_EMIT q->failed(outcome.error());
            return;
        }
        project.notifyStepTaken(*outcome);
        Q_EMIT q->accepted(qint64(outcome->units.size()));
    }
};

SureBandService::SureBandService(Project &project, QObject *parent) :
    QObject(parent),
    d(new Private{.q = this, .project = project, .runner = TaskRunner(*this)})
{}

SureBandService::~SureBandService() = default;

void SureBandService::preview(double errorRate)
{
    if (!d->runner.isRunning()) {
        d->startPreview(errorRate);
        return;
    }
    d->wanted = errorRate;
    if (!d->accepting)
        d->runner.cancel();
}

void SureBandService::accept(const SureBandPreview &preview)
{
    if (d->runner.isRunning()) {
        d->runner.inOwnerThread([this] { Q_EMIT failed(Error{ErrorCode::ProjectBusy, d->project.path(), 0, QStringLiteral("accept")}); });
        return;
    }
    d->accepting = true;
    Acceptance acceptance{d->project.path(), d->project.annotator(), preview.band.threshold, preview.suggestions};
    d->runner.start([acceptance = std::move(acceptance)](const TaskControl &control) { return acceptAll(acceptance, control); },
                    [this](const Progress &progress) { Q_EMIT progressed(progress); },
                    [this](const Result<JournalOutcome> &outcome) { d->finish(outcome); });
}

void SureBandService::cancel()
{
    d->wanted.reset();
    d->runner.cancel();
}

bool SureBandService::isRunning() const
{
    return d->runner.isRunning();
}

} // namespace glossator
