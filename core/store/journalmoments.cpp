#include "store/journalmoments.h"

#include "store/journal.h"
#include "store/sqlcall.h"

namespace glossator {

Result<std::vector<JournalMoment>> journalMoments(Database &database, ActionId after, const QString &annotator)
{
    return sqlCall(database, [&] {
        Query query(database,
                    "SELECT a.id, a.time, a.kind FROM actions a WHERE a.id > ?1 AND a.kind <> ?2 AND coalesce("
                    "(SELECT annotator FROM decisions WHERE action_id = coalesce(a.target, a.id) LIMIT 1), "
                    "(SELECT annotator FROM repairs WHERE action_id = coalesce(a.target, a.id)), ?3) = ?3 ORDER BY a.id");
        query.bind(after.value, int(Journal::ActionKind::Import), annotator);
        std::vector<JournalMoment> moments;
        while (query.next())
            moments.push_back({{query.number(0)}, query.number(1), query.number(2) == int(Journal::ActionKind::Decide)});
        return moments;
    });
}

} // namespace glossator
