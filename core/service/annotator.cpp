#include "service/annotator.h"

#include "inventory/wordnetreader.h"
#include "learning/candidates.h"
#include "model/encoderconfig.h"
#include "model/parallel.h"
#include "model/sensemodel.h"
#include "text/lemmatizer.h"
#include "text/unitfinder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <mutex>
#include <set>

namespace glossator {

namespace {

/// Subwords that go through the encoder at once: at most, and at least where there are as many threads as that leaves batches for.
constexpr int mostSubwords = 1024;
constexpr int fewestSubwords = 128;
/// Batches a thread that are computed before another caller gets its turn.
constexpr size_t batchesATurn = 2;

/// Sentences that are read together, and where their predictions go.
struct Passage
{
    std::span<Sentence> sentences;
    std::span<std::vector<Prediction>> predictions;
    std::span<WordVectors> words; ///< empty: nobody asks for them
    EncodedPassage encoded;
};

std::vector<Passage> inPassages(std::vector<Sentence> &sentences, std::span<const qint64> numbers,
                                std::vector<std::vector<Prediction>> &predictions, std::vector<WordVectors> *words)
{
    std::vector<Passage> passages;
    for (size_t first = 0; first < sentences.size();) {
        size_t last = first + 1;
        while (!numbers.empty() && last < sentences.size() && numbers[last] == numbers[first])
            ++last;
        const size_t count = last - first;
        passages.push_back({std::span(sentences).subspan(first, count),
                            std::span(predictions).subspan(first, count),
                            words ? std::span(*words).subspan(first, count) : std::span<WordVectors>(),
                            {}});
        first = last;
    }
    return passages;
}

/// A unit to be scored, among those of a batch of passages.
struct Place
{
    int passage = 0;
    int firstToken = 0; ///< of its sentence, in the passage
    const Unit *unit = nullptr;
    std::vector<SenseCandidate> candidates;
    Prediction *prediction = nullptr;
    std::vector<float> *word = nullptr; ///< null: not asked for
};

/// Passages that go through the encoder together.
struct Batch
{
    std::span<Passage> passages;
    std::shared_ptr<const SenseModel::States> states;
    std::vector<Place> places;
};

bool isAnalysed(const Passage &passage)
{
    return std::ranges::all_of(passage.sentences, &Sentence::analysed);
}

/// Whether the encoder would find nothing to tell: words and units are known, and no unit has a choice of senses.
bool isSettled(const Passage &passage, const Inventory &inventory)
{
    const auto hasChoice = [&](const Unit &unit) { return inventory.candidates(unit.lemma, unit.wordClass).size() > 1; };
    return passage.words.empty() && isAnalysed(passage)
        && std::ranges::none_of(passage.sentences, [&](const Sentence &s) { return std::ranges::any_of(s.units, hasChoice); });
}

/// The only candidate is certain, and none is none; for units with a choice the predictions stay empty.
void predictWithoutChoice(const Passage &passage, const Inventory &inventory, const QString &version)
{
    for (size_t s = 0; s < passage.sentences.size(); ++s) {
        const std::vector<Unit> &units = passage.sentences[s].units;
        passage.predictions[s].assign(units.size(), Prediction{{}, version});
        if (!passage.words.empty())
            passage.words[s].resize(units.size());
        for (size_t u = 0; u < units.size(); ++u) {
            const auto senses = inventory.candidates(units[u].lemma, units[u].wordClass);
            if (senses.size() == 1)
                passage.predictions[s][u].candidates.push_back({inventory.sense(senses.front()).key, 1});
        }
    }
}

std::vector<Place> placesIn(std::span<const Passage> batch, const Inventory &inventory, const QString &version)
{
    std::vector<Place> places;
    for (size_t p = 0; p < batch.size(); ++p) {
        predictWithoutChoice(batch[p], inventory, version);
        int firstToken = 0;
        for (size_t s = 0; s < batch[p].sentences.size(); ++s) {
            const Sentence &sentence = batch[p].sentences[s];
            WordVectors *words = batch[p].words.empty() ? nullptr : &batch[p].words[s];
            for (size_t u = 0; u < sentence.units.size(); ++u) {
                auto found = candidatesOf(inventory, sentence.units[u].lemma, sentence.units[u].wordClass);
                if (found.size() > (words ? 0U : 1U))
                    places.push_back({int(p), firstToken, &sentence.units[u], std::move(found), &batch[p].predictions[s][u],
                                      words ? &(*words)[u] : nullptr});
            }
            firstToken += int(sentence.tokens.size());
        }
    }
    return places;
}

/// Of about equal size.
std::vector<Batch> inBatches(std::span<Passage> passages)
{
    qint64 total = 0;
    for (const Passage &passage : passages)
        total += passage.encoded.subwordCount();
    const qint64 size = std::clamp<qint64>(total / sharers(), fewestSubwords, mostSubwords);
    std::vector<Batch> batches;
    for (size_t first = 0; first < passages.size();) {
        size_t last = first;
        for (qint64 subwords = 0; last < passages.size() && subwords < size; ++last)
            subwords += passages[last].encoded.subwordCount();
        batches.push_back({passages.subspan(first, last - first), {}, {}});
        first = last;
    }
    return batches;
}

std::vector<int> glossesOf(std::span<const Batch> batches)
{
    std::set<int> glosses;
    for (const Batch &batch : batches) {
        for (const Place &place : batch.places) {
            for (const SenseCandidate &candidate : place.candidates)
                glosses.insert(candidate.gloss);
        }
    }
    return {glosses.begin(), glosses.end()};
}

} // namespace

struct Annotator::Private
{
    std::shared_ptr<const Inventory> inventory;
    std::unique_ptr<SenseModel> model;
    QByteArray shippedParts;
    QString shippedName;
    mutable std::mutex mutex; ///< one call at a time; taken by lock()

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
    [[nodiscard]] std::unique_lock<std::mutex> lock() const
    {
        std::unique_lock taken(mutex);
        // Training reads the model without the lock, and nobody wants another factor then (FrequencyService).
        if (const double wanted = lastPublished().priorFactor; wanted != model->priorFactor())
            model->setPriorFactor(wanted);
        return taken;
    }

