#include <QFile>

#include <CLI/CLI.hpp>

#include <memory>

#include "base/savefile.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "model/averaging.h"
#include "model/device.h"
#include "service/annotator.h"

namespace glossator::cli {

namespace {

struct AverageOptions
{
    std::vector<std::string> parts;
    std::string output;
    std::string version;
    bool force = false;
    ModelOptions model;
};

Result<std::vector<NamedParts>> readParts(const QStringList &paths)
{
    std::vector<NamedParts> all;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.exists())
            return Error{ErrorCode::ModelMissing, path};
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::FileUnreadable, path, 0, file.errorString()};
        all.push_back({path, file.readAll()});
    }
    return all;
}

ExitCode average(const AverageOptions &options)
{
    AnnotatorConfig config = options.model.config();
    config.trainedParts = QLatin1StringView(untrainedModel);
    const QStringList parts = pathsFrom(options.parts);
    const PlannedOutput output{pathFrom(options.output), trainedParts()};
    if (const Result<void> checked = checkOutputs({output}, parts + inputsOf(config), options.force); !checked)
        return fail(checked.error());
    const Result<std::vector<NamedParts>> all = readParts(parts);
    if (!all)
        return fail(all.error());
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(config);
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);
    const Annotator::ModelAccess access = (*annotator)->lockModel();
    const Result<QByteArray> mean = averageTrainedParts(access.model, *all, QString::fromStdString(options.version));
    if (!mean)
        return fail(mean.error());
    if (const Result<void> written = saveFile(output.path, *mean); !written)
        return fail(written.error());
    return finishWith(QStringLiteral("%1: the mean of %2 models, to be calibrated\n").arg(output.path).arg(all->size()));
}

} // namespace

void addAverage(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<AverageOptions>();
    CLI::App *command = app.add_subcommand("average", "Average models of the same encoder that were trained alike");
    command->add_option("parts", options->parts, "Trained parts, as written by train")->required()->expected(2, 64)->type_name("FILE ...");
    addPartsOutput(*command, options->output, "File to write the mean to");
    addForceFlag(*command, options->force);
    addVersionName(*command, options->version)->required();
    options->model.addTo(*command);
    command->remove_option(command->get_option("--model"));
    command->callback([options, &action] { action = [options](const std::stop_token &) { return average(*options); }; });
}

} // namespace glossator::cli
