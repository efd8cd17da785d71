#include "store/predictionrow.h"

#include "store/nametable.h"

namespace glossator {

PackedPrediction packPrediction(Database &database, const Prediction &prediction)
{
    PackedPrediction packed;
    packed.model = database.modelVersions().idOf(prediction.modelVersion);
    packed.candidates.reserve(prediction.candidates.size());
    for (const SenseProbability &candidate : prediction.candidates)
        packed.candidates.emplace_back(qint32(database.senseKeys().idOf(candidate.sense)), candidate.probability);
    if (prediction.none)
        packed.none = double(*prediction.none);
    return packed;
}

Result<std::optional<Prediction>> predictionAt(Database &database, Query &query, int column, UnitId unit)
{
    if (query.isNull(column))
        return std::optional<Prediction>();
    const auto candidates = unpackCandidates(query.blob(column + 1));
    if (!candidates)
        return damaged(database, QStringLiteral("prediction of unit %1").arg(unit.value));
    Prediction prediction{{}, database.modelVersions().nameOf(query.number(column))};
    prediction.candidates.reserve(candidates->size());
    for (const auto &[sense, probability] : *candidates)
        prediction.candidates.push_back({database.senseKeys().nameOf(sense), probability});
    if (!query.isNull(column + 2))
        prediction.none = float(query.real(column + 2));
    return std::optional(std::move(prediction));
}

} // namespace glossator
