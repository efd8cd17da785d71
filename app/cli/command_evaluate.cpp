#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

#include "cli/annotatedreading.h"
#include "cli/console.h"
#include "cli/labelleddata.h"
#include "cli/memorytrial.h"
#include "cli/numberchecks.h"
#include "cli/optionmodes.h"
#include "cli/pairanswering.h"
#include "cli/reliability.h"
#include "io/documentio.h"
#include "inventory/inventory.h"
#include "learning/examples.h"
#include "learning/metrics.h"
#include "learning/reliability.h"
#include "model/crossencoder.h"
#include "model/device.h"
#include "model/sensemodel.h"

namespace glossator::cli {

namespace {

struct EvaluateOptions
{
    std::string data;
    std::string gold;
    std::string trainingGold;
    bool reliability = false;
    double memory = 0;
    bool json = false;
    ModelOptions model;
};

struct Evaluation
{
    std::vector<Answer> answers;
    std::vector<double> confidences; ///< of the answers; 1 for only senses
    std::vector<bool> polysemous; ///< the answers' lemmas
    qint64 unfit = 0; ///< instances whose keys are no senses of their words
    Scores scores;
    double calibrationError = 0; ///< over polysemous instances
    double calibrationErrorByChance = 0; ///< what it would be for confidences that are exactly right
    double riskCoverage = 0;
    std::optional<Reliability> reliability;
    std::optional<MemoryTrial> memory;
    qint64 tokens = 0;
    double seconds = 0; ///< reading and annotating, without loading the model
};

/// Keeps the answers to those units that have an instance id.
void keepAnswers(const Inventory &inventory, const std::vector<Unit> &units, const std::vector<Prediction> &predictions,
                 Evaluation &evaluation)
{
    for (std::size_t u = 0; u < units.size(); ++u) {
        if (units[u].externalId.isEmpty())
            continue;
        const std::vector<SenseProbability> &candidates = predictions[u].candidates;
        const auto senses = inventory.candidates(units[u].lemma, units[u].wordClass);
        evaluation.answers.push_back({units[u].externalId, units[u].wordClass, candidates.empty() ? QString() : candidates.front().sense,
                                      units[u].lemma, senses.empty() ? QString() : inventory.sense(senses.front()).key});
        evaluation.confidences.push_back(candidates.empty() ? 0 : double(candidates.front().probability));
        evaluation.polysemous.push_back(candidates.size() > 1);
    }
}

/// Reads the data through a sink that annotates: AnnotatingSink or PairAnsweringSink, made from a control and a handler of batches.
template <typename MakeSink>
Result<Evaluation> answer(const QString &data, const Inventory &inventory, std::optional<MemoryTrial> memory, const TaskControl &control,
                          MakeSink makeSink)
{
    Evaluation evaluation;
    if (memory)
        evaluation.memory.emplace(std::move(*memory));
    QElapsedTimer timer;
    timer.start();
    const auto keep = [&](const AnnotatedBatch &batch) {
        for (std::size_t i = 0; i < batch.read.sentences.size(); ++i) {
            const Sentence &sentence = batch.read.sentences[i];
            evaluation.tokens += qint64(sentence.tokens.size());
            keepAnswers(inventory, sentence.units, batch.predictions[i], evaluation);
            for (std::size_t u = 0; evaluation.memory && u < batch.words[i].size(); ++u)
                evaluation.memory->add(sentence.units[u], batch.predictions[i][u], batch.words[i][u]);
        }
    };
    auto sink = makeSink(control, keep);
    Result<void> done = readDocument(data, QStringLiteral("wsd-xml"), sink, TaskControl{control.stop, {}});
    if (done)
        done = sink.flush();
    if (!done)
        return done.error();
    evaluation.seconds = double(timer.nsecsElapsed()) / 1e9;
    return evaluation;
}

/// How far the confidences in polysemous instances can be trusted.
void judgeConfidences(Evaluation &evaluation, const GoldKeys &gold)
{
    std::vector<JudgedAnswer> judged;
    for (std::size_t i = 0; i < evaluation.answers.size(); ++i) {
        const auto keys = gold.constFind(evaluation.answers[i].instance);
        if (evaluation.polysemous[i] && keys != gold.constEnd())
            judged.push_back({evaluation.confidences[i], keys->contains(evaluation.answers[i].sense)});
    }
    evaluation.calibrationError = expectedCalibrationError(judged);
    evaluation.calibrationErrorByChance = calibrationErrorByChance(judged);
    evaluation.riskCoverage = areaUnderRiskCoverage(judged);
}

/// Whether one of the keys is a sense of the answer's word.
bool isFit(const Answer &answer, const QStringList &keys, const Inventory &inventory)
{
    return !goldPlaces(inventory, inventory.candidates(answer.lemma, answer.wordClass), keys).empty();
}

Result<void> checkKeys(Evaluation &evaluation, const GoldKeys &gold, const QString &goldFile, const Inventory &inventory)
{
    const QStringList unmatched = unmatchedKeys(evaluation.answers, gold);
    if (!unmatched.isEmpty()) {
        const QString detail = QStringLiteral("%1 of %2 keys name no instance of the data; the first is %3")
                                   .arg(unmatched.size())
                                   .arg(gold.size())
                                   .arg(unmatched.first());
        return Error{ErrorCode::KeyMismatch, goldFile, 0, detail};
    }
    qint64 fit = 0;
    for (const Answer &answer : evaluation.answers) {
        if (const auto keys = gold.constFind(answer.instance); keys != gold.constEnd())
            ++(isFit(answer, *keys, inventory) ? fit : evaluation.unfit);
    }
    return checkFit(goldFile, fit, evaluation.unfit);
}

void score(Evaluation &evaluation, const GoldKeys &gold, const std::optional<TrainingSenses> &training)
{
    evaluation.scores = scoreAnswers(evaluation.answers, gold, training ? &*training : nullptr);
    judgeConfidences(evaluation, gold);
}

constexpr WordClass wordClasses[] = {WordClass::Noun, WordClass::Verb, WordClass::Adjective, WordClass::Adverb};

QJsonObject figuresOf(const Score &score)
{
    return {{QStringLiteral("f1"), score.f1()},
            {QStringLiteral("precision"), score.precision()},
            {QStringLiteral("recall"), score.recall()},
            {QStringLiteral("instances"), score.gold}};
}

/// The groups of instances beside the word classes, by name; those without instances are left out.
std::vector<std::pair<QString, const Score *>> groups(const Scores &scores)
{
    std::vector<std::pair<QString, const Score *>> all{{QStringLiteral("not_first"), &scores.notFirst},
                                                       {QStringLiteral("unseen_sense"), &scores.unseenSense},
                                                       {QStringLiteral("rare_sense"), &scores.rareSense},
                                                       {QStringLiteral("unseen_lemma"), &scores.unseenLemma}};
    std::erase_if(all, [](const auto &group) { return group.second->gold == 0; });
    return all;
}

QJsonObject toJson(const Evaluation &evaluation)
{
    QJsonObject byPos;
    for (const WordClass wordClass : wordClasses) {
        if (const Score &score = evaluation.scores.of(wordClass); score.gold > 0)
            byPos.insert(wordClassName(wordClass), figuresOf(score));
    }
    QJsonObject object = figuresOf(evaluation.scores.all);
    object.insert(QStringLiteral("by_pos"), byPos);
    object.insert(QStringLiteral("unfit_instances"), evaluation.unfit);
    for (const auto &[name, score] : groups(evaluation.scores))
        object.insert(name, figuresOf(*score));
    object.insert(QStringLiteral("ece"), evaluation.calibrationError);
    object.insert(QStringLiteral("ece_by_chance"), evaluation.calibrationErrorByChance);
    object.insert(QStringLiteral("aurc"), evaluation.riskCoverage);
    if (evaluation.reliability) {
        QJsonArray sets;
        for (const SetCoverage &set : evaluation.reliability->sets)
            sets.append(QJsonObject{{QStringLiteral("asked"), set.asked},
                                    {QStringLiteral("measured"), set.measured},
                                    {QStringLiteral("mean_size"), set.meanSize}});
        object.insert(QStringLiteral("coverage"), sets);
        object.insert(QStringLiteral("none_auroc"), evaluation.reliability->noneAuroc);
    }
    if (evaluation.memory) {
        const auto pair = [](const MemoryTrial::Figures &figures) {
            return QJsonObject{{QStringLiteral("alone"), figuresOf(figures.alone)},
                               {QStringLiteral("with_memory"), figuresOf(figures.mixed)}};
        };
        object.insert(QStringLiteral("memory"),
                      QJsonObject{{QStringLiteral("all"), pair(evaluation.memory->all())},
                                  {QStringLiteral("repeated"), pair(evaluation.memory->repeated())},
                                  {QStringLiteral("flips"), evaluation.memory->flips()}});
    }
    object.insert(QStringLiteral("seconds"), evaluation.seconds);
    object.insert(QStringLiteral("tokens_per_second"), double(evaluation.tokens) / evaluation.seconds);
    object.insert(QStringLiteral("instances_per_second"), double(evaluation.answers.size()) / evaluation.seconds);
    return object;
}

QString row(const QString &name, const Score &score)
{
    return QStringLiteral("%1 %2 %3 %4 %5\n")
        .arg(name, -12)
        .arg(score.gold, 10)
        .arg(score.precision(), 10, 'f', 1)
        .arg(score.recall(), 8, 'f', 1)
        .arg(score.f1(), 6, 'f', 1);
}

QString toTable(const Evaluation &evaluation)
{
    QString table = QStringLiteral("              instances  precision   recall     F1\n");
    for (const WordClass wordClass : wordClasses) {
        if (const Score &score = evaluation.scores.of(wordClass); score.gold > 0)
            table += row(wordClassName(wordClass), score);
    }
    table += row(QStringLiteral("all"), evaluation.scores.all);
    for (const auto &[name, score] : groups(evaluation.scores))
        table += row(name, *score);
    if (evaluation.unfit > 0)
        table +=
            QStringLiteral("instances whose keys are no senses of their words, %1: no answer to them is right\n").arg(evaluation.unfit);
    table +=
        QStringLiteral("calibration error %1 (exact probabilities would have %2), area under risk-coverage %3 (polysemous instances)\n")
            .arg(evaluation.calibrationError, 0, 'f', 3)
            .arg(evaluation.calibrationErrorByChance, 0, 'f', 3)
            .arg(evaluation.riskCoverage, 0, 'f', 3);
    if (evaluation.reliability) {
        for (const SetCoverage &set : evaluation.reliability->sets)
            table += QStringLiteral("sets asked to cover %1 % cover %2 %, mean size %3\n")
                         .arg(100 * set.asked, 0, 'f', 0)
                         .arg(100 * set.measured, 0, 'f', 1)
                         .arg(set.meanSize, 0, 'f', 2);
        table += QStringLiteral("none of these: area under ROC %1\n").arg(evaluation.reliability->noneAuroc, 0, 'f', 3);
    }
    if (evaluation.memory) {
        for (const auto &[name, figures] : {std::pair{QStringLiteral("all"), evaluation.memory->all()},
                                            std::pair{QStringLiteral("lemma came before"), evaluation.memory->repeated()}})
            table += QStringLiteral("polysemous, %1 (%2): model %3 %, with memory of the gold before %4 %\n")
                         .arg(name)
                         .arg(figures.alone.gold)
                         .arg(figures.alone.recall(), 0, 'f', 1)
                         .arg(figures.mixed.recall(), 0, 'f', 1);
        table += QStringLiteral("answers that memory changes: %1\n").arg(evaluation.memory->flips());
    }
    table += QStringLiteral("%1 tokens in %2 s: %3 tokens/s, %4 instances/s\n")
                 .arg(evaluation.tokens)
                 .arg(evaluation.seconds, 0, 'f', 1)
                 .arg(double(evaluation.tokens) / evaluation.seconds, 0, 'f', 0)
                 .arg(double(evaluation.answers.size()) / evaluation.seconds, 0, 'f', 1);
    return table;
}

Result<Evaluation> answerWith(const EvaluateOptions &options, const GoldKeys &gold, const std::shared_ptr<Annotator> &annotator,
                              const std::stop_token &stop)
{
    std::optional<MemoryTrial> memory;
    if (options.memory > 0)
        memory.emplace(*annotator->inventory(), gold, ExemplarMemory{.weight = options.memory});
    ProgressLine progress(QStringLiteral("Evaluating: sentence"));
    return answer(pathFrom(options.data), *annotator->inventory(), std::move(memory), progress.control(stop),
                  [&](const TaskControl &control, const auto &handler) {
                      return AnnotatingSink(*annotator, control, handler, {.wantsWords = options.memory > 0});
                  });
}

Result<Evaluation> answerWithPairs(const EvaluateOptions &options, const std::shared_ptr<Annotator> &annotator, const std::stop_token &stop)
{
    const auto pairs = CrossAnnotator::open(annotator, pathFrom(options.model.model));
    if (!pairs)
        return pairs.error();
    ProgressLine progress(QStringLiteral("Evaluating: sentence"));
    return answer(pathFrom(options.data), *annotator->inventory(), std::nullopt, progress.control(stop),
                  [&](const TaskControl &control, const auto &handler) { return PairAnsweringSink(**pairs, control, handler); });
}

/// Whether --model names a cross-encoder.
Result<bool> namesPairs(const EvaluateOptions &options)
{
    const QString model = pathFrom(options.model.model);
    if (model.isEmpty() || !QFile::exists(model)) // the annotator knows names that are no files, and has the better words for those missing
        return false;
    return CrossEncoder::isMadeFor(model);
}

Result<std::optional<TrainingSenses>> readTraining(const EvaluateOptions &options)
{
    if (options.trainingGold.empty())
        return std::optional<TrainingSenses>();
    const Result<GoldKeys> keys = readGoldKeys(pathFrom(options.trainingGold));
    if (!keys)
        return keys.error();
    return std::optional<TrainingSenses>(*keys);
}

constexpr Modes ownScorer = 1;
constexpr Modes crossEncoder = 2;
constexpr ModeName modeNames[] = {{ownScorer, "with a model of the usual kind"}, {crossEncoder, "with a cross-encoder"}};
constexpr OptionUse optionUses[] = {{"--memory", ownScorer}, {"--prior-factor", ownScorer}, {"--reliability", ownScorer}};

/// pairs: see namesPairs().
ExitCode evaluate(const EvaluateOptions &options, bool pairs, const std::stop_token &stop)
{
    const QString goldFile = pathFrom(options.gold);
    const Result<GoldKeys> gold = readGoldKeys(goldFile);
    if (!gold)
        return fail(gold.error());
    if (gold->isEmpty())
        return fail({ErrorCode::KeyMismatch, goldFile, 0, QStringLiteral("it has no keys")});
    const Result<std::optional<TrainingSenses>> training = readTraining(options);
    if (!training)
        return fail(training.error());
    AnnotatorConfig config = options.model.config();
    if (pairs)
        config.trainedParts = QLatin1StringView(untrainedModel); // lends its encoder only
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(config);
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);

