#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace glossator {

/// SQL functions for migrations that have to understand what SQL does not: offsets in UTF-16 code units, letter case,
/// packed candidates. For this connection only; the schema itself never uses them.
///
/// glossator_slice(text, start, end), glossator_searched(text), glossator_is_name(text, start, word class),
/// glossator_terms(lemma, form), glossator_candidate(blob, 'count' | 'sense' | 'probability' | 'margin'). Throws SQLite::Exception.
void addMigrationFunctions(SQLite::Database &connection);

} // namespace glossator
