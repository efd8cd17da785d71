#pragma once

#include <QString>

#include <span>

#include "base/ids.h"
#include "store/database.h"
#include "text/document.h"

namespace glossator {

/// The first of so many ids that no unit has had. Throws SQLite::Exception, as does insertUnits; both within a
/// transaction.
[[nodiscard]] UnitId reserveUnitIds(Database &database, qint64 count);

struct UnitPlace
{
    UnitId id;
    DocumentId document;
    SentenceId sentence;
    int position = 0; ///< in Sentence::units
};

/// A unit without a row. The unit must outlive it.
struct NewUnit
{
    NewUnit(const UnitPlace &unitPlace, const Sentence &sentence, const Unit &newUnit);

    UnitPlace place;
    const Unit &unit;
    QString form; ///< see searchedForm()
    bool isName;
};
void insertUnits(Database &database, std::span<const NewUnit> units);

} // namespace glossator
