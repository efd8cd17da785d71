#include "store/unitrows.h"

#include "store/rowcodec.h"
#include "store/sqlcall.h"

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

void insertUnit(Database &database, UnitId id, SentenceId sentence, int position, const Unit &unit)
{
    Query(database,
          "INSERT INTO units (id, sentence_id, position, word_class, tokens, lemma, external_id) VALUES (?1, ?2, ?3, "
          "?4, ?5, ?6, ?7)")
        .bind(id.value, sentence.value, position, int(unit.wordClass), packPositions(unit.tokens), unit.lemma, unit.externalId)
        .execute();
}

} // namespace glossator
