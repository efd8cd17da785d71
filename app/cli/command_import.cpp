#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QEventLoop>

#include <CLI/CLI.hpp>

#include <memory>

#include "cli/console.h"
#include "io/documentio.h"
#include "service/importservice.h"
#include "service/modelchoice.h"
#include "service/predictionservice.h"

namespace glossator::cli {

namespace {

struct ImportOptions
{
    std::string project;
    std::vector<std::string> files;
    std::string format;
    std::string key;
    bool predict = false;
    bool json = false;
    ModelOptions model;
};

/// The project file at a path, made when it is missing and removed again unless keep() is called.
class NewProjectGuard
{
public:
    [[nodiscard]] Result<void> makeIfMissing(const QString &path)
    {
        if (QFile::exists(path))
            return {};
        const Result<std::unique_ptr<Project>> project = Project::create(path);
        if (!project)
            return project.error();
        m_made = path;
        return {};
    }

    void keep() { m_made.clear(); }

    ~NewProjectGuard()
    {
        if (m_made.isEmpty())
            return;
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(m_made + QLatin1StringView(suffix));
    }

private:
    QString m_made;
};

Result<ImportOutcome> importAll(const ImportOptions &options, const std::stop_token &stop)
{
    const QString path = pathFrom(options.project);
    NewProjectGuard guard;
    if (const Result<void> made = guard.makeIfMissing(path); !made)
        return made.error();
    ProgressLine progress(QStringLiteral("Importing: byte"));
    const ImportRequest request{pathsFrom(options.files), QString::fromStdString(options.format), pathFrom(options.key)};
    Result<ImportOutcome> outcome = importFiles(path, request, progress.control(stop));
    if (outcome && (!outcome->documents.empty() || outcome->leftOut.empty()))
        guard.keep();
    return outcome;
}

/// Runs the prediction service until it is done.
Result<void> predictAll(Project &project, const ModelOptions &model, const std::stop_token &stop)
{
    PredictionService service(project, withChoice(model.config(), modelChoice(project)));
    ProgressLine line(QStringLiteral("Predicting: sentence"));
    QEventLoop loop;
    Result<void> result;
    QObject::connect(&service, &PredictionService::progressed, &loop, [&](const Progress &progress) { line.show(progress); });
    QObject::connect(&service, &PredictionService::finished, &loop, &QEventLoop::quit);
    QObject::connect(&service, &PredictionService::failed, &loop, [&](const Error &error) {
        result = error;
        loop.quit();
    });
    const std::stop_callback onStop(stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
    service.refresh();
    loop.exec();
    if (stop.stop_requested())
        return Error{ErrorCode::Cancelled, {}, 0, {}};
    return result;
}

ExitCode summarise(Project &project, const std::vector<DocumentId> &imported, bool json)
{
    QJsonArray documents;
    QString text;
    for (const DocumentId id : imported) {
        const Result<DocumentRecord> record = project.corpus().document(id);
        if (!record)
            return fail(record.error());
        documents.append(QJsonObject{{QStringLiteral("document"), record->info.name},
                                     {QStringLiteral("sentences"), record->sentences},
                                     {QStringLiteral("tokens"), record->tokens},
                                     {QStringLiteral("units"), record->units},
                                     {QStringLiteral("decided"), record->decided}});
        text += QStringLiteral("%1: %2 sentences, %3 tokens, %4 units, %5 decided\n")
                    .arg(record->info.name)
                    .arg(record->sentences)
                    .arg(record->tokens)
                    .arg(record->units)
                    .arg(record->decided);
    }
    return json ? finishWith(QJsonObject{{QStringLiteral("imported"), documents}}) : finishWith(text);
}

ExitCode importInto(const ImportOptions &options, const std::stop_token &stop)
{
    const Result<ImportOutcome> outcome = importAll(options, stop);
    if (!outcome)
        return fail(outcome.error());
    for (const Error &error : outcome->leftOut)
        fail(error);
    const ExitCode imported = outcome->leftOut.empty() ? ExitCode::Done : ExitCode::BadInput;
    if (outcome->documents.empty() && imported != ExitCode::Done)
        return imported;
    const Result<std::unique_ptr<Project>> project = Project::open(pathFrom(options.project));
    if (!project)
        return fail(project.error());
    if (options.predict) {
        if (const Result<void> predicted = predictAll(**project, options.model, stop); !predicted)
            return fail(predicted.error());
    }
    const ExitCode summarised = summarise(**project, outcome->documents, options.json);
    return summarised == ExitCode::Done ? imported : summarised;
}

} // namespace

void addImport(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ImportOptions>();
    CLI::App *command = app.add_subcommand("import", "Add documents to a project: all that can be read");
    command->add_option("project", options->project, "Project file; made when it is missing")->required()->type_name("PROJECT");
    command->add_option("files", options->files, "Text or WSD XML files")->required()->type_name("FILE");
    command->add_option("--format", options->format, "text or wsd-xml (default: by the file's contents)")
        ->check(CLI::IsMember(readableFormats()))
        ->type_name("NAME");
    command
        ->add_option("--key", options->key,
                     "Gold keys of the WSD XML file, which become decisions (default: the key file beside it, if any)")
        ->type_name("FILE");
    CLI::Option *predict = command->add_flag("--predict", options->predict, "Also predict senses");
    addJsonFlag(*command, options->json);
    options->model.addTo(*command);
    for (const char *name : {"--encoder", "--model", "--wordnet", "--device", "--threads"})
        command->get_option(name)->needs(predict);
    command->footer(
        "A file that cannot be read is left out as a whole; the exit code is then 1. Any other error leaves the project as it was.");
    command->callback([options, &action] { action = [options](const std::stop_token &stop) { return importInto(*options, stop); }; });
}

} // namespace glossator::cli
