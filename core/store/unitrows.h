#pragma once

#include "base/ids.h"
#include "store/database.h"
#include "text/document.h"

namespace glossator {

/// The first of so many ids that no unit has had. Throws SQLite::Exception, as does insertUnit; both within a
/// transaction.
[[nodiscard]] UnitId reserveUnitIds(Database &database, qint64 count);
void insertUnit(Database &database, UnitId id, SentenceId sentence, int position, const Unit &unit);

} // namespace glossator
