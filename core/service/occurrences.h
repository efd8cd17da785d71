#pragma once

#include <span>
#include <vector>

#include "base/progress.h"
#include "service/blindmode.h"
#include "service/unitsearch.h"
#include "store/database.h"

namespace glossator {

/// Reads the sentences of what was found; units that are gone meanwhile are passed over. Words: what was searched for,
/// which tells the unit to show where a sentence was found. What blind mode hides is marked so.
[[nodiscard]] Result<std::vector<Occurrence>> loadOccurrences(Database &database, std::span<const FoundUnit> found, const QString &words,
                                                              const BlindMode &blind);

/// See UnitSearch::concordance. The order tells nothing of what blind mode hides.
[[nodiscard]] Result<std::vector<FoundUnit>> concordance(Database &database, const UnitFilter &filter, ConcordanceOrder order, int limit,
                                                         const BlindMode &blind);

} // namespace glossator
