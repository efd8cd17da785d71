#include "store/topsenses.h"

#include "store/interruptible.h"
#include "store/sqlcall.h"
#include "store/unitfacts.h"

namespace glossator {

Result<std::vector<TopSense>> topSenses(Database &database, const std::stop_token &stop)
{
    const Interruptible interruptible(database, stop);
    return sqlCall(database, [&] {
        std::vector<TopSense> senses;
        Query query(database,
                    "SELECT id, suggested, status NOT IN (?1, ?2) FROM units WHERE suggested IS NOT NULL "
                    "AND document_id IN (SELECT id FROM documents WHERE state = 0) ORDER BY id");
        query.bind(int(UnitStatus::Decided), int(UnitStatus::Refused));
        while (query.next())
            senses.push_back({UnitId{query.number(0)}, query.number(1), query.number(2) != 0});
        return senses;
    });
}

} // namespace glossator
