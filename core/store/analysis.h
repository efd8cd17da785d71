#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "text/document.h"

namespace glossator {

/// CorpusStore::setAnalysis without the transaction round it. Throws SQLite::Exception.
[[nodiscard]] Result<void> storeAnalysis(Database &database, SentenceId id, const Sentence &analysed);

} // namespace glossator
