#pragma once

#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "store/rowcodec.h"
#include "store/sqlcall.h"
#include "text/annotation.h"

namespace glossator {

/// A prediction as the columns of predictions and memory_bases hold it.
struct PackedPrediction
{
    qint64 model = 0; ///< model_version_id
    std::vector<PackedCandidate> candidates;
    std::optional<double> none;
};
/// Gives names that are new to the project their numbers. Throws SQLite::Exception.
[[nodiscard]] PackedPrediction packPrediction(Database &database, const Prediction &prediction);

/// From three columns, model_version_id, candidates and none, beginning with this one; nothing where the first is NULL. Error:
/// ProjectDamaged. Throws SQLite::Exception.
[[nodiscard]] Result<std::optional<Prediction>> predictionAt(Database &database, Query &query, int column, UnitId unit);

} // namespace glossator
