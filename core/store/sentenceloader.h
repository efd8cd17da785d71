#pragma once

#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "text/annotation.h"

namespace glossator {

/// The sentences at positions first … first + count - 1 with all that belongs to them. Rows that contradict each other
/// (an offset outside the text, say) are ProjectDamaged: what is handed out can be relied on. Throws SQLite::Exception;
/// within a transaction.
[[nodiscard]] Result<std::vector<AnnotatedSentence>> loadSentences(Database &database, DocumentId document, qint64 first, qint64 count);

} // namespace glossator
