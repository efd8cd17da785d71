#pragma once

#include "base/ids.h"
#include "store/database.h"

namespace glossator {

/// Brings sentences.predicted_by in line with the sentence's units and predictions. Throws SQLite::Exception.
void refreshPredictedBy(Database &database, SentenceId sentence);

} // namespace glossator
