#include <QElapsedTimer>
#include <QTemporaryFile>

#include <memory>

#include "cli/tagging.h"
#include "common/shippedfiles.h"
#include "model/device.h"
#include "model/matrixbenchmark.h"
#include "model/sensemodel.h"
#include "model/matrixbenchmark.h"
#include "model/sensemodel.h"

namespace glossator::cli {

namespace {

struct BenchOptions
{
    std::vector<std::string> files;
    int repeat = 10;
    bool json = false;
    ModelOptions model;
};

/// Rows of the encoder's matrix products in practice: the subwords of a batch.
constexpr int productRows = 2048;
constexpr double productSeconds = 1.5;

struct BenchFigures
{
    TaggingResult tagged;
    double seconds = 0;
    qint64 subwords = 0;
    double gigaflops = 0; ///< of the matrix products
    double productSubwords = 0; ///< a second, if there were nothing but the matrix products

    [[nodiscard]] double tokensPerSecond() const { return double(tagged.tokens) / seconds; }
    [[nodiscard]] double subwordsPerSecond() const { return double(subwords) / seconds; }
    [[nodiscard]] double share() const { return 100 * subwordsPerSecond() / productSubwords; }
};

MatrixSpeed measureProducts(Annotator &annotator)
{
    const Annotator::ModelAccess access = annotator.lockModel();
    return measureMatrixProducts(access.model.encoderConfig(), access.model.device(), productRows, productSeconds);
}

qint64 subwordsEncoded(Annotator &annotator)
{
    return annotator.lockModel().model.subwordsEncoded();
}

/// Reads, tokenises, encodes, scores and writes as `tag` does, into a file.
Result<BenchFigures> tagIntoFile(const QStringList &files, Annotator &annotator, const TaskControl &control)
{
    QTemporaryFile file;
    if (!file.open())
        return Error{ErrorCode::FileUnwritable, file.fileName(), 0, file.errorString()};
    Output output(file.handle());
    const qint64 subwordsBefore = subwordsEncoded(annotator);
    QElapsedTimer timer;
    timer.start();
    const Result<TaggingResult> tagged = tagFiles({files, {}}, annotator, output, control);
    if (!tagged)
        return tagged.error();
    BenchFigures figures;
    figures.tagged = *tagged;
    figures.seconds = double(timer.nsecsElapsed()) / 1e9;
    figures.subwords = subwordsEncoded(annotator) - subwordsBefore;
    return figures;
}

Result<BenchFigures> measure(const BenchOptions &options, Annotator &annotator, const std::stop_token &stop)
{
    const QStringList files = options.files.empty() ? QStringList{sampleTextPath()} : pathsFrom(options.files);
    ProgressLine progress(QStringLiteral("Measuring: sentence"));
    const TaskControl control = progress.control(stop);
    // The first pass puts the glosses into the index and warms the caches.
    if (Result<BenchFigures> warm = tagIntoFile(files, annotator, control); !warm || !warm->tagged.allFilesRead)
        return warm;
    QStringList repeated;
    for (int i = 0; i < options.repeat; ++i)
        repeated += files;
    // Before and after, since the processor's speed may change in between.
    const MatrixSpeed before = measureProducts(annotator);
    Result<BenchFigures> figures = tagIntoFile(repeated, annotator, control);
    if (!figures)
        return figures;
    const MatrixSpeed after = measureProducts(annotator);
    figures->gigaflops = (before.gigaflops + after.gigaflops) / 2;
    figures->productSubwords = (before.subwordsPerSecond + after.subwordsPerSecond) / 2;
    return figures;
}

QJsonObject toJson(const BenchFigures &figures, const QString &device)
{
    return {{QStringLiteral("device"), device},
            {QStringLiteral("sentences"), figures.tagged.sentences},
            {QStringLiteral("tokens"), figures.tagged.tokens},
            {QStringLiteral("subwords"), figures.subwords},
            {QStringLiteral("seconds"), figures.seconds},
            {QStringLiteral("tokens_per_second"), figures.tokensPerSecond()},
            {QStringLiteral("subwords_per_second"), figures.subwordsPerSecond()},
            {QStringLiteral("products_gflops"), figures.gigaflops},
            {QStringLiteral("products_subwords_per_second"), figures.productSubwords},
            {QStringLiteral("share_of_products"), figures.share()}};
}

QString toText(const BenchFigures &figures, const QString &device)
{
    return QStringLiteral("%1\n"
                          "tagging, read to written: %2 tokens/s, %3 subwords/s (%4 tokens in %5 s)\n"
                          "matrix products alone:    %6 subwords/s, %7 GFLOP/s\n"
                          "tagging reaches %8 % of that\n")
        .arg(device)
        .arg(figures.tokensPerSecond(), 0, 'f', 0)
        .arg(figures.subwordsPerSecond(), 0, 'f', 0)
        .arg(figures.tagged.tokens)
        .arg(figures.seconds, 0, 'f', 1)
        .arg(figures.productSubwords, 0, 'f', 0)
        .arg(figures.gigaflops, 0, 'f', 0)
        .arg(figures.share(), 0, 'f', 0);
}

ExitCode bench(const BenchOptions &options, const std::stop_token &stop)
{
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(options.model.config());
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);
    const Result<BenchFigures> figures = measure(options, **annotator, stop);
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
    addJsonFlag(*command, options->json);
    options->model.addTo(*command);
    command->callback([options, &action] { action = [options](const std::stop_token &stop) { return bench(*options, stop); }; });
}

} // namespace glossator::cli
