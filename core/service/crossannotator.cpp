#include "service/crossannotator.h"

#include <QFile>

#include <algorithm>

#include "base/filelocks.h"
#include "learning/candidates.h"
#include "model/crossencoder.h"
#include "model/sensemodel.h"

namespace glossator {

struct CrossAnnotator::Private
{
    std::shared_ptr<Annotator> annotator; ///< owns the encoder
    std::shared_ptr<const Inventory> inventory;
    std::unique_ptr<CrossEncoder> encoder;
};

CrossAnnotator::CrossAnnotator(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

CrossAnnotator::~CrossAnnotator() = default;

Result<std::shared_ptr<const CrossAnnotator>> CrossAnnotator::open(std::shared_ptr<Annotator> annotator, const QString &file)
{
    QFile parts(file);
    if (!parts.exists())
        return Error{ErrorCode::FileNotFound, file};
    if (const auto locked = errorIfLocked(file, ErrorCode::ModelDamaged))
        return *locked;
    if (!parts.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, file, 0, parts.errorString()};
    auto d = std::make_unique<Private>();
    d->inventory = annotator->inventory();
    auto encoder = CrossEncoder::open(annotator->lockModel().model, definitionSourceOf(d->inventory), parts.readAll(), file);
    if (!encoder)
        return encoder.error();
    d->encoder = std::move(*encoder);
    d->annotator = std::move(annotator);
    return std::shared_ptr<const CrossAnnotator>(new CrossAnnotator(std::move(d)));
}

QString CrossAnnotator::version() const
{
    return d->encoder->version();
}

QString CrossAnnotator::recipe() const
{
    return d->encoder->recipe();
}

Result<std::vector<Prediction>> CrossAnnotator::predict(std::span<const Place> places, const TaskControl &control) const
{
    std::vector<PairRequest> requests;
    for (const Place &place : places) {
        PairRequest &request = requests.emplace_back(PairRequest{&place.sentence, place.unit.tokens, {}});
        const auto senses = d->inventory->candidates(place.unit.lemma, place.unit.wordClass);
        if (senses.size() < 2)
            continue; // nothing to choose from
        for (const SenseId sense : senses)
            request.glosses.push_back(d->inventory->sense(sense).synset.value);
    }
    const auto scores = d->encoder->score(requests, control);
    if (!scores)
        return scores.error();
    std::vector<Prediction> predictions;
    for (size_t i = 0; i < places.size(); ++i) {
        Prediction &prediction = predictions.emplace_back(Prediction{{}, version()});
        const auto senses = d->inventory->candidates(places[i].unit.lemma, places[i].unit.wordClass);
        for (size_t k = 0; k < senses.size(); ++k)
            prediction.candidates.push_back({d->inventory->sense(senses[k]).key, senses.size() == 1 ? 1 : (*scores)[i][k]});
        // Equal probabilities keep the inventory's order.
        std::ranges::stable_sort(prediction.candidates, std::greater(), &SenseProbability::probability);
    }
    return predictions;
}

} // namespace glossator
