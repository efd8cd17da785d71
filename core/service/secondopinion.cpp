#include "service/secondopinion.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <optional>
#include <utility>

#include "model/device.h"
#include "service/backgroundthread.h"
#include "service/crossannotator.h"
#include "service/taskrunner.h"
#include "store/database.h"

namespace glossator {

namespace {

const auto fileSetting = QStringLiteral("second_opinion");

/// A cross-encoder as it was loaded from a file that may change.
struct Loaded
{
    QString file;
    QDateTime modified;
    std::shared_ptr<const CrossAnnotator> annotator;
};

struct Question
{
    int request = 0;
    UnitId unit;
    QString file;
    bool isNewFile = false; ///< the project is to keep it
};

struct Answer
{
    Loaded loaded;
    Opinion opinion;
};

Result<Loaded> load(const Loaded &before, const QString &file, const std::shared_ptr<Annotator> &annotator)
{
    const QDateTime modified = QFileInfo(file).lastModified();
    if (before.annotator && before.file == file && before.modified == modified)
        return before;
    auto opened = CrossAnnotator::open(annotator, file);
    if (!opened)
        return opened.error();
    return Loaded{file, modified, std::move(*opened)};
}

Result<Prediction> predict(const QString &projectPath, UnitId unit, const CrossAnnotator &annotator, const TaskControl &control)
{
    const auto database = Database::openForWorker(projectPath, control.stop);
    if (!database)
        return database.error();
    const CorpusStore corpus(**database);
    const auto place = corpus.placeOf(unit);
    if (!place)
        return place.error();
    const auto sentence = corpus.sentence(place->sentenceId);
    if (!sentence)
        return sentence.error();
    const auto found = std::ranges::find(sentence->annotations, unit, &UnitAnnotation::id);
    if (found == sentence->annotations.end())
        return Error{ErrorCode::Cancelled}; // a new analysis has replaced it
    const size_t index = size_t(found - sentence->annotations.begin());
    const CrossAnnotator::Place asked{sentence->sentence, sentence->sentence.units[index]};
    auto predictions = annotator.predict({&asked, 1}, control);
    if (!predictions)
        return predictions.error();
    return std::move(predictions->front());
}

} // namespace

struct SecondOpinion::Private
{
    SecondOpinion *q;
    Project &project;
    PredictionService &predictions;
    int lastRequest = 0;
    int awaited = 0; ///< the request that a signal is due to; 0: none
    Question current{}; ///< the worker's, be it awaited or not
    std::optional<Question> wanted{}; ///< takes its turn when the worker has stopped
    Loaded loaded{};
    TaskRunner runner; // last: its thread ends before the rest goes

    void start(const Question &question);
    void finish(const Result<Answer> &answer);
    /// Not before the caller knows the request's id.
    void fail(const Error &error)
    {
        runner.inOwnerThread([this, request = std::exchange(awaited, 0), error] { Q_EMIT q->failed(request, error); });
    }
};

SecondOpinion::SecondOpinion(Project &project, PredictionService &predictions, QObject *parent) :
    QObject(parent),
    d(new Private{.q = this, .project = project, .predictions = predictions, .runner = TaskRunner(*this)})
{}

SecondOpinion::~SecondOpinion() = default;

QString SecondOpinion::file() const
{
    return d->project.setting(fileSetting);
}

int SecondOpinion::ask(UnitId unit, const QString &file)
{
    const Question question{++d->lastRequest, unit, file.isEmpty() ? this->file() : file, !file.isEmpty()};
    d->awaited = question.request;
    if (d->runner.isRunning()) {
        d->wanted = question;
        d->runner.cancel();
    } else {
        d->start(question);
    }
    return question.request;
}

void SecondOpinion::cancel()
{
    if (d->awaited != 0)
        d->fail(Error{ErrorCode::Cancelled});
    d->wanted.reset();
    d->runner.cancel();
}

bool SecondOpinion::isRunning() const
{
    return d->runner.isRunning();
}

void SecondOpinion::Private::start(const Question &question)
{
    const std::shared_ptr<Annotator> annotator = predictions.annotator();
    if (!annotator) {
        fail(Error{ErrorCode::ModelMissing, QStringLiteral("model"), 0, QStringLiteral("it is still being loaded")});
        return;
    }
    current = question;
    Q_EMIT q->started();
    runner.start(
        [question, annotator, before = loaded, path = project.path()](const TaskControl &control) -> Result<Answer> {
            yieldToForeground();
            useCpuThreads();
            auto now = load(before, question.file, annotator);
            if (!now)
                return now.error();
            auto prediction = predict(path, question.unit, *now->annotator, control);
            if (!prediction)
                return prediction.error();
            return Answer{*now, {question.unit, std::move(*prediction), now->annotator->recipe()}};
        },
        [this](const Progress &progress) {
            if (awaited == current.request)
                Q_EMIT q->progressed(progress);
        },
        [this](const Result<Answer> &answer) { finish(answer); });
}

void SecondOpinion::Private::finish(const Result<Answer> &answer)
{
    if (answer)
        loaded = answer->loaded;
    if (wanted) {
        const Question next = *wanted;
        wanted.reset();
        start(next);
        return;
    }
    if (awaited != current.request)
        return;
    awaited = 0;
    if (!answer) {
        Q_EMIT q->failed(current.request, answer.error());
        return;
    }
    if (current.isNewFile) {
        if (const auto kept = project.setSetting(fileSetting, current.file); !kept) {
            Q_EMIT q->failed(current.request, kept.error());
            return;
        }
    }
    Q_EMIT q->answered(current.request, answer->opinion);
}

} // namespace glossator