    void analyse(Sentence &sentence, std::span<const UniversalTag> tags) const;
    void analyse(const Passage &passage, std::span<const UniversalTag> tags) const;
    void read(Batch &batch) const;
    void score(const Batch &batch) const;
    [[nodiscard]] bool predict(std::span<Batch> batches, const TaskControl &control);
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

} // namespace

Annotator::Annotator(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

Annotator::~Annotator() = default;

Result<std::shared_ptr<Annotator>> Annotator::open(const AnnotatorConfig &config)
{
    auto device = chooseDevice(config.device);
    if (!device)
        return device.error();
    auto d = std::make_unique<Private>();
    auto inventory = readWordNet(config.wordNetFolder.isEmpty() ? defaultWordNetFolder() : config.wordNetFolder);
    if (!inventory)
        return inventory.error();
    d->inventory = *inventory;
    const QString encoder = resolveEncoder(config.encoderFolder);
    auto model = SenseModel::load({encoder, {}, *device}, glossSourceOf(d->inventory));
    if (!model)
        return model.error();
    d->model = std::move(*model);
    d->published.priorFactor = roundedPriorFactor(config.priorFactor);

    if (config.trainedParts != QLatin1StringView(untrainedModel)) {
        d->shippedName = config.trainedParts.isEmpty() ? shippedPartsFor(encoder) : config.trainedParts;
        QFile file(d->shippedName);
        if (!file.exists())
            return Error{ErrorCode::ModelMissing, d->shippedName};
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
    return describeDevice(d->model->device());
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
    std::vector<Passage> all = inPassages(sentences, passages, predictions, words);
    const auto open = std::ranges::stable_partition(all, [&](const Passage &passage) { return isSettled(passage, *d->inventory); });
    const QString version = modelVersion();
    for (const Passage &passage : std::span(all.begin(), open.begin()))
        predictWithoutChoice(passage, *d->inventory, version);
    shareOut(open.size(), [&](size_t i) { open[i].encoded = d->model->toSubwords(open[i].sentences); });
    std::ranges::stable_sort(open, {}, [](const Passage &passage) { return passage.encoded.subwordCount(); });

    std::vector<Batch> batches = inBatches(open);
    // A graphics card has threads of its own.
    const size_t atOnce = d->model->device().kind == Device::Kind::Cpu ? batchesATurn * size_t(sharers()) : 1;
    qint64 done = qint64(all.size() - open.size());
    for (size_t first = 0; first < batches.size(); first += atOnce) {
        const auto turn = std::span(batches).subspan(first, std::min(atOnce, batches.size() - first));
        // Taken for each turn, so that a view waiting for a few sentences gets its own.
        const std::unique_lock lock = d->lock();
        if (!d->predict(turn, control))
            return Error{ErrorCode::Cancelled};
        for (const Batch &batch : turn)
            done += qint64(batch.passages.size());
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

void Annotator::Private::analyse(const Passage &passage, std::span<const UniversalTag> tags) const
{
    for (Sentence &sentence : passage.sentences) {
        if (!sentence.analysed)
            analyse(sentence, tags.first(sentence.tokens.size()));
        tags = tags.subspan(sentence.tokens.size());
    }
}

/// Tags what is raw, and finds what is to be scored.
void Annotator::Private::read(Batch &batch) const
{
    std::vector<EncodedPassage> encoded;
    for (Passage &passage : batch.passages)
        encoded.push_back(std::move(passage.encoded));
    batch.states = model->encode(encoded);
    if (!std::ranges::all_of(batch.passages, isAnalysed)) {
        const auto tags = model->tags(*batch.states);
        for (size_t i = 0; i < batch.passages.size(); ++i)
            analyse(batch.passages[i], tags[i]);
    }
    batch.places = placesIn(batch.passages, *inventory, model->version());
}

void Annotator::Private::score(const Batch &batch) const
{
    std::vector<SenseRequest> requests;
    for (const Place &place : batch.places)
        requests.push_back({place.passage, place.unit->tokens, place.candidates, place.firstToken});
    const auto scores = model->score(*batch.states, requests);
    if (!batch.passages.front().words.empty()) {
        auto vectors = model->wordVectors(*batch.states, requests);
        for (size_t k = 0; k < vectors.size(); ++k)
            *batch.places[k].word = std::move(vectors[k]);
    }
    for (size_t k = 0; k < batch.places.size(); ++k) {
        const Place &place = batch.places[k];
        const auto senses = inventory->candidates(place.unit->lemma, place.unit->wordClass);
        place.prediction->none = scores[k].none;
        auto &result = place.prediction->candidates;
        result.clear();
        for (size_t c = 0; c < senses.size(); ++c)
            result.push_back({inventory->sense(senses[c]).key, scores[k].probabilities[c]});
        // Equal probabilities keep the inventory's order.
        std::ranges::stable_sort(result, std::greater(), &SenseProbability::probability);
    }
}

bool Annotator::Private::predict(std::span<Batch> batches, const TaskControl &control)
{
    if (control.isCancelled())
        return false;
    shareOut(batches.size(), [&](size_t i) { read(batches[i]); });
    if (!model->ensureGlosses(glossesOf(batches), {control.stop, {}}))
        return false;
    shareOut(batches.size(), [&](size_t i) { score(batches[i]); });
    for (Batch &batch : batches)
        batch.states.reset();
    return true;
}

} // namespace glossator