    Result<Evaluation> evaluation = pairs ? answerWithPairs(options, *annotator, stop) : answerWith(options, *gold, *annotator, stop);
    if (!evaluation)
        return fail(evaluation.error());
    if (const Result<void> checked = checkKeys(*evaluation, *gold, goldFile, *(*annotator)->inventory()); !checked)
        return fail(checked.error());
    score(*evaluation, *gold, *training);
    if (options.reliability) {
        const Result<Reliability> reliability = judgeReliability({pathFrom(options.data), goldFile}, **annotator, stop);
        if (!reliability)
            return fail(reliability.error());
        evaluation->reliability = *reliability;
    }
    return options.json ? finishWith(toJson(*evaluation)) : finishWith(toTable(*evaluation));
}

} // namespace

void addEvaluate(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<EvaluateOptions>();
    CLI::App *command = app.add_subcommand("evaluate", "Score the model's answers against gold keys");
    command->add_option("data", options->data, "WSD XML file, - is standard input; lemma and part of speech are taken from it")
        ->required()
        ->type_name("DATA.xml");
    command->add_option("--gold", options->gold, "Key file: instance id and sense keys a line")->required()->type_name("KEYS");
    command
        ->add_option("--training-gold", options->trainingGold,
                     "Keys that the model was trained on, to score unseen senses and lemmas apart")
        ->type_name("KEYS");
    command->add_flag("--reliability", options->reliability,
                      "Also measure prediction sets and how well missing senses are spotted; not of cross-encoders");
    command
        ->add_option(
            "--memory", options->memory,
            "Also answer with what the gold of earlier instances of the lemma says, with this weight, as deciding in a window does")
        ->check(numberWithin(0, 1))
        ->type_name("WEIGHT");
    addJsonFlag(*command, options->json);
    options->model.addTo(*command);
    options->model.addPriorFactorTo(*command);
    command->footer("--model may also name a cross-encoder. An answer is right when it is among the gold keys. Precision over answers, "
                    "recall over all gold "
                    "keys, in percent. Refused where more than half of the instances with keys have none that is a sense of their word.");
    command->callback([options, command, &action] {
        if (options->reliability && options->data == "-")
            throw CLI::ValidationError("--reliability", "reads the data twice, which standard input does not allow");
        const Result<bool> pairs = namesPairs(*options);
        if (pairs)
            refuseIdleOptions(*command, {modeNames, optionUses}, *pairs ? crossEncoder : ownScorer);
        action = [options, pairs](const std::stop_token &stop) { return pairs ? evaluate(*options, *pairs, stop) : fail(pairs.error()); };
    });
}

} // namespace glossator::cli
