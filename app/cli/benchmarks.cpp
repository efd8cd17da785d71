#include "cli/benchmarks.h"

#include <QElapsedTimer>
#include <QTemporaryFile>

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "cli/annotatedreading.h"
#include "cli/otherencoder.h"
#include "common/shippedfiles.h"
#include "model/encoderbenchmark.h"
#include "model/sensemodel.h"

namespace glossator::cli {

namespace {

constexpr double productSeconds = 0.5;
/// Instances, spread over the text, whose pairs the cross-encoder reads; it takes a second or more for each.
constexpr size_t pairInstances = 16;

MatrixSpeed measureProducts(const SenseModel &model, Precision precision)
{
    return measureMatrixProducts(model.encoderConfig(), model.device(), precision, productSeconds);
}

/// Reads, tokenises, encodes, scores and writes as `tag` does, into a file; also the seconds that takes.
Result<TaggingResult> tagIntoFile(const QStringList &files, Annotator &annotator, const TaskControl &control, double *seconds)
{
    QTemporaryFile file;
    if (!file.open())
        return Error{ErrorCode::FileUnwritable, file.fileName(), 0, file.errorString()};
    Output output(file.handle());
    QElapsedTimer timer;
    timer.start();
    Result<TaggingResult> tagged = tagFiles({files, {}}, annotator, output, control);
    *seconds = double(timer.nsecsElapsed()) / 1e9;
    return tagged;
}

/// The sentences of all files with their units.
struct Corpus
{
    std::vector<Sentence> sentences;
    std::vector<qint64> passages; ///< of the sentences
    std::vector<std::vector<Prediction>> predictions;
};

Result<Corpus> readCorpus(const QStringList &files, Annotator &annotator, const TaskControl &control)
{
    Corpus corpus;
    AnnotatingSink sink(annotator, TaskControl{control.stop, {}}, [&corpus](const AnnotatedBatch &batch) {
        std::ranges::copy(batch.read.sentences, std::back_inserter(corpus.sentences));
        std::ranges::copy(batch.read.passages, std::back_inserter(corpus.passages));
        std::ranges::copy(batch.predictions, std::back_inserter(corpus.predictions));
    });
    for (const QString &file : files) {
        if (const Result<void> read = readDocument(file, {}, sink, TaskControl{control.stop, {}}); !read)
            return read.error();
    }
    if (const Result<void> flushed = sink.flush(); !flushed)
        return flushed.error();
    return corpus;
}

std::vector<EncodedPassage> encoded(const SenseModel &model, const Corpus &corpus)
{
    std::vector<EncodedPassage> passages;
    for (const auto &[first, count] : passagesOf(corpus.passages))
        passages.push_back(model.toSubwords(std::span(corpus.sentences).subspan(first, count)));
    return passages;
}

qint64 subwordsOf(std::span<const EncodedPassage> passages)
{
    qint64 subwords = 0;
    for (const EncodedPassage &passage : passages)
        subwords += passage.subwordCount();
    return subwords;
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
    return secondsToEncode(bertBaseConfig(), lengths, model.device(), readingPrecision(model.device())) / double(count);
}

Result<void> measureRound(const BenchRequest &request, Annotator &annotator, std::span<const EncodedPassage> passages, OtherEncoder *other,
                          const TaskControl &control, BenchFigures &figures)
{
    BenchRound round;
    QStringList repeated;
    for (int i = 0; i < request.repeat; ++i)
        repeated += request.files;
    const auto tagged = tagIntoFile(repeated, annotator, control, &round.seconds);
    if (!tagged)
        return tagged.error();
    figures.tagged = *tagged;
    {
        const Annotator::ModelAccess access = annotator.lockModel();
        const Precision precision = readingPrecision(access.model.device());
        round.products = round.exactProducts = measureProducts(access.model, Precision::Float32);
        if (precision != Precision::Float32)
            round.products = measureProducts(access.model, precision);
        round.encoderSubwordsPerSecond = readingSpeed(access.model.baseNetwork(), passages, precision);
    }
    if (other) {
        const Result<double> speed = other->measure();
        if (!speed)
            return speed.error();
        round.otherSubwordsPerSecond = *speed;
    }
    figures.rounds.push_back(round);
    return {};
}

Result<std::unique_ptr<OtherEncoder>> startOther(const BenchRequest &request, const Corpus &corpus)
{
    if (request.otherEncoder.isEmpty())
        return std::unique_ptr<OtherEncoder>();
    QStringList passages;
    for (const auto &[first, count] : passagesOf(corpus.passages)) {
        passages.append(QString());
        for (const Sentence &sentence : std::span(corpus.sentences).subspan(first, count))
            passages.last() += sentence.text.simplified() + QLatin1Char(' ');
    }
    return OtherEncoder::start(request.otherEncoder, {request.encoderFolder, QString::number(request.threads)}, passages);
}

} // namespace

double BenchFigures::median(const Value &value) const
{
    std::vector<double> values;
    for (const BenchRound &round : rounds)
        values.push_back(value(round));
    std::ranges::sort(values);
    const size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double BenchFigures::highest(const Value &value) const
{
    double most = 0;
    for (const BenchRound &round : rounds)
        most = std::max(most, value(round));
    return most;
}

double BenchFigures::endToEndRatio(MatrixSpeed BenchRound::*products) const
{
    return median([&](const BenchRound &round) { return subwordsPerSecond(round) / (round.*products).subwordsPerSecond; });
}

double BenchFigures::encoderTokensPerSecond() const
{
    return median([](const BenchRound &round) { return round.encoderSubwordsPerSecond; }) * double(tagged.tokens) / double(subwords);
}

double BenchFigures::crossEncoderCostRatio() const
{
    return crossEncoderSecondsAnInstance * double(tagged.instances) / median([](const BenchRound &round) { return round.seconds; });
}

std::optional<double> BenchFigures::otherRatio() const
{
    if (!rounds.front().otherSubwordsPerSecond)
        return std::nullopt;
    return median([](const BenchRound &round) { return round.encoderSubwordsPerSecond / *round.otherSubwordsPerSecond; });
}

Result<BenchFigures> measure(const BenchRequest &request, Annotator &annotator, const TaskControl &control)
{
    BenchFigures figures;
    // The first pass puts the glosses into the index and warms the caches.
    double seconds = 0;
    const auto warm = tagIntoFile(request.files, annotator, control, &seconds);
    if (!warm)
        return warm.error();
    figures.tagged = *warm;
    if (!warm->allFilesRead)
        return figures;
    const Result<Corpus> corpus = readCorpus(request.files, annotator, control);
    if (!corpus)
        return corpus.error();
    std::vector<EncodedPassage> passages;
    {
        const Annotator::ModelAccess access = annotator.lockModel();
        passages = encoded(access.model, *corpus);
        figures.subwords = subwordsOf(passages) * request.repeat;
        figures.crossEncoderSecondsAnInstance = measureCrossEncoder(access.model, *annotator.inventory(), *corpus);
    }
    const auto other = startOther(request, *corpus);
    if (!other)
        return other.error();
    for (int i = 0; i < request.rounds; ++i) {
        if (const Result<void> done = measureRound(request, annotator, passages, other->get(), control, figures); !done)
            return done.error();
    }
    return figures;
}

} // namespace glossator::cli
