#include "model/sensemodel.h"

#include "model/computing.h"
#include "model/encodernetwork.h"
#include "model/encoderreader.h"
#include "model/encodertokenizer.h"
#include "model/glossencoder.h"
#include "model/packing.h"
#include "model/scoring.h"
#include "model/trainedparts.h"

#include <algorithm>
#include <atomic>

namespace glossator {

struct SenseModel::Private
{
    /// Networks made ready; null where only the network itself can read.
    struct Readers
    {
        std::shared_ptr<const EncoderReader> sentences;
        std::shared_ptr<const EncoderReader> glosses;
    };

    Settings settings;
    EncoderConfig config;
    QString encoderDigest;
    std::unique_ptr<SubwordTokenizer> tokenizer;
    GlossSource source;
    std::unique_ptr<GlossIndex> index;
    EncoderNetwork base; ///< as downloaded
    EncoderPair trainable; ///< adapters apart; what training starts from
    EncoderPair merged; ///< adapters merged; what reads
    Readers readers; ///< of merged
    TrainedParts parts;
    QByteArray partsLastSet; ///< the file that parts came from; empty: they are untrained
    QHash<int, int> offsetRow;
    QHash<QString, int> glossRows; ///< by name
    mutable std::atomic<qint64> subwordsEncoded = 0;

