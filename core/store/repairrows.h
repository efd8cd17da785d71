#pragma once

#include <span>
#include <vector>

#include "base/ids.h"
#include "store/database.h"
#include "store/sentencesnapshot.h"

namespace glossator {

/// Ids for what is new among sentences and units. A document whose sentences carry ids of their source gets such ones for the new, too, as
/// exports name instances by them. Throws SQLite::Exception, as does replaceSentences(); both within a transaction.
void giveIds(Database &database, std::vector<SentenceSnapshot> &snapshots);

/// Makes the sentences that are there from a position on others of the same text, the first of which is still the same. Brings everything in
/// step that follows from tokens and units: counters, search, what has to be predicted. Units that stay keep prediction and decision (unless they
/// are other words now); those that are no longer there leave with theirs, and come back with them.
void replaceSentences(Database &database, DocumentId document, std::span<const SentenceSnapshot> present,
                      std::span<const SentenceSnapshot> wanted);

} // namespace glossator
