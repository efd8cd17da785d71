#include "service/annotator.h"

#include "base/filelocks.h"
#include "inventory/wordnetreader.h"
#include "learning/candidates.h"
#include "model/computing.h"
#include "model/encoderconfig.h"
#include "model/parallel.h"
#include "model/sensemodel.h"
#include "service/passagebatches.h"
#include "text/lemmatizer.h"
#include "text/unitfinder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace glossator {

namespace {

/// Batches a thread that are computed before another caller gets its turn, when one waits and when none does: what they become is kept until
/// the turn's end, and there threads wait for each other.
constexpr size_t fewestATurn = 2;
constexpr size_t mostATurn = 16;

} // namespace

struct Annotator::Private
{
    std::shared_ptr<const Inventory> inventory;
    std::unique_ptr<SenseModel> model;
    QByteArray shippedParts;
    QString shippedName;
    mutable FairMutex mutex; ///< one call at a time; taken by lock()

    /// What is asked of the model, or wanted from it, without waiting for it.
    struct Published
    {
        QString partsVersion;
        int passageSentences = 0;
        double priorFactor = 1; ///< the model gets it when it is taken next
    };
    mutable std::mutex publishedMutex; ///< held no longer than copying takes; after mutex
    Published published;
    [[nodiscard]] Published lastPublished() const
    {
        const std::scoped_lock lock(publishedMutex);
        return published;
    }

    /// The model as it is wanted, for the caller alone.
    [[nodiscard]] std::unique_lock<FairMutex> lock() const
    {
        std::unique_lock taken(mutex);
        // Training reads the model without the lock, and nobody wants another factor then (FrequencyService).
        if (const double wanted = lastPublished().priorFactor; wanted != model->priorFactor())
            model->setPriorFactor(wanted);
        return taken;
    }

    void analyse(Sentence &sentence, std::span<const UniversalTag> tags) const;
    void analyse(const PassageToRead &passage, std::span<const UniversalTag> tags) const;
    void read(ReadingBatch &batch) const;
    void score(const ReadingBatch &batch) const;
    [[nodiscard]] size_t readSome(std::span<ReadingBatch> batches, const TaskControl &control) const;
    [[nodiscard]] Result<size_t> predictSome(std::span<ReadingBatch> batches, const TaskControl &control);
};

QString shippedModelPath(const QString &encoder)
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/../share/glossator/models/%1.safetensors").arg(encoder);
}

QString shippedModelPath()
{
    return shippedModelPath(QLatin1StringView(knownEncoders[0].name));
}

namespace {

/// The default encoder may lie in a folder of any name.
QString shippedPartsFor(const QString &encoderFolder)
{
    const QString named = shippedModelPath(QDir(encoderFolder).dirName());
    return QFile::exists(named) ? named : shippedModelPath();
}

QString wordNetOf(const AnnotatorConfig &config)
{
    return config.wordNetFolder.isEmpty() ? defaultWordNetFolder() : config.wordNetFolder;
}

/// encoder: as resolveEncoder() gives it. Empty: none.
QString partsOf(const AnnotatorConfig &config, const QString &encoder)
{
    if (config.trainedParts == QLatin1StringView(untrainedModel))
        return {};
    return config.trainedParts.isEmpty() ? shippedPartsFor(encoder) : config.trainedParts;
}

} // namespace

QStringList inputsOf(const AnnotatorConfig &config)
{
    const QString encoder = resolveEncoder(config.encoderFolder);
    QStringList inputs{encoder, wordNetOf(config)};
    if (const QString parts = partsOf(config, encoder); !parts.isEmpty())
        inputs.append(parts);
    return inputs;
}

