#include "store/unitrows.h"

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

void insertUnit(Database &database, const NewUnit &place, const Sentence &sentence, const Unit &unit)
{
    Query(database,
          "INSERT INTO units (id, sentence_id, position, word_class, tokens, lemma, external_id, document_id, form, is_name) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
        .bind(place.id.value, place.sentence.value, place.position, int(unit.wordClass), packPositions(unit.tokens), unit.lemma,
              unit.externalId, place.document.value, searchedForm(sentence, unit), isName(sentence, unit))
        .execute();
}

} // namespace glossator