    [[nodiscard]] Result<std::unique_ptr<GlossIndex>> openIndex(EncoderNetwork &glosses, const GlossSource &texts) const
    {
        const QString folder = settings.indexFolder.isEmpty() ? GlossIndex::defaultFolder() : settings.indexFolder;
        return GlossIndex::open(folder, glossEncoderDigest(encoderDigest, glosses), texts, config.width);
    }
    /// Layers that the tagger needs; the others are for words with senses alone.
    [[nodiscard]] int firstLayers() const { return tagLayer(config.layers) + 1; }
    [[nodiscard]] Readers readersOf(const EncoderPair &encoders) const
    {
        const Precision precision = readingPrecision(settings.device);
        return {firstLayers() < config.layers ? EncoderReader::make(encoders.sentences, precision) : nullptr,
                EncoderReader::make(encoders.glosses, precision)};
    }
    [[nodiscard]] torch::Tensor statesOf(const States &states, ScoringBatch &batch) const;
};

class SenseModel::States
{
public:
    std::vector<EncodedPassage> passages;
    RowStarts rowStarts;
    std::vector<int> lengths; ///< of the sequences
    torch::Tensor forTags; ///< [N, width]
    torch::Tensor forSenses; ///< [N, width]; undefined: to be worked out from those for tags, for the rows that matter
};

/// What the scorer reads. Where it has only the rows that the batch asks for, the batch is made to count those.
torch::Tensor SenseModel::Private::statesOf(const States &states, ScoringBatch &batch) const
{
    if (states.forSenses.defined())
        return states.forSenses;
    std::vector<int64_t> rows = batch.rows;
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    for (int64_t &row : batch.rows)
        row = std::ranges::lower_bound(rows, row) - rows.begin();
    return readers.sentences->readRest(states.forTags, states.lengths, firstLayers(), rows);
}

SenseModel::SenseModel(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

SenseModel::~SenseModel() = default;

Result<std::unique_ptr<SenseModel>> SenseModel::load(const Settings &settings, GlossSource source)
{
    auto d = std::make_unique<Private>();
    d->settings = settings;
    d->source = std::move(source);
    auto config = readEncoderConfig(settings.encoderFolder);
    if (!config)
        return config.error();
    d->config = *config;
    auto digest = verifyEncoder(settings.encoderFolder);
    if (!digest)
        return digest.error();
    d->encoderDigest = *digest;
    auto tokenizer = readEncoderTokenizer(settings.encoderFolder, *config);
    if (!tokenizer)
        return tokenizer.error();
    d->tokenizer = std::move(*tokenizer);
    auto weights = SafeTensors::open(settings.encoderFolder + QStringLiteral("/model.safetensors"));
    if (!weights)
        return weights.error();
    const auto made = computed([&]() -> Result<void> {
        auto network = EncoderNetwork::load(d->config, *weights, toTorch(settings.device));
        if (!network)
            return network.error();
        d->base = *network;
        d->trainable = d->merged = {*network, *network};
        d->readers = d->readersOf(d->merged);
        d->parts.head = SenseHead::untrained(d->config.width, d->base.device());
        return {};
    });
    if (!made)
        return made.error();
    auto index = d->openIndex(d->trainable.glosses, d->source);
    if (!index)
        return index.error();
    d->index = std::move(*index);
    d->glossRows.reserve(d->source.count);
    for (int row = 0; row < d->source.count; ++row)
        d->glossRows.insert(d->source.name(row), row);
    d->parts.version = QStringLiteral("untrained");
    d->parts.encoderDigest = d->encoderDigest;
    d->parts.inventory = d->source.inventory;
    return std::unique_ptr<SenseModel>(new SenseModel(std::move(d)));
}

Result<void> SenseModel::setTrainedParts(const QByteArray &data, const QString &name)
{
    auto file = SafeTensors::parse(data, name);
    if (!file)
        return file.error();
    return computed([&]() -> Result<void> {
        const torch::NoGradGuard noGrad;
        EncoderPair encoders{d->base, d->base};
        auto parts = readTrainedParts(*file, d->encoderDigest, d->source.inventory, encoders);
        if (!parts)
            return parts.error();
        auto index = d->openIndex(encoders.glosses, d->source);
        if (!index)
            return index.error();
        EncoderPair merged = encoders;
        merged.sentences.mergeAdapters();
        merged.glosses.mergeAdapters();
        Private::Readers readers = d->readersOf(merged); // the last that may fail: nothing has changed so far
        d->index = std::move(*index);
        parts->head.priorFactor = d->parts.head.priorFactor;
        d->parts = std::move(*parts);
        d->partsLastSet = data;
        d->trainable = std::move(encoders);
        d->merged = std::move(merged);
        d->readers = std::move(readers);
        d->offsetRow = offsetRows(d->parts.head.offsetNames);
        return {};
    });
}

QString SenseModel::version() const
{
    return versionWithPriorFactor(d->parts.version, d->parts.head.priorFactor);
}

QString SenseModel::partsVersion() const
{
    return d->parts.version;
}

void SenseModel::setPartsVersion(const QString &version)
{
    d->parts.version = version;
}

std::shared_ptr<const SenseModel::States> SenseModel::encode(std::span<const EncodedPassage> passages) const
{
    const torch::NoGradGuard noGrad;
    auto states = std::make_shared<States>();
    states->passages.assign(passages.begin(), passages.end());
    std::vector<std::vector<qint32>> sequences;
    states->rowStarts = packPassages(passages, &sequences);
    const PackedSequences packed = PackedSequences::pack(sequences, d->base.device());
    d->subwordsEncoded += packed.ids.size(0);
    if (d->readers.sentences) {
        states->forTags = d->readers.sentences->readFirst(packed, d->firstLayers());
        states->lengths = packed.lengths;
    } else {
        const auto layers = d->merged.sentences.forward(packed);
        states->forSenses = senseStates(layers);
        states->forTags = layers[size_t(tagLayer(d->config.layers))];
    }
    return states;
}

qint64 SenseModel::subwordsEncoded() const
{
    return d->subwordsEncoded;
}

std::vector<std::vector<UniversalTag>> SenseModel::tags(const States &states) const
{
    const torch::NoGradGuard noGrad;
    const TokenRows tokens = tokenRows(states.passages, states.rowStarts);
    std::vector<std::vector<UniversalTag>> result;
    const torch::Tensor hidden = meanRows(states.forTags, tokens.rows, tokens.items, tokens.count);
    const torch::Tensor best = d->parts.head.tagLogits(hidden).argmax(1).cpu();
    const int64_t *tag = best.data_ptr<int64_t>();
    for (const EncodedPassage &passage : states.passages) {
        auto &tagsOfPassage = result.emplace_back();
        for (size_t i = 0; i < passage.tokens.size(); ++i)
            tagsOfPassage.push_back(UniversalTag(*tag++));
    }
    return result;
}

std::vector<UnitScores> SenseModel::score(const States &states, std::span<const SenseRequest> requests,
                                          std::vector<std::vector<float>> *words) const
{
    if (requests.empty())
        return {};
    const torch::NoGradGuard noGrad;
    const SenseHead &head = d->parts.head;
    ScoringBatch batch = makeScoringBatch(states.passages, states.rowStarts, requests, d->offsetRow, head);
    batch.glosses = readGlosses(*d->index, batch.glossRows, head.offsets.device());
    // The states first, which renumber the batch's rows.
    const torch::Tensor hidden = d->statesOf(states, batch);
    const torch::Tensor vectors = unitVectors(head, hidden, batch);
    if (words)
        *words = floatRows(vectors);
    const Similarities similarities = similaritiesOf(head, vectors, requests, batch);
    const torch::Tensor toSenses = candidateTable(similarities.senses, batch).cpu();
    const torch::Tensor toGlosses = candidateTable(similarities.glosses, batch).cpu();
    const torch::Tensor scores = candidateTable(withFrequency(head, similarities.all, batch), batch).cpu();
    const TemperatureScaling &scaling = d->parts.confidence.scaling;
    const torch::Tensor slopes = candidateTable(frequencySlopes(head, batch) / scaling.temperature, batch).cpu();
    std::vector<UnitScores> result;
    for (size_t i = 0; i < requests.size(); ++i) {
        const size_t count = requests[i].candidates.size();
        const int64_t first = int64_t(i) * batch.mostCandidates;
        UnitScores &unit = result.emplace_back();
        unit.probabilities = scaledProbabilities({scores.data_ptr<float>() + first, count}, scaling);
        unit.frequencySlopes.assign(slopes.data_ptr<float>() + first, slopes.data_ptr<float>() + first + count);
        std::vector<bool> known;
        for (const SenseCandidate &candidate : requests[i].candidates)
            known.push_back(d->offsetRow.contains(candidate.gloss));
        unit.evidence = noneEvidence({toSenses.data_ptr<float>() + first, count}, {toGlosses.data_ptr<float>() + first, count},
                                     unit.probabilities, known);
        unit.none = d->parts.confidence.none.probability(unit.evidence);
    }
    return result;
}

Result<void> SenseModel::ensureGlosses(std::span<const int> rows, const TaskControl &control)
{
    return ensureGlosses(d->source, *d->index, rows, control);
}

Result<std::unique_ptr<GlossIndex>> SenseModel::openIndex(const GlossSource &source) const
{
    EncoderNetwork glosses = d->trainable.glosses;
    return d->openIndex(glosses, source);
}

Result<void> SenseModel::ensureGlosses(const GlossSource &source, GlossIndex &index, std::span<const int> rows,
                                       const TaskControl &control) const
{
    return encodeMissingGlosses({d->merged.glosses, d->readers.glosses.get(), *d->tokenizer, source, index}, rows, control);
}

int SenseModel::passageSentences() const
{
    return d->parts.passageSentences;
}

EncodedPassage SenseModel::toSubwords(std::span<const Sentence> passage) const
{
    return glossator::toSubwords(passage, *d->tokenizer, encoderWindow(d->config));
}

const GlossIndex &SenseModel::glossIndex() const
{
    return *d->index;
}

const GlossSource &SenseModel::glossSource() const
{
    return d->source;
}

const EncoderConfig &SenseModel::encoderConfig() const
{
    return d->config;
}

const SubwordTokenizer &SenseModel::tokenizer() const
{
    return *d->tokenizer;
}

Device SenseModel::device() const
{
    return d->settings.device;
}

QString SenseModel::encoderDigest() const
{
    return d->encoderDigest;
}

QByteArray SenseModel::trainedParts(PartsPrecision precision) const
{
    const torch::NoGradGuard noGrad;
    EncoderPair encoders = d->trainable;
    return writeTrainedParts(d->parts, encoders, precision);
}

QByteArray SenseModel::partsLastSet() const
{
    // Maps and tagger are written as they are, and untrained parts have nothing else.
    return d->partsLastSet.isEmpty() ? trainedParts() : d->partsLastSet;
}

const Confidence &SenseModel::confidence() const
{
    return d->parts.confidence;
}

void SenseModel::setConfidence(const Confidence &confidence)
{
    d->parts.confidence = confidence;
}

void SenseModel::setPriorFactor(double factor)
{
    d->parts.head.priorFactor = roundedPriorFactor(factor);
}

double SenseModel::priorFactor() const
{
    return d->parts.head.priorFactor;
}

ScoreWeights SenseModel::scoreWeights() const
{
    return d->parts.head.weights;
}

void SenseModel::setScoreWeights(const ScoreWeights &weights)
{
    d->parts.head.weights = weights;
}

QHash<int, int> SenseModel::offsetRows(const QStringList &names) const
{
    QHash<int, int> rows;
    rows.reserve(names.size());
    for (int i = 0; i < names.size(); ++i) {
        if (const auto row = d->glossRows.constFind(names[i]); row != d->glossRows.constEnd())
            rows.insert(*row, i);
    }
    return rows;
}

const QHash<int, int> &SenseModel::offsetRows() const
{
    return d->offsetRow;
}

TrainedParts SenseModel::trainableCopy(EncoderPair &encoders) const
{
    encoders = d->trainable;
    for (EncoderNetwork *network : {&encoders.sentences, &encoders.glosses}) {
        for (auto &[name, tensor] : network->adapterTensors())
            *tensor = tensor->clone();
    }
    TrainedParts parts = d->parts;
    for (auto &[name, tensor] : parts.head.tensors())
        *tensor = tensor->clone();
    return parts;
}

const EncoderNetwork &SenseModel::baseNetwork() const
{
    return d->base;
}

} // namespace glossator
