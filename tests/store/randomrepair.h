#pragma once

#include <QRandomGenerator>

#include <optional>

#include "store/database.h"
#include "store/repairstore.h"

namespace glossator::testing {

/// One to three random changes of random sentences of a document that follow each other. Nothing if they left all as it was.
[[nodiscard]] std::optional<Repair> randomRepair(Database &database, DocumentId document, QRandomGenerator &random);

/// The sentences at a position as a repair starts from them.
[[nodiscard]] std::vector<RepairSentence> sentencesForRepair(Database &database, DocumentId document, qint64 position, qint64 count);

/// Ends the test program with the reason unless everything that is kept beside the analysis follows from it: counters, places, search facts,
/// full-text indexes, what is left to decide, and what is in force.
void checkConsistency(Database &database);

} // namespace glossator::testing
