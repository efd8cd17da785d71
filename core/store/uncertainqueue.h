#pragma once

#include <vector>

#include "base/result.h"
#include "store/database.h"
#include "store/unitquery.h"

namespace glossator {

/// The undecided units of a filter, the least certain first, spread over the documents: first every document's least
/// certain one, then every document's second, so that no document has the annotator to itself. At most so many.
/// FoundUnit::key.value is the margin in percent. Units whose suggestion is hidden come last, in the order of the text.
[[nodiscard]] Result<std::vector<FoundUnit>> uncertainUnits(Database &database, UnitFilter filter, int limit, const HidingRule &hides = {});

} // namespace glossator
