#include "store/unitrows.h"

#include "store/manyrows.h"
#include "store/rowcodec.h"
#include "store/sqlcall.h"
#include "store/unitfacts.h"

#include <sqlite3.h>

namespace glossator {

UnitId reserveUnitIds(Database &database, qint64 count)
{
    Query query(database, "UPDATE unit_ids SET next = next + ?1 RETURNING next");
    if (!query.bind(count).next())
        throw SQLite::Exception("unit_ids has no row", SQLITE_CORRUPT);
    const UnitId first{query.number(0) - count};
    query.next();
    return first;
}

NewUnit::NewUnit(const UnitPlace &unitPlace, const Sentence &sentence, const Unit &newUnit) :
    place(unitPlace),
    unit(newUnit),
    form(searchedForm(sentence, newUnit)),
    isName(glossator::isName(sentence, newUnit))
{}

void insertUnits(Database &database, std::span<const NewUnit> units)
{
    static const ManyRows rows(
        "INSERT OR FAIL INTO units (id, sentence_id, position, word_class, tokens, lemma, external_id, document_id, form, is_name) VALUES",
        10);
    rows.insert(database, int(units.size()), [units](Query &query, int row) {
        const auto &[place, unit, form, isName] = units[size_t(row)];
        query.bindNext(place.id.value, place.sentence.value, place.position, int(unit.wordClass), packPositions(unit.tokens), unit.lemma,
                       unit.externalId, place.document.value, form, isName);
    });
}

} // namespace glossator
