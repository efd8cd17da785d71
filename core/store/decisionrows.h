#pragma once

#include <QStringList>

#include "store/sqlcall.h"
#include "text/annotation.h"

namespace glossator {

/// The columns of a decision as decisionAt() expects them, for a table alias d.
#define GLOSSATOR_DECISION_COLUMNS                                                                                                         \
    "d.id, d.verdict, d.time, d.suggestion_shown, d.model_version_id, d.annotator, d.comment, d.sense_order, d.suggested_sense_id, "       \
    "d.suggested_probability, d.in_bulk"
inline constexpr int decisionColumnCount = 11;

/// Reads GLOSSATOR_DECISION_COLUMNS from column first on; without the senses. Throws SQLite::Exception.
[[nodiscard]] Decision decisionAt(Database &database, Query &query, int first);

/// In the order given when deciding. Throws SQLite::Exception.
[[nodiscard]] QStringList sensesOf(Database &database, qint64 decision);

} // namespace glossator
