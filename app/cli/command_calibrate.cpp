#include <memory>

#include "cli/calibrating.h"
#include "cli/console.h"
#include "cli/options.h"
#include "model/device.h"
#include "model/sensemodel.h"
#include "service/annotator.h"

namespace glossator::cli {

namespace {

struct CalibrateOptions
{
    DevelopmentOptions development;
    std::string output;
    bool compact = false;
    bool json = false;
    ModelOptions model;
};

ExitCode calibrateModel(const CalibrateOptions &options, const std::stop_token &stop)
{
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(options.model.config());
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);
    const Annotator::ModelAccess access = (*annotator)->lockModel();
    access.model.adoptPriorFactor();
    const auto development =
        readDevelopment(options.development, access.model, *(*annotator)->inventory(), access.model.passageSentences(), stop);
    if (!development)
        return fail(development.error());
    const PartsPrecision precision = options.compact ? PartsPrecision::Compact : PartsPrecision::Usual;
    // What is calibrated is what will be written, rounded.
    if (const Result<void> rounded = access.model.setTrainedParts(access.model.trainedParts(precision), pathFrom(options.output)); !rounded)
        return fail(rounded.error());
    const Result<DevelopmentScores> scores = calibrate(access.model, *development, stop);
    if (!scores)
        return fail(scores.error());
    if (const Result<void> written = writeFile(pathFrom(options.output), access.model.trainedParts(precision)); !written)
        return fail(written.error());
    return options.json ? finishWith(toJson(*scores)) : finishWith(toText(*scores));
}

} // namespace

void addCalibrate(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<CalibrateOptions>();
    CLI::App *command = app.add_subcommand("calibrate", "Fit a model's probabilities to data that it was not trained on");
    options->development.addTo(*command);
    command->get_option("--dev")->required();
    command->add_option("-o,--output", options->output, "File to write the calibrated parts to")->required()->type_name("FILE");
    command->add_flag("--compact", options->compact, "Write in few bits, about half the size: for a model that is not trained on");
    addJsonFlag(*command, options->json);
    options->model.addTo(*command);
    options->model.addPriorFactorTo(*command);
    command->footer("The weight of frequency that --prior-factor gives becomes the model's own: 1 stands for it from then on.");
    command->callback([options, &action] { action = [options](const std::stop_token &stop) { return calibrateModel(*options, stop); }; });
}

} // namespace glossator::cli
