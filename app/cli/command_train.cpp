#include <QElapsedTimer>
#include <QFile>
#include <QSaveFile>

#include <memory>

#include "cli/annotatedreading.h"
#include "cli/console.h"
#include "learning/calibration.h"
#include "learning/examples.h"
#include "learning/trainer.h"
#include "model/device.h"
#include "model/sensemodel.h"

namespace glossator::cli {

namespace {

struct TrainOptions
{
    std::string data;
    std::string gold;
    std::string output;
    std::string devData;
    std::string devGold;
    std::string log;
    std::string checkpoint;
    std::string version;
    bool fineTune = false;
    bool json = false;
    ModelOptions model;
    TrainerSettings settings;
};

struct LabelledData
{
    std::vector<LabelledPassage> passages;
    qint64 sentences = 0;
    qint64 units = 0;
    qint64 unitsLeftOut = 0;
};

struct DevelopmentScores
{
    double senses = 0; ///< percent right
    double tags = 0; ///< percent right
    double temperature = 1;
};

/// Turns the passages of a WSD XML file into examples.
class ExampleSink : public DocumentSink
{
public:
    ExampleSink(ExampleBuilder &builder, const GoldKeys &gold, int passageSentences, LabelledData &data) :
        m_builder(builder),
        m_gold(gold),
        m_passageSentences(size_t(passageSentences)),
        m_data(data)
    {}

    Result<void> beginDocument(const DocumentInfo &) override { return {}; }
    Result<void> endDocument(const QString &) override
    {
        buildPassage();
        return {};
    }

    Result<void> addSentence(Sentence &&sentence) override
    {
        SentenceGold &gold = m_passageGold.emplace_back();
        for (const Unit &unit : sentence.units)
            gold.push_back(m_gold.value(unit.externalId));
        m_passage.push_back(std::move(sentence));
        ++m_data.sentences;
        if (m_passage.size() == m_passageSentences)
            buildPassage();
        return {};
    }

private:
    void buildPassage()
    {
        if (m_passage.empty())
            return;
        m_data.passages.push_back(m_builder.build(m_passage, m_passageGold, true));
        m_data.units += qint64(m_data.passages.back().units.size());
        m_passage.clear();
        m_passageGold.clear();
    }

    ExampleBuilder &m_builder;
    const GoldKeys &m_gold;
    const size_t m_passageSentences;
    LabelledData &m_data;
    std::vector<Sentence> m_passage;
    std::vector<SentenceGold> m_passageGold;
};

Result<LabelledData> readLabelled(const QString &path, const QString &goldPath, const SenseModel &model, const Inventory &inventory,
                                  int passageSentences, const std::stop_token &stop)
{
    const Result<GoldKeys> gold = readGoldKeys(goldPath);
    if (!gold)
        return gold.error();
    LabelledData data;
    ExampleBuilder builder(model, inventory);
    ExampleSink sink(builder, *gold, passageSentences, data);
    ProgressLine progress(QStringLiteral("Reading: byte"));
    if (const Result<void> read = readDocument(path, QStringLiteral("wsd-xml"), sink, progress.control(stop)); !read)
        return read.error();
    data.unitsLeftOut = builder.unitsLeftOut();
    if (data.units == 0)
        return Error{ErrorCode::KeyMismatch, goldPath, 0, QStringLiteral("it names no instance of %1").arg(path)};
    return data;
}

/// Steps as comma-separated values, for plotting; a line is on disk once written.
class StepLog
{
public:
    [[nodiscard]] Result<void> open(const QString &path)
    {
        m_file.setFileName(path);
        if (path.isEmpty())
            return {};
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
            return Error{ErrorCode::FileUnwritable, path, 0, m_file.errorString()};
        if (m_file.size() == 0)
            m_file.write("step,steps,loss,tokens_per_second\n");
        return {};
    }

