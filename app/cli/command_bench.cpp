#include <QJsonObject>

#include <cmath>

#include <memory>

#include "cli/benchmarks.h"
#include "cli/options.h"
#include "common/shippedfiles.h"
#include "model/device.h"
#include "model/encoderconfig.h"

namespace glossator::cli {

namespace {

struct BenchOptions
{
    std::vector<std::string> files;
    std::string otherEncoder;
    int repeat = 10;
    bool json = false;
    ModelOptions model;
};

QJsonObject toJson(const BenchFigures &figures, const QString &device)
{
    QJsonObject object{{QStringLiteral("device"), device},
                       {QStringLiteral("sentences"), figures.tagged.sentences},
                       {QStringLiteral("tokens"), figures.tagged.tokens},
                       {QStringLiteral("subwords"), figures.subwords},
                       {QStringLiteral("instances"), figures.tagged.instances},
                       {QStringLiteral("seconds"), figures.seconds},
                       {QStringLiteral("gemm_gflops"), figures.products.gigaflops},
                       {QStringLiteral("encoder_tokens_per_second"), figures.encoderTokensPerSecond()},
                       {QStringLiteral("end_to_end_tokens_per_second"), figures.tokensPerSecond()},
                       {QStringLiteral("end_to_end_ratio"), figures.endToEndRatio()},
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

QString toText(const BenchFigures &figures, const QString &device)
{
    const double largest = figures.products.subwordsPerSecond;
    QString text = device + QStringLiteral("\n\n                        subwords/s\n");
    text += line(QStringLiteral("matrix products alone"), largest, largest);
    text += line(QStringLiteral("encoder"), figures.encoderSubwordsPerSecond, largest);
    text += line(QStringLiteral("tagging, read to written"), figures.subwordsPerSecond(), largest);
    if (figures.otherSubwordsPerSecond)
        text += line(QStringLiteral("transformers' encoder"), *figures.otherSubwordsPerSecond, largest);
    text += QStringLiteral("\n%1 tokens in %2 s: %3 tokens/s; the products reach %4 GFLOP/s, tagging %5 % of them\n")
                .arg(figures.tagged.tokens)
                .arg(figures.seconds, 0, 'f', 1)
                .arg(figures.tokensPerSecond(), 0, 'f', 0)
                .arg(figures.products.gigaflops, 0, 'f', 0)
                .arg(100 * figures.endToEndRatio(), 0, 'f', 0);
    text += QStringLiteral("a cross-encoder of BERT-base's size, a pass a candidate, takes %1 ms an instance: %2 times as long\n")
                .arg(1000 * figures.crossEncoderSecondsAnInstance, 0, 'f', 0)
                .arg(figures.crossEncoderCostRatio(), 0, 'f', 0);
    if (const auto ratio = figures.otherRatio())
        text += QStringLiteral("the encoder is %1 times as fast as transformers'\n").arg(*ratio, 0, 'f', 2);
    return text;
}

ExitCode bench(const BenchOptions &options, const std::stop_token &stop)
{
    const AnnotatorConfig config = options.model.config();
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(config);
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);
    BenchRequest request;
    request.files = options.files.empty() ? QStringList{sampleTextPath()} : pathsFrom(options.files);
    request.repeat = options.repeat;
    request.encoderFolder = config.encoderFolder.isEmpty() ? defaultEncoderFolder() : config.encoderFolder;
    request.otherEncoder = QString::fromStdString(options.otherEncoder);
    request.threads = cpuThreads();
    ProgressLine progress(QStringLiteral("Measuring: sentence"));
    const Result<BenchFigures> figures = measure(request, **annotator, progress.control(stop));
    if (!figures)
        return fail(figures.error());
    if (!figures->tagged.allFilesRead)
        return ExitCode::BadInput;
    const QString device = (*annotator)->deviceName();
    return options.json ? finishWith(toJson(*figures, device)) : finishWith(toText(*figures, device));
}

} // namespace

void addBench(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<BenchOptions>();
    CLI::App *command = app.add_subcommand("bench", "Measure the speed of tagging on this machine, and say which kernels run");
    command->add_option("files", options->files, "Text or WSD XML files (default: the sample text)")->type_name("FILE");
    command->add_option("--repeat", options->repeat, "How often the files are tagged")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
    command
        ->add_option("--compare", options->otherEncoder,
                     "Another encoder: a command that gets the encoder's folder and a number of threads as arguments, reads a passage a "
                     "line and prints subwords a second")
        ->type_name("COMMAND");
    addJsonFlag(*command, options->json);
    options->model.addTo(*command);
    command->callback([options, &action] { action = [options](const std::stop_token &stop) { return bench(*options, stop); }; });
}

} // namespace glossator::cli