Annotator::Annotator(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

Annotator::~Annotator() = default;

Result<std::shared_ptr<Annotator>> Annotator::open(const AnnotatorConfig &config)
{
    auto device = chooseDevice(config.device);
    if (!device)
        return device.error();
    auto d = std::make_unique<Private>();
    auto inventory = readWordNet(wordNetOf(config));
    if (!inventory)
        return inventory.error();
    d->inventory = *inventory;
    const QString encoder = resolveEncoder(config.encoderFolder);
    auto model = SenseModel::load({encoder, {}, *device}, glossSourceOf(d->inventory));
    if (!model)
        return model.error();
    d->model = std::move(*model);
    d->published.priorFactor = roundedPriorFactor(config.priorFactor);

    d->shippedName = partsOf(config, encoder);
    if (!d->shippedName.isEmpty()) {
        QFile file(d->shippedName);
        if (!file.exists())
            return Error{ErrorCode::ModelMissing, d->shippedName};
        if (const auto locked = errorIfLocked(d->shippedName, ErrorCode::ModelDamaged))
            return *locked;
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::FileUnreadable, d->shippedName, 0, file.errorString()};
        d->shippedParts = file.readAll();
    }
    std::shared_ptr<Annotator> annotator(new Annotator(std::move(d)));
    if (auto set = annotator->setTrainedParts({}); !set)
        return set.error();
    return annotator;
}

std::shared_ptr<const Inventory> Annotator::inventory() const
{
    return d->inventory;
}

QString Annotator::modelVersion() const
{
    const Private::Published known = d->lastPublished();
    return versionWithPriorFactor(known.partsVersion, known.priorFactor);
}

void Annotator::setPriorFactor(double factor)
{
    const std::scoped_lock lock(d->publishedMutex);
    d->published.priorFactor = roundedPriorFactor(factor);
}

double Annotator::priorFactor() const
{
    return d->lastPublished().priorFactor;
}

QString Annotator::deviceName() const
{
    return describeDevice(d->model->device(), usualCpuThreads());
}

Result<void> Annotator::setTrainedParts(const QByteArray &trainedParts)
{
    const ModelAccess access = lockModel();
    if (!trainedParts.isEmpty())
        return access.model.setTrainedParts(trainedParts, QStringLiteral("project"));
    if (!d->shippedParts.isEmpty())
        return access.model.setTrainedParts(d->shippedParts, d->shippedName);
    return {};
}

Annotator::ModelAccess::ModelAccess(Annotator &annotator) : model(*annotator.d->model), m_annotator(&annotator), m_lock(annotator.d->lock())
{}

Annotator::ModelAccess::~ModelAccess()
{
    if (m_lock.owns_lock())
        m_annotator->publish();
}

Annotator::ModelAccess Annotator::lockModel()
{
    return ModelAccess(*this);
}

/// The caller holds the model.
void Annotator::publish()
{
    const std::scoped_lock lock(d->publishedMutex);
    d->published.partsVersion = d->model->partsVersion();
    d->published.passageSentences = d->model->passageSentences();
}

int Annotator::passageSentences() const
{
    return d->lastPublished().passageSentences;
}

Result<std::vector<std::vector<Prediction>>> Annotator::annotate(std::vector<Sentence> &sentences, std::span<const qint64> passages,
                                                                 const TaskControl &control, std::vector<WordVectors> *words)
{
    std::vector<std::vector<Prediction>> predictions(sentences.size());
    if (words)
        words->assign(sentences.size(), {});
    std::vector<PassageToRead> all = inPassages(sentences, passages, predictions, words);
    const auto open = std::ranges::stable_partition(all, [&](const PassageToRead &passage) { return isSettled(passage, *d->inventory); });
    const QString version = modelVersion();
    for (const PassageToRead &passage : std::span(all.begin(), open.begin()))
        predictWithoutChoice(passage, *d->inventory, version);
    shareOut(open.size(), [&](size_t i) { open[i].encoded = d->model->toSubwords(open[i].sentences); });
    std::ranges::stable_sort(open, {}, [](const PassageToRead &passage) { return passage.encoded.subwordCount(); });

    std::vector<ReadingBatch> batches = inBatches(open);
    qint64 done = qint64(all.size() - open.size());
    for (auto left = std::span(batches); !left.empty();) {
        // Taken for each turn, so that a view waiting for a few sentences gets its own.
        const std::unique_lock lock = d->lock();
        const auto predicted = computed([&] { return d->predictSome(left, control); });
        if (!predicted)
            return predicted.error();
        for (const ReadingBatch &batch : left.first(*predicted))
            done += qint64(batch.passages.size());
        left = left.subspan(*predicted);
        control.progress(done, qint64(all.size()));
    }
    return predictions;
}

