#include <QElapsedTimer>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <memory>

#include "base/savefile.h"
#include "cli/calibrating.h"
#include "cli/console.h"
#include "cli/numberchecks.h"
#include "cli/outputs.h"
#include "cli/pairs.h"
#include "cli/steplog.h"
#include "cli/teaching.h"
#include "cli/trainmodes.h"
#include "learning/glossexamples.h"
#include "learning/trainer.h"
#include "model/device.h"
#include "model/sensemodel.h"

namespace glossator::cli {

namespace {

struct TrainOptions
{
    std::string data;
    std::string gold;
    std::string annotatedGold;
    std::string output;
    DevelopmentOptions development;
    std::string log;
    std::string checkpoint;
    std::string version;
    bool fineTune = false;
    bool examples = false;
    bool force = false;
    bool json = false;
    int instances = 0; ///< 0: all
    ModelOptions model;
    TrainerSettings settings;
    PairOptions pairs;
    TeacherOptions teacher;

    /// From --model instead of from scratch.
    [[nodiscard]] bool goesOn() const { return fineTune || settings.glossesCatchUp; }
    [[nodiscard]] TrainMode mode() const
    {
        if (pairs.areGiven())
            return CrossEncoding;
        if (goesOn())
            return fineTune ? FineTuning : CatchingUp;
        return settings.glossAdapterRank > 0 ? FromScratchWithGlosses : FromScratch;
    }
};

std::vector<PlannedOutput> outputsOf(const TrainOptions &options)
{
    std::vector<PlannedOutput> outputs{{pathFrom(options.output), trainedParts()}};
    if (!options.checkpoint.empty())
        outputs.push_back({pathFrom(options.checkpoint), checkpoint()});
    if (!options.log.empty())
        outputs.push_back({pathFrom(options.log), stepLog()});
    return outputs;
}

QStringList inputsOf(const TrainOptions &options, const AnnotatorConfig &config)
{
    return pathsFrom({options.data, options.gold, options.annotatedGold}) + options.development.files() + options.teacher.inputs(config)
        + inputsOf(config);
}

QString stateText(const TrainingStatus &status)
{
    QString text = QStringLiteral("%1 of %2, loss %3, %4 subwords/s")
                       .arg(status.step)
                       .arg(status.steps)
                       .arg(status.loss, 0, 'f', 3)
                       .arg(status.tokensPerSecond, 0, 'f', 0);
    if (status.millisecondsLeft >= 0)
        text += QStringLiteral(", %1 min left").arg((status.millisecondsLeft + 59'999) / 60'000);
    return text;
}

/// Runs a training with its progress on the terminal and in the log. training: Result<…>(const TrainingControl &).
template <typename Training>
auto watched(const TrainOptions &options, const std::stop_token &stop, Training training) -> decltype(training(TrainingControl()))
{
    StepLog log;
    if (const Result<void> opened = log.open(pathFrom(options.log)); !opened)
        return opened.error();
    ProgressLine glosses(QStringLiteral("Encoding: gloss"));
    ProgressLine steps(QStringLiteral("Training: step"));
    return training(TrainingControl{glosses.control(stop), [&](const TrainingStatus &status) {
                                        log.add(status);
                                        steps.show(stateText(status));
                                    }});
}

Result<QByteArray> trainOn(const LabelledData &data, SenseModel &model, const TrainOptions &options, const std::stop_token &stop)
{
    TrainerSettings settings = options.settings;
    settings.version = QString::fromStdString(options.version);
    settings.fromScratch = !options.goesOn();
    settings.checkpointFile = pathFrom(options.checkpoint);
    return watched(options, stop, [&](const TrainingControl &control) { return train(model, data.passages, settings, control); });
}

ExitCode summarise(const TrainOptions &options, const LabelledData &data, double seconds, const std::optional<DevelopmentScores> &scores)
{
    const QString output = pathFrom(options.output);
    if (!options.json) {
        QString text = QStringLiteral("%1: trained on %2 units of %3 sentences in %4 s\n")
                           .arg(output)
                           .arg(data.units)
                           .arg(data.sentences)
                           .arg(seconds, 0, 'f', 0);
        if (data.unitsLeftOut > 0 || data.idleKeys > 0)
            text += QStringLiteral("left out: units whose keys are no senses of their words, %1; keys that name no instance, %2\n")
                        .arg(data.unitsLeftOut)
                        .arg(data.idleKeys);
        if (scores) {
            text += toText(*scores);
        }
        return finishWith(text);
    }
    QJsonObject object{{QStringLiteral("output"), output},
                       {QStringLiteral("version"), QString::fromStdString(options.version)},
                       {QStringLiteral("sentences"), data.sentences},
                       {QStringLiteral("units"), data.units},
                       {QStringLiteral("units_left_out"), data.unitsLeftOut},
                       {QStringLiteral("idle_keys"), data.idleKeys},
                       {QStringLiteral("seconds"), seconds}};
    if (scores) {
        object.insert(QStringLiteral("development"), toJson(*scores));
    }
    return finishWith(object);
}

void addExamples(LabelledData &data, std::vector<LabelledPassage> examples)
{
    data.units += qint64(examples.size()); // one a sentence
    data.sentences += qint64(examples.size());
    std::ranges::move(examples, std::back_inserter(data.passages));
}

/// What people annotated, what the teacher says of it, and the teacher's own texts.
Result<LabelledData> readTrainingData(const SenseModel &model, const Inventory &inventory, const TrainOptions &options,
                                      int passageSentences, const std::stop_token &stop)
{
    LabelledFiles files = labelledFiles(options.data, options.gold, options.development.counted);
    files.annotatedGold = pathFrom(options.annotatedGold);
    Result<LabelledData> data = files.data.isEmpty() ? LabelledData{} : readLabelled(files, model, inventory, passageSentences, stop);
    if (!data)
        return data;
    if (const Result<void> taught = teach(*data, files, passageSentences, options.teacher, model, options.model.config(), stop); !taught)
        return taught.error();
    return data;
}

ExitCode trainWith(SenseModel &model, const Inventory &inventory, const TrainOptions &options, const std::stop_token &stop)
{
    const int passageSentences = options.goesOn() ? model.passageSentences() : options.settings.passageSentences;
    Result<LabelledData> data = readTrainingData(model, inventory, options, passageSentences, stop);
    if (!data)
        return fail(data.error());
    keepInstances(*data, options.instances, options.settings.seed);
    if (options.examples)
        addExamples(*data, glossExamples(model, inventory));
    const auto development = readDevelopment(options.development, model, inventory, passageSentences, stop);
    if (!development)
        return fail(development.error());

    QElapsedTimer timer;
    timer.start();
    Result<QByteArray> parts = trainOn(*data, model, options, stop);
    if (!parts)
        return fail(parts.error());
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const QString output = pathFrom(options.output);
    // On disk before anything else is tried with it.
    if (const Result<void> written = saveFile(output, *parts); !written)
        return fail(written.error());
    if (development->empty())
        return summarise(options, *data, seconds, std::nullopt);

    if (const Result<void> set = model.setTrainedParts(*parts, output); !set)
        return fail(set.error());
    const Result<DevelopmentScores> scores = calibrate(model, *development, stop);
    if (!scores)
        return fail(scores.error());
    if (const Result<void> written = saveFile(output, model.trainedParts()); !written)
        return fail(written.error());
    return summarise(options, *data, seconds, *scores);
}

PairTrainerSettings pairSettings(const TrainOptions &options)
{
    const TrainerSettings &shared = options.settings;
    PairTrainerSettings settings;
    settings.version = QString::fromStdString(options.version);
    settings.recipe = options.pairs.recipe();
    settings.adapterRank = shared.adapterRank;
    settings.epochs = shared.epochs;
    settings.batchSubwords = shared.batchSubwords;
    settings.warmupSteps = shared.warmupSteps;
    settings.adapterRate = shared.adapterRate;
    settings.headRate = options.pairs.headRate;
    settings.weightDecay = shared.weightDecay;
    settings.bfloat16 = shared.bfloat16;
    settings.dropout = shared.dropout;
    settings.maskedLmWeight = options.pairs.maskedLm;
    settings.seed = shared.seed;
    settings.checkpointFile = pathFrom(options.checkpoint);
    settings.checkpointSteps = shared.checkpointSteps;
    return settings;
}

ExitCode trainPairsWith(const SenseModel &model, const std::shared_ptr<const Inventory> &inventory, const TrainOptions &options,
                        const std::stop_token &stop)
{
    const PairTrainerSettings settings = pairSettings(options);
    const PairForm form = settings.recipe.form;
    Result<PairData> data = readPairs(labelledFiles(options.data, options.gold, {}), model, inventory, form, stop);
    if (!data)
        return fail(data.error());
    keepInstances(*data, options.instances, settings.seed);
    std::vector<std::vector<PairExample>> development;
    for (size_t i = 0; i < options.development.data.size(); ++i) {
        Result<PairData> set =
            readPairs(labelledFiles(options.development.data[i], options.development.gold[i], {}), model, inventory, form, stop);
        if (!set)
            return fail(set.error());
        development.push_back(std::move(set->examples));
    }
    QElapsedTimer timer;
    timer.start();
    const Result<TrainedPairs> trained = watched(
        options, stop, [&](const TrainingControl &control) { return trainPairs(model, data->examples, development, settings, control); });
    if (!trained)
        return fail(trained.error());
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    if (const Result<void> written = saveFile(pathFrom(options.output), trained->parts); !written)
        return fail(written.error());
    const PairTrainingSummary summary{pathFrom(options.output), settings.version, qint64(data->examples.size()), data->sentences, seconds};
    return options.json ? finishWith(toJson(summary, *trained)) : finishWith(toText(summary, *trained));
}

ExitCode runTraining(const TrainOptions &options, const std::stop_token &stop)
{
    AnnotatorConfig config = options.model.config();
    if (!options.goesOn())
        config.trainedParts = QLatin1StringView(untrainedModel);
    if (const Result<void> checked = checkOutputs(outputsOf(options), inputsOf(options, config), options.force); !checked)
        return fail(checked.error());
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(config);
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);
    const Annotator::ModelAccess access = (*annotator)->lockModel();
    if (options.pairs.areGiven())
        return trainPairsWith(access.model, (*annotator)->inventory(), options, stop);
    return trainWith(access.model, *(*annotator)->inventory(), options, stop);
}

void addSettings(CLI::App &command, TrainOptions &options)
{
    TrainerSettings &settings = options.settings;
    const auto add = [&command](const char *name, auto &value, const char *text) {
        return command.add_option(name, value, text)->capture_default_str()->group("Training");
    };
    add("--epochs", settings.epochs, "Passes over the data; may be a fraction")->check(positiveNumber());
    add("--rank", settings.adapterRank, "Rank of the adapters; 0: the encoder stays as it is")->check(CLI::Range(0, 1024));
    add("--gloss-rank", settings.glossAdapterRank, "Rank of the gloss encoder's adapters; 0: it stays as it is")
        ->check(CLI::Range(0, 1024));
    command
        .add_flag("--catch-up", settings.glossesCatchUp,
                  "Go on from --model and train the gloss encoder alone: senses without an offset learn from those that have one")
        ->needs("--gloss-rank")
        ->group("Training");
    add("--gloss-batch", settings.glossSubwords, "Subwords of glosses that a step reads anew")->check(CLI::Range(16, 1 << 20));
    add("--unaided", settings.unaidedShare, "With --catch-up: of the senses with an offset, those that stand by their gloss in a step")
        ->check(numberWithin(0, 1));
    add("--gloss-rate", settings.glossAdapterRate, "Learning rate of the gloss encoder's adapters")->check(nonNegativeNumber());
    add("--passage", settings.passageSentences, "Consecutive sentences read together")->check(CLI::Range(1, 64));
    add("--batch", settings.batchSubwords, "Subwords a step")->check(CLI::Range(16, 1 << 20));
    add("--warmup", settings.warmupSteps, "Steps over which the rates rise, at most a fifth of all")->check(CLI::NonNegativeNumber);
    add("--encoder-rate", settings.encoderRate, "Learning rate of the encoder's own layers; 0: they stay as they are")
        ->check(nonNegativeNumber());
    add("--adapter-rate", settings.adapterRate, "Learning rate of the adapters")->check(nonNegativeNumber());
    add("--map-rate", settings.mapRate, "Learning rate of the context and gloss maps")->check(nonNegativeNumber());
    add("--scale-rate", settings.scaleRate, "Learning rate of the logarithm of what cosines are multiplied by")->check(nonNegativeNumber());
    add("--offset-rate", settings.offsetRate, "Learning rate of the sense offsets")->check(nonNegativeNumber());
    add("--weight-decay", settings.weightDecay, "Of the adapters")->check(nonNegativeNumber());
    add("--dropout", settings.dropout, "Share of values dropped")->check(numberWithin(0, 0.9));
    add("--prior", settings.priorWeight, "Weight of the senses' frequency")->check(nonNegativeNumber());
    add("--none-weight", settings.noneWeight, "Of telling by similarity whether any sense fits")->check(nonNegativeNumber());
    command.add_flag("--bfloat16", settings.bfloat16, "Multiply in bfloat16: quicker on processors with instructions for it")
        ->group("Training");
    command.add_flag("--examples", options.examples, "Learn from the inventory's own example sentences, too")->group("Training");
    options.teacher.addTo(command);
    add("--teacher-weight", settings.teacherWeight, "Of the teacher's probabilities, against the gold")
        ->check(numberWithin(0, 1))
        ->needs("--teacher");
    add("--seed", settings.seed, "Of the order of sentences, of dropout and of --instances")->check(CLI::NonNegativeNumber);
    command.add_option("--instances", options.instances, "Learn from only so many units with several senses, drawn from all")
        ->check(CLI::PositiveNumber)
        ->type_name("N")
        ->group("Training");
    CLI::Option *checkpointFile =
        command.add_option("--checkpoint", options.checkpoint, "File to go on from, if it is there, and to save to every so many steps")
            ->type_name("FILE")
            ->group("Training");
    refuseUnclearName(*checkpointFile);
    add("--checkpoint-steps", settings.checkpointSteps, "Steps between two checkpoints")->check(CLI::PositiveNumber)->needs(checkpointFile);
    CLI::Option *log =
        command.add_option("--log", options.log, "File to append step, loss and speed to, as CSV")->type_name("FILE")->group("Training");
    refuseUnclearName(*log);
}

/// Throws CLI::ParseError where options do not go together.
void checkOptions(const CLI::App &command, const TrainOptions &options)
{
    const TrainerSettings &settings = options.settings;
    refuseIdleTrainOptions(command, options.mode());
    if (settings.glossesCatchUp && (settings.glossAdapterRank == 0 || settings.glossAdapterRate <= 0))
        throw CLI::ValidationError("--catch-up", "trains nothing where --gloss-rank or --gloss-rate is 0");
    if (settings.adapterRank == 0 && !options.goesOn() && command.count("--adapter-rate") > 0)
        throw CLI::ValidationError("--adapter-rate", "does nothing with --rank 0");
    // The model that is fine-tuned may have adapters for glosses.
    const bool mayTrainGlosses = settings.glossAdapterRate > 0 && (options.fineTune || settings.glossAdapterRank > 0);
    if (settings.bfloat16 && settings.encoderRate > 0 && !mayTrainGlosses)
        throw CLI::ValidationError("--bfloat16", "does nothing with --encoder-rate where no adapters for glosses are trained");
    if (options.data.empty() && options.teacher.texts.empty())
        throw CLI::RequiredError("DATA.xml");
    if (!options.annotatedGold.empty() && options.teacher.model.empty() && options.development.counted.empty())
        throw CLI::RequiresError("--annotated-gold", "--counted or --teacher");
    options.development.checkCounted(options.data);
}

} // namespace

void addTrain(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<TrainOptions>();
    CLI::App *command = app.add_subcommand("train", "Train adapters and heads on sense-annotated data, or a cross-encoder");
    CLI::Option *data = command->add_option("data", options->data, "WSD XML file; not needed with --teacher-texts")->type_name("DATA.xml");
    CLI::Option *gold = command->add_option("--gold", options->gold, "Its gold keys")->type_name("KEYS");
    data->needs(gold);
    gold->needs(data);
    addPartsOutput(*command, options->output, "File to write the trained parts to");
    addForceFlag(*command, options->force);
    addVersionName(*command, options->version)->required();
    options->development.addTo(*command);
    options->pairs.addTo(*command);
    command
        ->add_option("--annotated-gold", options->annotatedGold,
                     "Of the gold, the keys that people gave, if not all: these alone were counted, and a teacher leaves them as they are")
        ->needs(gold)
        ->type_name("KEYS");
    command->add_flag("--fine-tune", options->fineTune, "Go on from --model (default: the shipped model) instead of from scratch")
        ->excludes("--scorer");
    addJsonFlag(*command, options->json);
    addSettings(*command, *options);
    command->get_option("--catch-up")->excludes("--scorer")->excludes("--fine-tune");
    options->model.addTo(*command);
    command->footer("Options that this kind of training never reads are refused. Ctrl+C saves a checkpoint, if one was named; the "
                    "same command goes on from it, bit for bit.");
    command->callback([options, command, &action] {
        checkOptions(*command, *options);
        action = [options](const std::stop_token &stop) { return runTraining(*options, stop); };
    });
}

} // namespace glossator::cli
