#include "service/annotator.h"

#include "inventory/wordnetreader.h"
#include "learning/candidates.h"
#include "model/sensemodel.h"
#include "text/lemmatizer.h"
#include "text/unitfinder.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <mutex>
#include <numeric>
#include <set>

namespace glossator {

namespace {

/// Subwords that go through the encoder at once.
constexpr int batchSubwords = 2048;

int lengthOf(const EncodedSentence &sentence)
{
    int length = 0;
    for (const SubwordSequence &sequence : sentence.sequences)
        length += int(sequence.ids.size());
    return length;
}

} // namespace

struct Annotator::Private
{
    std::shared_ptr<const Inventory> inventory;
    std::unique_ptr<SenseModel> model;
    QByteArray shippedParts;
    QString shippedName;
    std::mutex mutex; ///< one call at a time

    using Sentences = std::vector<Sentence>;
    using Predictions = std::vector<std::vector<Prediction>>;

    void analyse(Sentence &sentence, const std::vector<UniversalTag> &tags) const;
    [[nodiscard]] bool predict(Sentences &sentences, std::span<const int> batch, std::span<const EncodedSentence> encoded,
                               Predictions &predictions, const TaskControl &control);
};

QString shippedModelPath()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/../share/glossator/models/all-MiniLM-L6-v2.safetensors");
}

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
    const QString encoder = config.encoderFolder.isEmpty() ? defaultEncoderFolder() : config.encoderFolder;
    auto model = SenseModel::load({encoder, {}, *device}, glossSourceOf(d->inventory));
    if (!model)
        return model.error();
    d->model = std::move(*model);

    if (config.trainedParts != QLatin1StringView(untrainedModel)) {
        d->shippedName = config.trainedParts.isEmpty() ? shippedModelPath() : config.trainedParts;
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
    const std::scoped_lock lock(d->mutex);
    return d->model->version();
}

QString Annotator::deviceName() const
{
    return describeDevice(d->model->device());
}

Result<void> Annotator::setTrainedParts(const QByteArray &trainedParts)
{
    const std::scoped_lock lock(d->mutex);
    if (!trainedParts.isEmpty())
        return d->model->setTrainedParts(trainedParts, QStringLiteral("project"));
    if (!d->shippedParts.isEmpty())
        return d->model->setTrainedParts(d->shippedParts, d->shippedName);
    return {};
}

Annotator::ModelAccess Annotator::lockModel()
{
    return {*d->model, std::unique_lock(d->mutex)};
}

Result<std::vector<std::vector<Prediction>>> Annotator::annotate(std::vector<Sentence> &sentences, const TaskControl &control)
{
    std::vector<EncodedSentence> encoded;
    encoded.reserve(sentences.size());
    for (const Sentence &sentence : sentences)
        encoded.push_back(d->model->toSubwords(sentence));
    std::vector<int> order(sentences.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int i) { return lengthOf(encoded[size_t(i)]); });

    std::vector<std::vector<Prediction>> predictions(sentences.size());
    for (size_t first = 0; first < order.size();) {
        size_t last = first;
        std::vector<EncodedSentence> batch;
        for (int subwords = 0; last < order.size() && subwords < batchSubwords; ++last) {
            batch.push_back(std::move(encoded[size_t(order[last])]));
            subwords += lengthOf(batch.back());
        }
        // Taken for each batch, so that a view waiting for a few sentences gets its turn.
        const std::scoped_lock lock(d->mutex);
        if (!d->predict(sentences, std::span(order).subspan(first, last - first), batch, predictions, control))
            return Error{ErrorCode::Cancelled};
        first = last;
        control.progress(qint64(first), qint64(order.size()));
    }
    return predictions;
}

void Annotator::Private::analyse(Sentence &sentence, const std::vector<UniversalTag> &tags) const
{
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
        sentence.tokens[i].tag = tags[i];
        sentence.tokens[i].lemma = lemmaOf(sentence.form(int(i)), tags[i], *inventory);
    }
    sentence.units = findUnits(sentence, *inventory);
    sentence.analysed = true;
}

bool Annotator::Private::predict(Sentences &sentences, std::span<const int> batch, std::span<const EncodedSentence> encoded,
                                 Predictions &predictions, const TaskControl &control)
{
    if (control.isCancelled())
        return false;
    const auto states = model->encode(encoded);
    if (std::ranges::any_of(batch, [&](int i) { return !sentences[size_t(i)].analysed; })) {
        const auto tags = model->tags(*states);
        for (size_t i = 0; i < batch.size(); ++i) {
            Sentence &sentence = sentences[size_t(batch[i])];
            if (!sentence.analysed)
                analyse(sentence, tags[i]);
        }
    }

    struct Place
    {
        int sentence;
        size_t unit;
    };
    std::vector<Place> places;
    std::vector<std::vector<SenseCandidate>> candidates;
    std::set<int> glosses;
    for (int i : batch) {
        const Sentence &sentence = sentences[size_t(i)];
        predictions[size_t(i)].resize(sentence.units.size());
        for (size_t u = 0; u < sentence.units.size(); ++u) {
            predictions[size_t(i)][u].modelVersion = model->version();
            auto found = candidatesOf(*inventory, sentence.units[u].lemma, sentence.units[u].wordClass);
            if (found.empty())
                continue;
            for (const SenseCandidate &candidate : found)
                glosses.insert(candidate.gloss);
            places.push_back({i, u});
            candidates.push_back(std::move(found));
        }
    }
    if (!model->ensureGlosses(std::vector<int>(glosses.begin(), glosses.end()), {control.stop, {}}))
        return false;

    std::vector<SenseRequest> requests;
    QHash<int, int> position;
    for (size_t k = 0; k < batch.size(); ++k)
        position.insert(batch[k], int(k));
    for (size_t k = 0; k < places.size(); ++k) {
        const Unit &unit = sentences[size_t(places[k].sentence)].units[places[k].unit];
        requests.push_back({position.value(places[k].sentence), unit.tokens, candidates[k]});
    }
    const auto probabilities = model->probabilities(*states, requests);
    for (size_t k = 0; k < places.size(); ++k) {
        const Unit &unit = sentences[size_t(places[k].sentence)].units[places[k].unit];
        const auto senses = inventory->candidates(unit.lemma, unit.wordClass);
        auto &result = predictions[size_t(places[k].sentence)][places[k].unit].candidates;
        for (size_t c = 0; c < senses.size(); ++c)
            result.push_back({inventory->sense(senses[c]).key, probabilities[k][c]});
        // Equal probabilities keep the inventory's order.
        std::ranges::stable_sort(result, std::greater(), &SenseProbability::probability);
    }
    return true;
}

} // namespace glossator
