#include <QJsonArray>
#include <QJsonObject>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>

#include <memory>

#include "cli/benchmarks.h"
#include "cli/benchscale.h"
#include "cli/options.h"
#include "common/shippedfiles.h"
#include "model/device.h"
#include "model/encoderconfig.h"
#include "model/sensemodel.h"

namespace glossator::cli {

namespace {

struct BenchOptions
{
    std::vector<std::string> files;
    std::string otherEncoder;
    int repeat = 10;
    int rounds = 5;
    qint64 scale = 0;
    bool json = false;
    ModelOptions model;
};

/// Where the figures were taken.
struct Machine
{
    QString device;
    Precision precision;
};

/// Without a word on precision, products are those of the encoder's own weights, in 32 bits; "own_precision" is what texts are read in.
QJsonObject toJson(const BenchFigures &figures, const Machine &machine)
{
    const auto tokensPerSecond = [&](const BenchRound &round) { return figures.tokensPerSecond(round); };
    const auto speed = [](const BenchRound &round) { return round.products.gigaflops; };
    const auto exactSpeed = [](const BenchRound &round) { return round.exactProducts.gigaflops; };
    QJsonObject object{{QStringLiteral("device"), machine.device},
                       {QStringLiteral("precision"), precisionName(machine.precision)},
                       {QStringLiteral("rounds"), qint64(figures.rounds.size())},
                       {QStringLiteral("sentences"), figures.tagged.sentences},
                       {QStringLiteral("tokens"), figures.tagged.tokens},
                       {QStringLiteral("subwords"), figures.subwords},
                       {QStringLiteral("instances"), figures.tagged.instances},
                       {QStringLiteral("seconds"), figures.median([](const BenchRound &round) { return round.seconds; })},
                       {QStringLiteral("gemm_gflops"), figures.median(exactSpeed)},
                       {QStringLiteral("gemm_gflops_own_precision"), figures.median(speed)},
                       {QStringLiteral("encoder_tokens_per_second"), figures.encoderTokensPerSecond()},
                       {QStringLiteral("end_to_end_tokens_per_second"), figures.median(tokensPerSecond)},
                       {QStringLiteral("end_to_end_tokens_per_second_best"), figures.highest(tokensPerSecond)},
                       {QStringLiteral("end_to_end_ratio"), figures.endToEndRatio(&BenchRound::exactProducts)},
                       {QStringLiteral("end_to_end_ratio_own_precision"), figures.endToEndRatio(&BenchRound::products)},
                       {QStringLiteral("glossbert_cost_ratio"), figures.crossEncoderCostRatio()}};
    if (const auto ratio = figures.otherRatio())
        object.insert(QStringLiteral("transformers_ratio"), *ratio);
    return object;
}

/// A figure with a bar that shows its share of the largest.
QString line(const QString &name, double subwordsPerSecond, double largest)
{
    constexpr int widest = 40;
    const int length = int(std::lround(widest * subwordsPerSecond / largest));
    return QStringLiteral("%1 %2  %3\n").arg(name, -26).arg(subwordsPerSecond, 8, 'f', 0).arg(QString(length, QChar(0x2588)));
}

/// One bar for each thing that reads subwords.
QString chart(const BenchFigures &figures, const Machine &machine)
{
    using Bar = std::pair<QString, BenchFigures::Value>;
    std::vector<Bar> bars{
        {QStringLiteral("matrix products, %1").arg(precisionName(machine.precision)),
         [](const BenchRound &round) { return round.products.subwordsPerSecond; }},
        {QStringLiteral("encoder"), [](const BenchRound &round) { return round.encoderSubwordsPerSecond; }},
        {QStringLiteral("tagging, read to written"), [&](const BenchRound &round) { return figures.subwordsPerSecond(round); }}};
    if (machine.precision != Precision::Float32)
        bars.insert(bars.begin() + 1, {QStringLiteral("matrix products, f32"), [](const BenchRound &round) {
                                           return round.exactProducts.subwordsPerSecond;
                                       }});
    if (figures.rounds.front().otherSubwordsPerSecond)
        bars.emplace_back(QStringLiteral("transformers' encoder, f32"),
                          [](const BenchRound &round) { return *round.otherSubwordsPerSecond; });
    double largest = 0;
    for (const auto &[name, value] : bars)
        largest = std::max(largest, figures.median(value));
    QString text;
    for (const auto &[name, value] : bars)
        text += line(name, figures.median(value), largest);
    return text;
}

QString toText(const BenchFigures &figures, const Machine &machine)
{
    const auto tokensPerSecond = [&](const BenchRound &round) { return figures.tokensPerSecond(round); };
    QString text =
        machine.device + QStringLiteral("; medians of %1 rounds\n\n                        subwords/s\n").arg(figures.rounds.size());
    text += chart(figures, machine);
    text += QStringLiteral("\n%1 tokens/s (the best round: %2)\n")
                .arg(figures.median(tokensPerSecond), 0, 'f', 0)
                .arg(figures.highest(tokensPerSecond), 0, 'f', 0);
    const auto share = [&](const QString &precision, MatrixSpeed BenchRound::*products) {
        return QStringLiteral("%1 % of the rate of the encoder's matrix products alone in %2, %3 GFLOP/s\n")
            .arg(100 * figures.endToEndRatio(products), 0, 'f', 0)
            .arg(precision)
            .arg(figures.median([&](const BenchRound &round) { return (round.*products).gigaflops; }), 0, 'f', 0);
    };
    text += share(precisionName(Precision::Float32), &BenchRound::exactProducts);
    if (machine.precision != Precision::Float32)
        text += share(precisionName(machine.precision), &BenchRound::products);
    text += QStringLiteral("a cross-encoder of BERT-base's size, a pass a candidate, takes %1 ms an instance: %2 times as long\n")
                .arg(1000 * figures.crossEncoderSecondsAnInstance, 0, 'f', 0)
                .arg(figures.crossEncoderCostRatio(), 0, 'f', 0);
    if (const auto ratio = figures.otherRatio())
        text += QStringLiteral("the encoder is %1 times as fast as transformers'\n").arg(*ratio, 0, 'f', 2);
    return text;
}

QJsonObject toJson(const std::vector<ScaleFigures> &figures, const Machine &machine)
{
    QJsonArray sizes;
    for (const ScaleFigures &figure : figures) {
        sizes.append(QJsonObject{{QStringLiteral("tokens"), figure.tokens},
                                 {QStringLiteral("seconds"), figure.seconds},
                                 {QStringLiteral("tokens_per_second"), figure.tokensPerSecond()},
                                 {QStringLiteral("peak_mb"), double(figure.peakBytes) / 1e6}});
    }
    return {{QStringLiteral("device"), machine.device},
            {QStringLiteral("precision"), precisionName(machine.precision)},
            {QStringLiteral("sizes"), sizes}};
}

QString toText(const std::vector<ScaleFigures> &figures, const Machine &machine)
{
    double largest = 0;
    for (const ScaleFigures &figure : figures)
        largest = std::max(largest, figure.tokensPerSecond());
    QString text = machine.device + QStringLiteral("\n\n                          tokens/s\n");
    for (const ScaleFigures &figure : figures) {
        const QString name = QStringLiteral("%1 tokens, %2 MB").arg(figure.tokens, 9).arg(double(figure.peakBytes) / 1e6, 5, 'f', 0);
        text += line(name, figure.tokensPerSecond(), largest);
    }
    return text;
}

/// Prints figures of any kind.
template <typename Figures>
ExitCode finish(const Figures &figures, Annotator &annotator, bool json)
{
    const Device device = annotator.lockModel().model.device();
    const Machine machine{describeDevice(device, cpuThreads()), readingPrecision(device)};
    return json ? finishWith(toJson(figures, machine)) : finishWith(toText(figures, machine));
}

ExitCode bench(const BenchOptions &options, const std::stop_token &stop)
{
    const AnnotatorConfig config = options.model.config();
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(config);
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);
    if (options.scale > 0) {
        ProgressLine progress(QStringLiteral("Measuring: text"));
        const auto figures = measureScale(options.scale, **annotator, progress.control(stop));
        return figures ? finish(*figures, **annotator, options.json) : fail(figures.error());
    }
    BenchRequest request;
    request.files = options.files.empty() ? QStringList{sampleTextPath()} : pathsFrom(options.files);
    request.repeat = options.repeat;
    request.rounds = options.rounds;
    request.encoderFolder = config.encoderFolder.isEmpty() ? defaultEncoderFolder() : config.encoderFolder;
    request.otherEncoder = QString::fromStdString(options.otherEncoder);
    request.threads = cpuThreads();
    ProgressLine progress(QStringLiteral("Measuring: sentence"));
    const Result<BenchFigures> figures = measure(request, **annotator, progress.control(stop));
    if (!figures)
        return fail(figures.error());
    if (!figures->tagged.allFilesRead)
        return ExitCode::BadInput;
    return finish(*figures, **annotator, options.json);
}

} // namespace

void addBench(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<BenchOptions>();
    CLI::App *command = app.add_subcommand("bench", "Measure the speed of tagging on this machine, and say which kernels run");
    command->add_option("files", options->files, "Text or WSD XML files (default: the sample text)")->type_name("FILE");
    command->add_option("--repeat", options->repeat, "How often the files are tagged in a round")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
    command->add_option("--rounds", options->rounds, "Rounds, in which whatever is compared takes turns")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000))
        ->type_name("N");
    command
        ->add_option("--scale", options->scale,
                     "Instead, tag generated texts of ever ten times as many tokens, up to this number: speed and memory of each")
        ->check(CLI::Range(qint64(1), qint64(1'000'000'000)))
        ->type_name("TOKENS");
    command
        ->add_option("--compare", options->otherEncoder,
                     "Another encoder: a command that gets the encoder's folder and a number of threads as arguments, reads a passage a "
                     "line up to an empty line, and for every further line prints subwords a second")
        ->type_name("COMMAND");
    addJsonFlag(*command, options->json);
    options->model.addTo(*command);
    command->callback([options, &action] { action = [options](const std::stop_token &stop) { return bench(*options, stop); }; });
}

} // namespace glossator::cli
