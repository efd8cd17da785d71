#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "text/repairdraft.h"

namespace glossator {

/// What a repair finds or leaves of a sentence.
struct SentenceSnapshot
{
    RepairSentence content;
    bool splitOff = false; ///< made by a repair: its id does not follow the order of the text

    bool operator==(const SentenceSnapshot &) const = default;
};

/// The sentences at positions first … first + count - 1 as they are now. Throws SQLite::Exception; within a transaction.
[[nodiscard]] Result<std::vector<SentenceSnapshot>> takeSnapshot(Database &database, DocumentId document, qint64 first, qint64 count);

/// Columns repairs.before and after: a JSON array (UTF-8), an object a sentence, with tokens as [start, end, tag, lemma].
[[nodiscard]] QByteArray packSnapshots(const std::vector<SentenceSnapshot> &snapshots);
/// Nothing for what packSnapshots() did not write.
[[nodiscard]] std::optional<std::vector<SentenceSnapshot>> unpackSnapshots(const QByteArray &packed);

[[nodiscard]] std::vector<RepairSentence> contentsOf(const std::vector<SentenceSnapshot> &snapshots);

} // namespace glossator
