#pragma once

#include <QString>

#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"

namespace glossator {

/// When somebody did something: an entry of the journal without what it was about.
struct JournalMoment
{
    ActionId action;
    qint64 time = 0; ///< milliseconds since 1970, UTC
    bool isDecision = false; ///< one or, in bulk, several at once; otherwise a repair, undo or redo
};

/// What an annotator did after an action, oldest first. Imports are nobody's work. Undo and redo carry no name and count for
/// whoever did what they take back or do again.
/// Thread contract: that of the Database.
[[nodiscard]] Result<std::vector<JournalMoment>> journalMoments(Database &database, ActionId after, const QString &annotator);

} // namespace glossator
