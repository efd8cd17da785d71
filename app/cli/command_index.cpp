#include <QElapsedTimer>

#include <CLI/CLI.hpp>

#include <memory>
#include <numeric>

#include "cli/annotatedreading.h"
#include "cli/console.h"
#include "model/device.h"
#include "model/sensemodel.h"

namespace glossator::cli {

namespace {

struct IndexOptions
{
    std::vector<std::string> files;
    bool json = false;
    ModelOptions model;
};

Result<void> indexInventory(Annotator &annotator, const std::stop_token &stop)
{
    const Annotator::ModelAccess access = annotator.lockModel();
    std::vector<int> rows(size_t(access.model.glossSource().count));
    std::iota(rows.begin(), rows.end(), 0);
    ProgressLine progress(QStringLiteral("Indexing: gloss"));
    return access.model.ensureGlosses(rows, progress.control(stop));
}

/// Annotating a text puts the glosses of all its words' senses into the index.
Result<void> indexFiles(Annotator &annotator, const QStringList &files, const std::stop_token &stop)
{
    ProgressLine progress(QStringLiteral("Indexing: sentence"));
    const TaskControl control = progress.control(stop);
    AnnotatingSink sink(annotator, control, [](const AnnotatedBatch &) {});
    for (const QString &file : files) {
        if (Result<void> read = readDocument(file, {}, sink, TaskControl{stop, {}}); !read)
            return read;
    }
    return sink.flush();
}

ExitCode index(const IndexOptions &options, const std::stop_token &stop)
{
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(options.model.config());
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);

    const auto present = [&] { return (*annotator)->lockModel().model.glossIndex().countPresent(); };
    const int before = present();
    QElapsedTimer timer;
    timer.start();
    const Result<void> done =
        options.files.empty() ? indexInventory(**annotator, stop) : indexFiles(**annotator, pathsFrom(options.files), stop);
    if (!done)
        return fail(done.error());
    const double seconds = double(timer.nsecsElapsed()) / 1e9;

    const Annotator::ModelAccess access = (*annotator)->lockModel();
    const GlossIndex &glosses = access.model.glossIndex();
    const int after = glosses.countPresent();
    if (options.json) {
        return finishWith(QJsonObject{{QStringLiteral("path"), glosses.path()},
                                      {QStringLiteral("glosses"), glosses.rows()},
                                      {QStringLiteral("present"), after},
                                      {QStringLiteral("added"), after - before},
                                      {QStringLiteral("seconds"), seconds}});
    }
    return finishWith(QStringLiteral("%1: %2 of %3 glosses, %4 of them new, in %5 s\n")
                          .arg(glosses.path())
                          .arg(after)
                          .arg(glosses.rows())
                          .arg(after - before)
                          .arg(seconds, 0, 'f', 1));
}

} // namespace

void addIndex(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<IndexOptions>();
    CLI::App *command = app.add_subcommand("index", "Encode glosses ahead of time: the whole inventory's, or those that texts need");
    command->add_option("files", options->files, "Text or WSD XML files (default: the whole inventory)")->type_name("FILE");
    addJsonFlag(*command, options->json);
    options->model.addTo(*command);
    command->callback([options, &action] { action = [options](const std::stop_token &stop) { return index(*options, stop); }; });
}

} // namespace glossator::cli
