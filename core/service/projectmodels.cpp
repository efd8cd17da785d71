#include "service/projectmodels.h"

#include <functional>
#include <optional>
#include <utility>

#include "base/savefile.h"
#include "service/taskrunner.h"
#include "store/database.h"

namespace glossator {

namespace {

Result<std::vector<ProjectVersion>> readAll(const QString &path, const std::stop_token &stop)
{
    const auto database = Database::openForWorker(path, stop);
    if (!database)
        return database.error();
    const ModelStore store(**database);
    const auto records = store.all();
    if (!records)
        return records.error();
    std::vector<ProjectVersion> versions;
    for (const ModelRecord &record : *records) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, path};
        if (!record.hasParts)
            continue;
        const auto parts = store.trainedParts(record.version);
        if (!parts)
            return parts.error();
        // A damaged one is listed as well: it is told of when it is chosen.
        versions.push_back({record, encoderOfTrainedParts(*parts, record.version).value_or(QString())});
    }
    return versions;
}

bool areSame(const ProjectModel &one, const ProjectModel &other)
{
    return one.version == other.version && one.choice.encoder == other.choice.encoder
        && one.choice.trainedParts == other.choice.trainedParts;
}

Result<void> saveVersion(const QString &project, const QString &version, const QString &path, const std::stop_token &stop)
{
    const auto database = Database::openForWorker(project, stop);
    if (!database)
        return database.error();
    const auto parts = ModelStore(**database).trainedParts(version);
    return parts ? saveFile(path, *parts) : parts.error();
}

Result<void> dropVersion(const QString &project, const QString &version, const std::stop_token &stop)
{
    const auto database = Database::openForWorker(project, stop);
    return database ? ModelStore(**database).dropTrainedParts(version) : database.error();
}

} // namespace

struct ProjectModels::Private
{
    Project &project;
    PredictionService &predictions;
    TrainingService &training;
    const AnnotatorConfig given;
    std::optional<ProjectModel> inUse{}; ///< or tried in vain; nothing: the project could not be read
    bool choosing = false;
    TaskRunner reader; // these two last: their threads end before the rest goes
    TaskRunner writer;

    void noteInUse();
    [[nodiscard]] bool isAwaited(const QString &version) const { return inUse && inUse->version == version; }
    void replaceBy(const ProjectModel &model, std::function<Result<void>(Database &)> keep);
};

ProjectModels::ProjectModels(Project &project, PredictionService &predictions, TrainingService &training, AnnotatorConfig given,
                             QObject *parent) :
    QObject(parent),
    d(new Private{.project = project,
                  .predictions = predictions,
                  .training = training,
                  .given = std::move(given),
                  .reader = TaskRunner(*this),
                  .writer = TaskRunner(*this)})
{
    d->noteInUse();
    connect(&predictions, &PredictionService::replaced, this, [this] {
        d->predictions.refresh();
        const QString version = d->predictions.annotator()->modelVersion();
        if (std::exchange(d->choosing, false))
            Q_EMIT chosen(version);
        else
            Q_EMIT followed(version);
        Q_EMIT changed();
    });
    connect(&predictions, &PredictionService::replacementFailed, this, [this](const Error &error) {
        if (std::exchange(d->choosing, false)) {
            d->noteInUse();
            Q_EMIT choiceFailed(error);
        } else {
            Q_EMIT followFailed(error);
        }
        Q_EMIT changed();
    });
    connect(&training, &TrainingService::finished, this, [this] {
        d->noteInUse();
        Q_EMIT changed();
    });
    connect(&training, &TrainingService::failed, this, &ProjectModels::changed);
}

ProjectModels::~ProjectModels() = default;

Result<ProjectModel> ProjectModels::current() const
{
    return projectModel(d->project);
}

bool ProjectModels::isGiven() const
{
    return !d->given.encoderFolder.isEmpty() || !d->given.trainedParts.isEmpty();
}

void ProjectModels::readVersions()
{
    if (d->reader.isRunning())
        return;
    d->reader.start([path = d->project.path()](const TaskControl &control) { return readAll(path, control.stop); }, {},
                    [this](const Result<std::vector<ProjectVersion>> &versions) {
                        if (versions)
                            Q_EMIT versionsRead(*versions);
                        else
                            Q_EMIT failed(versions.error());
                    });
}

void ProjectModels::save(const QString &version, const QString &path)
{
    if (d->writer.isRunning())
        return;
    d->writer.start([project = d->project.path(), version,
                     path](const TaskControl &control) { return saveVersion(project, version, path, control.stop); },
                    {},
                    [this, path](const Result<void> &written) {
                        if (written)
                            Q_EMIT saved(path);
                        else
                            Q_EMIT failed(written.error());
                    });
}

bool ProjectModels::canDrop(const QString &version) const
{
    const auto now = current();
    return now && now->version != version && !d->isAwaited(version);
}

void ProjectModels::drop(const QString &version)
{
    if (!canDrop(version)) {
        const auto now = current();
        Q_EMIT failed(now ? Error{ErrorCode::ModelInUse, version, 0, {}} : now.error());
        return;
    }
    if (d->writer.isRunning())
        return;
    d->writer.start(
        [project = d->project.path(), version](const TaskControl &control) { return dropVersion(project, version, control.stop); }, {},
        [this, version](const Result<void> &done) {
            if (done)
                Q_EMIT dropped(version);
            else
                Q_EMIT failed(done.error());
        });
}

bool ProjectModels::canChoose() const
{
    return !isGiven() && !d->training.isRunning() && !d->predictions.isReplacing();
}

void ProjectModels::choose(const ProjectModel &model)
{
    if (!canChoose())
        return;
    d->choosing = true;
    d->replaceBy(model, [model](Database &database) { return setProjectModel(database, model); });
    Q_EMIT changed();
}

void ProjectModels::follow()
{
    const auto now = current();
    if (!canChoose() || !now || (d->inUse && areSame(*d->inUse, *now)))
        return;
    d->replaceBy(*now, [](Database &) { return Result<void>(); });
    Q_EMIT changed();
}

/// A project that cannot be read just now is asked again by the next follow().
void ProjectModels::Private::noteInUse()
{
    if (const auto now = projectModel(project))
        inUse = *now;
}

void ProjectModels::Private::replaceBy(const ProjectModel &model, std::function<Result<void>(Database &)> keep)
{
    inUse = model;
    ModelChoice choice = modelChoice(project);
    choice.encoder = model.choice.encoder;
    choice.trainedParts = model.choice.trainedParts;
    predictions.replaceModel({withChoice(given, choice), model.version, std::move(keep)});
}

} // namespace glossator
