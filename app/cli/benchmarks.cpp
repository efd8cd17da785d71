#include "cli/benchmarks.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryFile>

#include <algorithm>

#include "cli/annotatedreading.h"
#include "common/shippedfiles.h"
#include "model/encoderbenchmark.h"
#include "model/sensemodel.h"

namespace glossator::cli {

namespace {

/// Rows of the encoder's matrix products in practice: the subwords of a batch.
constexpr int productRows = 2048;
constexpr double productSeconds = 1.5;
/// Instances, spread over the text, whose pairs the cross-encoder reads; it takes a second or more for each.
constexpr size_t pairInstances = 16;

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

/// The sentences of all files with their units.
struct Corpus
{
    std::vector<Sentence> sentences;
    std::vector<std::vector<Prediction>> predictions;
};

Result<Corpus> readCorpus(const QStringList &files, Annotator &annotator, const TaskControl &control)
{
    Corpus corpus;
    AnnotatingSink sink(annotator, TaskControl{control.stop, {}}, [&corpus](const auto &sentences, const auto &predictions) {
        corpus.sentences.insert(corpus.sentences.end(), sentences.begin(), sentences.end());
        corpus.predictions.insert(corpus.predictions.end(), predictions.begin(), predictions.end());
    });
    for (const QString &file : files) {
        if (const Result<void> read = readDocument(file, {}, sink, TaskControl{control.stop, {}}); !read)
            return read.error();
    }
    if (const Result<void> flushed = sink.flush(); !flushed)
        return flushed.error();
    return corpus;
}

/// In batches as the annotator makes them.
double measureEncoder(const SenseModel &model, const std::vector<Sentence> &sentences)
{
    const size_t together = size_t(model.passageSentences());
    std::vector<EncodedPassage> passages;
    for (size_t first = 0; first < sentences.size(); first += together)
        passages.push_back(model.toSubwords(std::span(sentences).subspan(first, std::min(together, sentences.size() - first))));
    std::ranges::sort(passages, {}, &EncodedPassage::subwordCount);
    QElapsedTimer timer;
    timer.start();
    double subwords = 0;
    for (size_t first = 0; first < passages.size();) {
        size_t last = first;
        int count = 0;
        for (; last < passages.size() && count < productRows; ++last)
            count += passages[last].subwordCount();
        [[maybe_unused]] const auto states = model.encode(std::span(passages).subspan(first, last - first));
        subwords += count;
        first = last;
    }
    return subwords * 1e9 / double(timer.nsecsElapsed());
}

int subwordsOf(const SenseModel &model, const Sentence &sentence)
{
    return model.toSubwords(std::span(&sentence, 1)).subwordCount();
}

/// What the encoder would read of a gloss without lemmas and examples.
int glossLength(const SenseModel &model, const Inventory &inventory, const QString &sense)
{
    Sentence gloss;
    gloss.text = inventory.synset(inventory.sense(inventory.findSense(sense)).synset).gloss;
    gloss.tokens.push_back({0, int(gloss.text.size()), UniversalTag::X, {}});
    return subwordsOf(model, gloss) - 1; // [CLS] stands before the sentence already
}

/// GlossBERT's way (Huang et al. 2019): one pass for each candidate of each instance.
double measureCrossEncoder(const SenseModel &model, const Inventory &inventory, const Corpus &corpus)
{
    std::vector<std::pair<const Sentence *, const Prediction *>> instances;
    for (size_t i = 0; i < corpus.sentences.size(); ++i) {
        for (const Prediction &unit : corpus.predictions[i]) {
            if (unit.candidates.size() > 1)
                instances.emplace_back(&corpus.sentences[i], &unit);
        }
    }
    if (instances.empty())
        return 0;
    const size_t step = std::max<size_t>(1, instances.size() / pairInstances);
    std::vector<int> lengths;
    size_t count = 0;
    for (size_t i = 0; i < instances.size(); i += step, ++count) {
        const int length = subwordsOf(model, *instances[i].first);
        for (const SenseProbability &candidate : instances[i].second->candidates)
            lengths.push_back(length + glossLength(model, inventory, candidate.sense));
    }
    return secondsToEncode(bertBaseConfig(), lengths, model.device()) / double(count);
}

Result<double> measureOther(const BenchRequest &request, const std::vector<Sentence> &sentences, int together)
{
    QByteArray texts;
    for (size_t i = 0; i < sentences.size(); ++i) {
        texts += sentences[i].text.simplified().toUtf8();
        texts += (i + 1) % size_t(together) == 0 ? '\n' : ' ';
    }
    QStringList command = QProcess::splitCommand(request.otherEncoder);
    command += {request.encoderFolder, QString::number(request.threads)};
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    other.start(command.takeFirst(), command);
    other.write(texts);
    other.closeWriteChannel();
    const bool finished = other.waitForFinished(-1) && other.exitStatus() == QProcess::NormalExit && other.exitCode() == 0;
    bool isNumber = false;
    const double speed = other.readAllStandardOutput().trimmed().toDouble(&isNumber);
    if (!finished || !isNumber)
        return Error{ErrorCode::FileNotFound, request.otherEncoder, 0, QStringLiteral("it cannot be run, or prints no number")};
    return speed;
}

} // namespace

std::optional<double> BenchFigures::otherRatio() const
{
    if (!otherSubwordsPerSecond)
        return std::nullopt;
    return encoderSubwordsPerSecond / *otherSubwordsPerSecond;
}

Result<BenchFigures> measure(const BenchRequest &request, Annotator &annotator, const TaskControl &control)
{
    // The first pass puts the glosses into the index and warms the caches.
    if (Result<BenchFigures> warm = tagIntoFile(request.files, annotator, control); !warm || !warm->tagged.allFilesRead)
        return warm;
    QStringList repeated;
    for (int i = 0; i < request.repeat; ++i)
        repeated += request.files;
    // Before and after, since the processor's speed may change in between.
    const MatrixSpeed before = measureProducts(annotator);
    Result<BenchFigures> figures = tagIntoFile(repeated, annotator, control);
    if (!figures)
        return figures;
    const MatrixSpeed after = measureProducts(annotator);
    figures->products = {(before.gigaflops + after.gigaflops) / 2, (before.subwordsPerSecond + after.subwordsPerSecond) / 2};

    const Result<Corpus> corpus = readCorpus(request.files, annotator, control);
    if (!corpus)
        return corpus.error();
    const Annotator::ModelAccess access = annotator.lockModel();
    figures->encoderSubwordsPerSecond = measureEncoder(access.model, corpus->sentences);
    figures->crossEncoderSecondsAnInstance = measureCrossEncoder(access.model, *annotator.inventory(), *corpus);
    if (!request.otherEncoder.isEmpty()) {
        const Result<double> speed = measureOther(request, corpus->sentences, access.model.passageSentences());
        if (!speed)
            return speed.error();
        figures->otherSubwordsPerSecond = *speed;
    }
    return figures;
}

} // namespace glossator::cli
