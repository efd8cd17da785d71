#pragma once

#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "store/unitfacts.h"

namespace glossator {

/// The little of a unit that an overview of its document needs.
struct UnitGlance
{
    qint64 sentence = 0; ///< position in the document
    UnitId unit;
    UnitStatus status = UnitStatus::Undecided;
    std::optional<int> probability; ///< of the suggested sense, percent
};

/// Of the sentences at positions first … first + count - 1, in their order.
[[nodiscard]] Result<std::vector<UnitGlance>> unitGlances(Database &database, DocumentId document, qint64 first, qint64 count);

} // namespace glossator