    void add(const TrainingStatus &status)
    {
        if (!m_file.isOpen())
            return;
        m_file.write(QStringLiteral("%1,%2,%3,%4\n")
                         .arg(status.step)
                         .arg(status.steps)
                         .arg(status.loss, 0, 'f', 4)
                         .arg(status.tokensPerSecond, 0, 'f', 0)
                         .toLatin1());
        m_file.flush();
    }

private:
    QFile m_file;
};

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

Result<QByteArray> trainOn(const LabelledData &data, SenseModel &model, const TrainOptions &options, const std::stop_token &stop)
{
    StepLog log;
    if (const Result<void> opened = log.open(pathFrom(options.log)); !opened)
        return opened.error();
    TrainerSettings settings = options.settings;
    settings.version = QString::fromStdString(options.version);
    settings.fromScratch = !options.fineTune;
    settings.checkpointFile = pathFrom(options.checkpoint);

    ProgressLine glosses(QStringLiteral("Encoding: gloss"));
    ProgressLine steps(QStringLiteral("Training: step"));
    const TrainingControl control{glosses.control(stop), [&](const TrainingStatus &status) {
                                      log.add(status);
                                      steps.show(stateText(status));
                                  }};
    return train(model, data.passages, settings, control);
}

/// Sets the temperature that fits development data and says how good the model is there.
Result<DevelopmentScores> calibrate(SenseModel &model, const LabelledData &development, const std::stop_token &stop)
{
    std::vector<ScoredUnit> units;
    {
        ProgressLine progress(QStringLiteral("Scoring: passage"));
        units = scoreUnits(model, development.passages, progress.control(stop));
    }
    if (stop.stop_requested())
        return Error{ErrorCode::Cancelled, {}, 0, {}};
    model.setTemperature(model.temperature() * fitTemperature(units));
    return DevelopmentScores{percentRight(units), tagAccuracy(model, development.passages), model.temperature()};
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{ErrorCode::FileUnwritable, path, 0, file.errorString()};
    return {};
}

ExitCode summarise(const TrainOptions &options, const LabelledData &data, double seconds, const std::optional<DevelopmentScores> &scores)
{
    const QString output = pathFrom(options.output);
    if (!options.json) {
        QString text = QStringLiteral("%1: trained on %2 units of %3 sentences in %4 s (%5 units left out)\n")
                           .arg(output)
                           .arg(data.units)
                           .arg(data.sentences)
                           .arg(seconds, 0, 'f', 0)
                           .arg(data.unitsLeftOut);
        if (scores) {
            text += QStringLiteral("development data: %1 % of senses, %2 % of tags, temperature %3\n")
                        .arg(scores->senses, 0, 'f', 1)
                        .arg(scores->tags, 0, 'f', 1)
                        .arg(scores->temperature, 0, 'f', 3);
        }
        return finishWith(text);
    }
    QJsonObject object{{QStringLiteral("output"), output},
                       {QStringLiteral("version"), QString::fromStdString(options.version)},
                       {QStringLiteral("sentences"), data.sentences},
                       {QStringLiteral("units"), data.units},
                       {QStringLiteral("units_left_out"), data.unitsLeftOut},
                       {QStringLiteral("seconds"), seconds}};
    if (scores) {
        object.insert(QStringLiteral("development"),
                      QJsonObject{{QStringLiteral("senses"), scores->senses},
                                  {QStringLiteral("tags"), scores->tags},
                                  {QStringLiteral("temperature"), scores->temperature}});
    }
    return finishWith(object);
}

ExitCode trainWith(SenseModel &model, const Inventory &inventory, const TrainOptions &options, const std::stop_token &stop)
{
    const int passageSentences = options.fineTune ? model.passageSentences() : options.settings.passageSentences;
    const Result<LabelledData> data =
        readLabelled(pathFrom(options.data), pathFrom(options.gold), model, inventory, passageSentences, stop);
    if (!data)
        return fail(data.error());
    LabelledData development;
    if (!options.devData.empty()) {
        Result<LabelledData> read =
            readLabelled(pathFrom(options.devData), pathFrom(options.devGold), model, inventory, passageSentences, stop);
        if (!read)
            return fail(read.error());
        development = std::move(*read);
    }

    QElapsedTimer timer;
    timer.start();
    Result<QByteArray> parts = trainOn(*data, model, options, stop);
    if (!parts)
        return fail(parts.error());
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const QString output = pathFrom(options.output);
    // On disk before anything else is tried with it.
    if (const Result<void> written = writeFile(output, *parts); !written)
        return fail(written.error());
    if (development.passages.empty())
        return summarise(options, *data, seconds, std::nullopt);

    if (const Result<void> set = model.setTrainedParts(*parts, output); !set)
        return fail(set.error());
    const Result<DevelopmentScores> scores = calibrate(model, development, stop);
    if (!scores)
        return fail(scores.error());
    if (const Result<void> written = writeFile(output, model.trainedParts()); !written)
        return fail(written.error());
    return summarise(options, *data, seconds, *scores);
}

ExitCode runTraining(const TrainOptions &options, const std::stop_token &stop)
{
    AnnotatorConfig config = options.model.config();
    if (!options.fineTune)
        config.trainedParts = QLatin1StringView(untrainedModel);
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(config);
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);
    const Annotator::ModelAccess access = (*annotator)->lockModel();
    return trainWith(access.model, *(*annotator)->inventory(), options, stop);
}

void addSettings(CLI::App &command, TrainOptions &options)
{
    TrainerSettings &settings = options.settings;
    const auto add = [&command](const char *name, auto &value, const char *text) {
        return command.add_option(name, value, text)->capture_default_str()->group("Training");
    };
    add("--epochs", settings.epochs, "Passes over the data; may be a fraction")->check(CLI::PositiveNumber);
    add("--rank", settings.adapterRank, "Rank of the adapters; 0: the encoder stays as it is")->check(CLI::Range(0, 1024));
    add("--gloss-rank", settings.glossAdapterRank, "Rank of the gloss encoder's adapters; 0: it stays as it is")
        ->check(CLI::Range(0, 1024));
    add("--gloss-batch", settings.glossSubwords, "Subwords of glosses that a step reads anew")->check(CLI::Range(16, 1 << 20));
    add("--gloss-rate", settings.glossAdapterRate, "Learning rate of the gloss encoder's adapters")->check(CLI::NonNegativeNumber);
    add("--passage", settings.passageSentences, "Consecutive sentences read together")->check(CLI::Range(1, 64));
    add("--batch", settings.batchSubwords, "Subwords a step")->check(CLI::Range(16, 1 << 20));
    add("--warmup", settings.warmupSteps, "Steps over which the rates rise")->check(CLI::NonNegativeNumber);
    add("--encoder-rate", settings.encoderRate, "Learning rate of the encoder's own layers; 0: they stay as they are")
        ->check(CLI::NonNegativeNumber);
    add("--adapter-rate", settings.adapterRate, "Learning rate of the adapters")->check(CLI::NonNegativeNumber);
    add("--map-rate", settings.mapRate, "Learning rate of the context and gloss maps")->check(CLI::NonNegativeNumber);
    add("--offset-rate", settings.offsetRate, "Learning rate of the sense offsets")->check(CLI::NonNegativeNumber);
    add("--weight-decay", settings.weightDecay, "Of the adapters")->check(CLI::NonNegativeNumber);
    add("--dropout", settings.dropout, "Share of values dropped")->check(CLI::Range(0.0, 0.9));
    add("--prior", settings.priorWeight, "Weight of the senses' frequency")->check(CLI::NonNegativeNumber);
    add("--seed", settings.seed, "Of the order of sentences and of dropout");
    command.add_option("--checkpoint", options.checkpoint, "File to go on from, if it is there, and to save to every so many steps")
        ->type_name("FILE")
        ->group("Training");
    add("--checkpoint-steps", settings.checkpointSteps, "Steps between two checkpoints")->check(CLI::PositiveNumber);
    command.add_option("--log", options.log, "File to append step, loss and speed to, as CSV")->type_name("FILE")->group("Training");
}

} // namespace