void Annotator::Private::analyse(Sentence &sentence, std::span<const UniversalTag> tags) const
{
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
        sentence.tokens[i].tag = tags[i];
        sentence.tokens[i].lemma = lemmaOf(sentence.form(int(i)), tags[i], *inventory);
    }
    sentence.units = findUnits(sentence, *inventory);
    sentence.analysed = true;
}

void Annotator::Private::analyse(const PassageToRead &passage, std::span<const UniversalTag> tags) const
{
    for (Sentence &sentence : passage.sentences) {
        if (!sentence.analysed)
            analyse(sentence, tags.first(sentence.tokens.size()));
        tags = tags.subspan(sentence.tokens.size());
    }
}

/// Tags what is raw, and finds what is to be scored.
void Annotator::Private::read(ReadingBatch &batch) const
{
    std::vector<EncodedPassage> encoded;
    for (PassageToRead &passage : batch.passages)
        encoded.push_back(std::move(passage.encoded));
    batch.states = model->encode(encoded);
    if (!std::ranges::all_of(batch.passages, isAnalysed)) {
        const auto tags = model->tags(*batch.states);
        for (size_t i = 0; i < batch.passages.size(); ++i)
            analyse(batch.passages[i], tags[i]);
    }
    batch.units = unitsToScore(batch.passages, *inventory, model->version());
}

void Annotator::Private::score(const ReadingBatch &batch) const
{
    std::vector<SenseRequest> requests;
    for (const UnitToScore &toScore : batch.units)
        requests.push_back({toScore.passage, toScore.unit->tokens, toScore.candidates, toScore.firstToken});
    const bool wantsWords = !batch.passages.front().words.empty();
    std::vector<std::vector<float>> words;
    const auto scores = model->score(*batch.states, requests, wantsWords ? &words : nullptr);
    for (size_t k = 0; k < words.size(); ++k)
        *batch.units[k].word = std::move(words[k]);
    for (size_t k = 0; k < batch.units.size(); ++k) {
        const UnitToScore &toScore = batch.units[k];
        const auto senses = inventory->candidates(toScore.unit->lemma, toScore.unit->wordClass);
        toScore.prediction->none = scores[k].none;
        auto &result = toScore.prediction->candidates;
        result.clear();
        for (size_t c = 0; c < senses.size(); ++c)
            result.push_back({inventory->sense(senses[c]).key, scores[k].probabilities[c]});
        // Equal probabilities keep the inventory's order.
        std::ranges::stable_sort(result, std::greater(), &SenseProbability::probability);
    }
}

/// As many of the first as a turn has; how many.
size_t Annotator::Private::readSome(std::span<ReadingBatch> batches, const TaskControl &control) const
{
    // A graphics card has threads of its own.
    const size_t threads = model->device().kind == Device::Kind::Cpu ? size_t(sharers()) : 1;
    const size_t fewest = fewestATurn * threads;
    const size_t most = std::min(mostATurn * threads, batches.size());
    std::atomic<size_t> next = 0;
    shareOut(std::min(threads, most), [&](size_t) {
        while (!control.isCancelled() && (next < fewest || !mutex.isAwaited())) {
            const size_t i = next++;
            if (i >= most)
                break;
            read(batches[i]);
        }
    });
    return std::min<size_t>(next, most);
}

/// How many of the first.
Result<size_t> Annotator::Private::predictSome(std::span<ReadingBatch> batches, const TaskControl &control)
{
    batches = batches.first(readSome(batches, control));
    if (control.isCancelled())
        return Error{ErrorCode::Cancelled};
    if (auto ensured = model->ensureGlosses(glossesOf(batches), {control.stop, {}}); !ensured)
        return ensured.error();
    shareOut(batches.size(), [&](size_t i) { score(batches[i]); });
    for (ReadingBatch &batch : batches)
        batch.states.reset();
    return batches.size();
}

} // namespace glossator
