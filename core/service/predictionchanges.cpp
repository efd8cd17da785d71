#include "service/predictionchanges.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <vector>

#include "store/corpusstore.h"
#include "store/database.h"

namespace glossator {

namespace {

constexpr qint64 sentencesAtATime = 256;

struct TopSense
{
    UnitId unit;
    size_t sense = 0; ///< hash of the sense key
    bool isOpen = true; ///< nobody has decided
};

using TopSenses = std::vector<TopSense>; // ascending by unit

void collect(const std::vector<AnnotatedSentence> &sentences, TopSenses *senses)
{
    for (const AnnotatedSentence &sentence : sentences) {
        for (const UnitAnnotation &annotation : sentence.annotations) {
            if (annotation.prediction && !annotation.prediction->candidates.empty())
                senses->push_back({annotation.id, qHash(annotation.prediction->candidates.front().sense), !annotation.decision});
        }
    }
}

Result<TopSenses> readTopSenses(const QString &projectPath, const std::stop_token &stop)
{
    const auto database = Database::openForWorker(projectPath, stop);
    if (!database)
        return database.error();
    const CorpusStore corpus(**database);
    const auto documents = corpus.documents();
    if (!documents)
        return documents.error();
    TopSenses senses;
    for (const DocumentRecord &document : *documents) {
        for (qint64 first = 0; first < document.sentences; first += sentencesAtATime) {
            if (stop.stop_requested())
                return Error{ErrorCode::Cancelled, projectPath, 0, {}};
            const auto sentences = corpus.sentences(document.id, first, sentencesAtATime);
            if (!sentences)
                return sentences.error();
            collect(*sentences, &senses);
        }
    }
    std::ranges::sort(senses, {}, &TopSense::unit);
    return senses;
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
