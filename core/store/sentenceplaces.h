#pragma once

#include <vector>

#include "base/ids.h"
#include "store/database.h"

namespace glossator {

/// Translates between positions of sentences in their document (0, 1, …) and sentences.position, which orders them:
/// chunk × 2^20 + place in the chunk. Chunks begin with chunkSize sentences each; splitting or joining sentences moves
/// only those behind in the same chunk, however long the document, and sentence_shifts tells by how many a chunk has
/// become more or fewer. Reads the document's (few) rows there when made. Throws SQLite::Exception; within a transaction.
class SentencePlaces
{
public:
    static constexpr qint64 chunkSize = 512;

    SentencePlaces(Database &database, DocumentId document);

    [[nodiscard]] qint64 positionOf(qint64 label) const;
    /// Also of positions behind the last sentence.
    [[nodiscard]] qint64 labelOf(qint64 position) const;

    /// In a document whose sentences are as it came.
    [[nodiscard]] static qint64 importedLabel(qint64 position);

private:
    struct Shift
    {
        qint64 chunk = 0;
        qint64 change = 0;
    };
    std::vector<Shift> m_shifts; ///< by chunk
};

/// Makes room for a sentence behind the one with this label, and gives its own.
[[nodiscard]] qint64 openPlaceBehind(Database &database, DocumentId document, qint64 label);
/// After the sentence with this label is gone.
void closePlace(Database &database, DocumentId document, qint64 label);

} // namespace glossator
