#include "service/annotator.h"

#include "inventory/wordnetreader.h"
#include "learning/candidates.h"
#include "model/encoderconfig.h"
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

/// Subwords that go through the encoder at once.
constexpr int batchSubwords = 2048;

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

/// A unit with candidates among those of a batch of passages.
struct Place
{
    int passage = 0;
    int firstToken = 0; ///< of its sentence, in the passage
    const Unit *unit = nullptr;
    std::vector<SenseCandidate> candidates;
    Prediction *prediction = nullptr;
    std::vector<float> *word = nullptr; ///< null: not asked for
};

std::vector<Place> placesIn(std::span<const Passage> batch, const Inventory &inventory, const QString &version)
{
    std::vector<Place> places;
    for (size_t p = 0; p < batch.size(); ++p) {
        int firstToken = 0;
        for (size_t s = 0; s < batch[p].sentences.size(); ++s) {
            const Sentence &sentence = batch[p].sentences[s];
            auto &predictions = batch[p].predictions[s];
            predictions.assign(sentence.units.size(), Prediction{{}, version});
            WordVectors *words = batch[p].words.empty() ? nullptr : &batch[p].words[s];
            if (words)
                words->resize(sentence.units.size());
            for (size_t u = 0; u < sentence.units.size(); ++u) {
                auto found = candidatesOf(inventory, sentence.units[u].lemma, sentence.units[u].wordClass);
                if (!found.empty())
                    places.push_back(
                        {int(p), firstToken, &sentence.units[u], std::move(found), &predictions[u], words ? &(*words)[u] : nullptr});
            }
            firstToken += int(sentence.tokens.size());
        }
    }
    return places;
}

std::vector<int> glossesOf(std::span<const Place> places)
{
    std::set<int> glosses;
    for (const Place &place : places) {
        for (const SenseCandidate &candidate : place.candidates)
            glosses.insert(candidate.gloss);
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
    std::mutex mutex; ///< one call at a time

    /// What is asked of the model without waiting for it.
    struct Published
    {
        QString version;
        int passageSentences = 0;
    };
    mutable std::mutex publishedMutex; ///< held no longer than copying takes; after mutex
    Published published;
    [[nodiscard]] Published lastPublished() const
    {
        const std::scoped_lock lock(publishedMutex);
        return published;
    }

    void analyse(Sentence &sentence, std::span<const UniversalTag> tags) const;
    void analyse(const Passage &passage, std::span<const UniversalTag> tags) const;
    [[nodiscard]] bool predict(std::span<Passage> batch, const TaskControl &control);
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
    return d->lastPublished().version;
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

Annotator::ModelAccess::ModelAccess(Annotator &annotator) : model(*annotator.d->model), m_annotator(&annotator), m_lock(annotator.d->mutex)
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
    Private::Published now{d->model->version(), d->model->passageSentences()};
    const std::scoped_lock lock(d->publishedMutex);
    d->published = std::move(now);
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
    for (Passage &passage : all)
        passage.encoded = d->model->toSubwords(passage.sentences);
    std::ranges::stable_sort(all, {}, [](const Passage &passage) { return passage.encoded.subwordCount(); });

    for (size_t first = 0; first < all.size();) {
        size_t last = first;
        for (int subwords = 0; last < all.size() && subwords < batchSubwords; ++last)
            subwords += all[last].encoded.subwordCount();
        // Taken for each batch, so that a view waiting for a few sentences gets its turn.
        const std::scoped_lock lock(d->mutex);
        if (!d->predict(std::span(all).subspan(first, last - first), control))
            return Error{ErrorCode::Cancelled};
        first = last;
        control.progress(qint64(first), qint64(all.size()));
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

bool Annotator::Private::predict(std::span<Passage> batch, const TaskControl &control)
{
    if (control.isCancelled())
        return false;
    std::vector<EncodedPassage> encoded;
    for (Passage &passage : batch)
        encoded.push_back(std::move(passage.encoded));
    const auto states = model->encode(encoded);
    const auto isRaw = [](const Passage &passage) { return !std::ranges::all_of(passage.sentences, &Sentence::analysed); };
    if (std::ranges::any_of(batch, isRaw)) {
        const auto tags = model->tags(*states);
        for (size_t i = 0; i < batch.size(); ++i)
            analyse(batch[i], tags[i]);
    }

    const std::vector<Place> places = placesIn(batch, *inventory, model->version());
    if (!model->ensureGlosses(glossesOf(places), {control.stop, {}}))
        return false;
    std::vector<SenseRequest> requests;
    for (const Place &place : places)
        requests.push_back({place.passage, place.unit->tokens, place.candidates, place.firstToken});
    const auto scores = model->score(*states, requests);
    if (!batch.front().words.empty()) {
        auto vectors = model->wordVectors(*states, requests);
        for (size_t k = 0; k < vectors.size(); ++k)
            *places[k].word = std::move(vectors[k]);
    }
    for (size_t k = 0; k < places.size(); ++k) {
        const auto senses = inventory->candidates(places[k].unit->lemma, places[k].unit->wordClass);
        auto &result = places[k].prediction->candidates;
        for (size_t c = 0; c < senses.size(); ++c)
            result.push_back({inventory->sense(senses[c]).key, scores[k].probabilities[c]});
        // Equal probabilities keep the inventory's order.
        std::ranges::stable_sort(result, std::greater(), &SenseProbability::probability);
    }
    return true;
}

} // namespace glossator
