#include "store/unitglances.h"

#include "store/sentenceplaces.h"
#include "store/sqlcall.h"

namespace glossator {

Result<std::vector<UnitGlance>> unitGlances(Database &database, DocumentId document, qint64 first, qint64 count)
{
    return sqlCall(database, [&] {
        std::vector<UnitGlance> glances;
        Query query(database,
                    "SELECT s.position, u.id, u.status, u.probability FROM sentences s JOIN units u ON u.sentence_id = s.id "
                    "WHERE s.document_id = ?1 AND s.position >= ?2 AND s.position < ?3 ORDER BY s.position");
        const SentencePlaces places(database, document);
        query.bind(document.value, places.labelOf(first), places.labelOf(first + count));
        while (query.next()) {
            glances.push_back({places.positionOf(query.number(0)), {query.number(1)}, UnitStatus(query.number(2)), {}});
            if (!query.isNull(3))
                glances.back().probability = int(query.number(3));
        }
        return glances;
    });
}

} // namespace glossator
