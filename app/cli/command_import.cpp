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
    bool again = false;
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
    const ImportRequest request{pathsFrom(options.files), QString::fromStdString(options.format), pathFrom(options.key), options.again,
                                pathFrom(options.model.wordNet)};
    Result<ImportOutcome> outcome = importFiles(path, request, progress.control(stop));
    if (outcome && (!outcome->documents.empty() || outcome->leftOut.empty()))
        guard.keep();
    return outcome;
}

/// Runs the prediction service until it is done; returns how many sentences lacked predictions.
Result<qint64> predictAll(Project &project, const ModelOptions &model, const std::stop_token &stop)
{
    PredictionService service(project, withChoice(model.config(), modelChoice(project)));
    ProgressLine line(QStringLiteral("Predicting: sentence"));
    QEventLoop loop;
    Result<qint64> result = 0;
    QObject::connect(&service, &PredictionService::progressed, &loop, [&](const Progress &progress) {
        line.show(progress);
        result = progress.total;
    });
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

ExitCode summarise(Project &project, const ImportOutcome &outcome, bool json)
{
    QJsonArray documents;
    QString text;
    for (const DocumentId id : outcome.documents) {
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
    if (!json)
        return finishWith(text);
    return finishWith(QJsonObject{{QStringLiteral("imported"), documents},
                                  {QStringLiteral("already_there"), QJsonArray::fromStringList(outcome.alreadyThere)}});
}

/// Tells what is not as the files have it. Keys that were asked for by name and not read are a failure.
ExitCode report(const ImportOutcome &outcome, bool isKeyNamed)
{
    for (const QString &file : outcome.alreadyThere)
        warn(QStringLiteral("%1 is in the project already and was not added again (--again adds it)").arg(file));
    for (const QString &key : outcome.unreadKeys)
        warn(QStringLiteral("%1: its keys were not read, because the file that they belong to is in the project already (--again adds a "
                            "second copy, with them)")
                 .arg(key));
    for (const Error &error : outcome.unknownSenses)
        fail(error);
    for (const Error &error : outcome.leftOut)
        fail(error);
    const bool lacksKeys = isKeyNamed && !outcome.unreadKeys.isEmpty();
    return outcome.leftOut.empty() && outcome.unknownSenses.empty() && !lacksKeys ? ExitCode::Done : ExitCode::BadInput;
}

ExitCode importInto(const ImportOptions &options, const std::stop_token &stop)
{
    const Result<ImportOutcome> outcome = importAll(options, stop);
    if (!outcome)
        return fail(outcome.error());
    const ExitCode imported = report(*outcome, !options.key.empty());
    if (outcome->documents.empty() && outcome->alreadyThere.empty() && imported != ExitCode::Done)
        return imported;
    const Result<std::unique_ptr<Project>> project = Project::open(pathFrom(options.project));
    if (!project)
        return fail(project.error());
    if (options.predict) {
        if (const Result<qint64> predicted = predictAll(**project, options.model, stop); !predicted)
            return fail(predicted.error());
    }
    const ExitCode summarised = summarise(**project, *outcome, options.json);
    return summarised == ExitCode::Done ? imported : summarised;
}

/// What an import that was interrupted left without predictions.
ExitCode predictRest(const ImportOptions &options, const std::stop_token &stop)
{
    const Result<std::unique_ptr<Project>> project = Project::open(pathFrom(options.project));
    if (!project)
        return fail(project.error());
    const Result<qint64> predicted = predictAll(**project, options.model, stop);
    if (!predicted)
        return fail(predicted.error());
    if (options.json)
        return finishWith(QJsonObject{{QStringLiteral("predicted_sentences"), *predicted}});
    return finishWith(QStringLiteral("%1: %2 sentences predicted\n").arg(pathFrom(options.project)).arg(*predicted));
}

} // namespace

void addImport(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ImportOptions>();
    CLI::App *command = app.add_subcommand("import", "Add documents to a project: all that can be read");
    command->add_option("project", options->project, "Project file; made when it is missing")->required()->type_name("PROJECT");
    CLI::Option *files =
        command->add_option("files", options->files, "Text or WSD XML files; with --predict there need not be any")->type_name("FILE");
    command->add_option("--format", options->format, "text or wsd-xml (default: by the file's contents)")
        ->check(CLI::IsMember(readableFormats()))
        ->needs(files)
        ->type_name("NAME");
    command
        ->add_option("--key", options->key,
                     "Gold keys of the WSD XML file, which become decisions (default: the key file beside it, if any)")
        ->needs(files)
        ->type_name("FILE");
    command->add_flag("--again", options->again, "Also add files whose documents are in the project already, by name and text")
        ->needs(files);
    CLI::Option *predict =
        command->add_flag("--predict", options->predict, "Also predict senses, wherever the project lacks them: after an interrupt, too");
    addJsonFlag(*command, options->json);
    options->model.addTo(*command);
    for (const char *name : {"--encoder", "--model", "--device", "--threads"})
        command->get_option(name)->needs(predict);
    command->footer(
        "A file that cannot be read is left out as a whole, words whose gold keys name no sense of WordNet stay undecided, and --key is "
        "not read for a file that is in the project already; the exit code is then 1. Any other error leaves the project as it was.");
    command->callback([options, &action] {
        if (options->files.empty() && !options->predict)
            throw CLI::RequiredError("FILE, or --predict");
        action = [options](const std::stop_token &stop) {
            return options->files.empty() ? predictRest(*options, stop) : importInto(*options, stop);
        };
    });
}

} // namespace glossator::cli
