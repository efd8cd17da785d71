#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

#include "base/savefile.h"
#include "cli/calibrating.h"
#include "cli/console.h"
#include "cli/numberchecks.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "model/device.h"
#include "model/sensemodel.h"
#include "service/annotator.h"

namespace glossator::cli {

namespace {

struct CalibrateOptions
{
    DevelopmentOptions development;
    std::string output;
    std::optional<double> prior; ///< none: as the model has it
    std::optional<double> unmetBonus; ///< likewise
    std::optional<double> glossWeight; ///< likewise
    std::optional<double> topicWeight; ///< likewise
    std::string version; ///< likewise
    bool compact = false;
    bool force = false;
    bool json = false;
    ModelOptions model;
};

ExitCode calibrateModel(const CalibrateOptions &options, const std::stop_token &stop)
{
    const QString output = pathFrom(options.output);
    const QStringList inputs = options.development.files() + inputsOf(options.model.config());
    if (const Result<void> checked = checkOutputs({{output, trainedParts()}}, inputs, options.force); !checked)
        return fail(checked.error());
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(options.model.config());
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);
    const Annotator::ModelAccess access = (*annotator)->lockModel();
    const ScoreWeights own = access.model.scoreWeights();
    access.model.setScoreWeights({.prior = options.prior.value_or(own.prior),
                                  .unmetBonus = options.unmetBonus.value_or(own.unmetBonus),
                                  .gloss = options.glossWeight.value_or(own.gloss),
                                  .topic = options.topicWeight.value_or(own.topic)});
    const auto development =
        readDevelopment(options.development, access.model, *(*annotator)->inventory(), access.model.passageSentences(), stop);
    if (!development)
        return fail(development.error());
    if (!options.version.empty())
        access.model.setPartsVersion(QString::fromStdString(options.version));
    const PartsPrecision precision = options.compact ? PartsPrecision::Compact : PartsPrecision::Usual;
    // What is calibrated is what will be written, rounded.
    if (const Result<void> rounded = access.model.setTrainedParts(access.model.trainedParts(precision), output); !rounded)
        return fail(rounded.error());
    const Result<DevelopmentScores> scores = calibrate(access.model, *development, stop);
    if (!scores)
        return fail(scores.error());
    if (const Result<void> written = saveFile(output, access.model.trainedParts(precision)); !written)
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
    addPartsOutput(*command, options->output, "File to write the calibrated parts to");
    addForceFlag(*command, options->force);
    CLI::Option *name = addVersionName(*command, options->version);
    name->description(name->get_description() + " (default: the model's)");
    command->add_option("--prior", options->prior, "Weight of the senses' frequency (default: the model's)")
        ->check(nonNegativeNumber())
        ->type_name("W");
    command
        ->add_option("--unmet-bonus", options->unmetBonus, "Added to the scores of senses that training never met (default: the model's)")
        ->check(numberWithin(-5, 5))
        ->type_name("B");
    const auto addWeight = [command](const char *option, std::optional<double> &weight, const char *description) {
        command->add_option(option, weight, description)->check(numberWithin(0, 5))->type_name("W");
    };
    addWeight("--gloss-weight", options->glossWeight,
              "Weight of a word's similarity to glosses alone, without what training learnt of their senses (default: the model's)");
    addWeight("--topic-weight", options->topicWeight,
              "Weight of the similarity to glosses of the passage's other words (default: the model's)");
    command->add_flag("--compact", options->compact, "Write in few bits, about half the size: for a model that is not trained on");
    addJsonFlag(*command, options->json);
    options->model.addTo(*command);
    command->callback([options, &action] {
        options->development.checkCounted({});
        action = [options](const std::stop_token &stop) { return calibrateModel(*options, stop); };
    });
}

} // namespace glossator::cli