void addTrain(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<TrainOptions>();
    CLI::App *command = app.add_subcommand("train", "Train adapters and heads on sense-annotated data");
    command->add_option("data", options->data, "WSD XML file")->required()->type_name("DATA.xml");
    command->add_option("--gold", options->gold, "Its gold keys")->required()->type_name("KEYS");
    command->add_option("-o,--output", options->output, "File to write the trained parts to")->required()->type_name("FILE");
    command->add_option("--name", options->version, "Name of the model version in predictions and decisions")
        ->required()
        ->type_name("NAME");
    CLI::Option *dev = command->add_option("--dev", options->devData, "WSD XML file to calibrate on and to score")->type_name("DATA.xml");
    CLI::Option *devGold = command->add_option("--dev-gold", options->devGold, "Its gold keys")->type_name("KEYS");
    dev->needs(devGold);
    devGold->needs(dev);
    command->add_flag("--fine-tune", options->fineTune, "Go on from --model (default: the shipped model) instead of from scratch");
    addJsonFlag(*command, options->json);
    addSettings(*command, *options);
    options->model.addTo(*command);
    command->footer("Ctrl+C saves a checkpoint, if one was named; the same command goes on from it, bit for bit.");
    command->callback([options, &action] { action = [options](const std::stop_token &stop) { return runTraining(*options, stop); }; });
}

} // namespace glossator::cli
