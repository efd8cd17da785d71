#include <QJsonArray>

#include <CLI/CLI.hpp>

#include <memory>

#include "cli/console.h"
#include "cli/outputs.h"
#include "io/documentio.h"
#include "service/exportservice.h"

namespace glossator::cli {

namespace {

struct ExportOptions
{
    std::string project;
    std::string format;
    std::string out;
    bool force = false;
    bool json = false;
};

std::vector<PlannedOutput> outputsOf(const ExportRequest &request)
{
    std::vector<PlannedOutput> outputs;
    for (const QString &file : filesOf(request))
        outputs.push_back({file, file == request.path ? exportIn(request.format) : goldKey()});
    return outputs;
}

ExitCode exportTo(const ExportOptions &options, const std::stop_token &stop)
{
    const ExportRequest request{pathFrom(options.out), QString::fromStdString(options.format), {}};
    if (const Result<void> checked = checkOutputs(outputsOf(request), {pathFrom(options.project)}, options.force); !checked)
        return fail(checked.error());
    const Result<ExportSummary> summary = [&] {
        ProgressLine progress(QStringLiteral("Exporting: sentence"));
        return exportProject(pathFrom(options.project), request, progress.control(stop));
    }();
    if (!summary)
        return fail(summary.error());
    if (options.json) {
        return finishWith(QJsonObject{{QStringLiteral("files"), QJsonArray::fromStringList(summary->files)},
                                      {QStringLiteral("documents"), summary->documents},
                                      {QStringLiteral("sentences"), summary->sentences},
                                      {QStringLiteral("decisions"), summary->decisions},
                                      {QStringLiteral("left_out"), summary->leftOut}});
    }
    const QString leftOut = QStringLiteral(", decisions left out, for which the format has no place, %1").arg(summary->leftOut);
    return finishWith(QStringLiteral("%1: documents %2, sentences %3, decisions %4%5\n")
                          .arg(summary->files.join(QStringLiteral(", ")))
                          .arg(summary->documents)
                          .arg(summary->sentences)
                          .arg(summary->decisions)
                          .arg(summary->leftOut > 0 ? leftOut : QString()));
}

} // namespace

void addExport(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ExportOptions>();
    CLI::App *command = app.add_subcommand("export", "Write a project's documents with their decisions");
    command->add_option("project", options->project, "Project file")->required()->type_name("PROJECT");
    command->add_option("--format", options->format, "wsd-xml (with its gold key beside it), conllu or jsonl")
        ->required()
        ->check(CLI::IsMember(writableFormats()))
        ->type_name("NAME");
    CLI::Option *out =
        command
            ->add_option("out", options->out, "File to write, named just so: no suffix is added; an earlier export is replaced at the end")
            ->required()
            ->type_name("OUT");
    refuseUnclearName(*out);
    addForceFlag(*command, options->force);
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options](const std::stop_token &stop) { return exportTo(*options, stop); }; });
}

} // namespace glossator::cli
