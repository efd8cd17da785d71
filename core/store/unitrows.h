#pragma once

#include "base/ids.h"
#include "store/database.h"
#include "text/document.h"

namespace glossator {

/// The first of so many ids that no unit has had. Throws SQLite::Exception, as does insertUnit; both within a
/// transaction.
[[nodiscard]] UnitId reserveUnitIds(Database &database, qint64 count);
struct NewUnit
{
    UnitId id;
    DocumentId document;
    SentenceId sentence;
    int position = 0; ///< in Sentence::units
};
void insertUnit(Database &database, const NewUnit &place, const Sentence &sentence, const Unit &unit);

} // namespace glossator
