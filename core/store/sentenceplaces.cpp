#include "store/sentenceplaces.h"

#include <limits>

#include "store/sqlcall.h"

namespace glossator {

namespace {

constexpr int chunkBits = 20;
constexpr qint64 furthest = std::numeric_limits<qint64>::max() >> (chunkBits + 1); ///< positions beyond are behind any document

qint64 labelAt(qint64 chunk, qint64 place)
{
    return (chunk << chunkBits) + place;
}

void shift(Database &database, DocumentId document, qint64 chunk, int change)
{
    Query(database,
          "INSERT INTO sentence_shifts (document_id, chunk, change) VALUES (?1, ?2, ?3) "
          "ON CONFLICT (document_id, chunk) DO UPDATE SET change = change + excluded.change")
        .bind(document.value, chunk, change)
        .execute();
    Query(database, "DELETE FROM sentence_shifts WHERE document_id = ?1 AND chunk = ?2 AND change = 0")
        .bind(document.value, chunk)
        .execute();
}

/// Those of the same chunk behind the label.
void move(Database &database, DocumentId document, qint64 label, int by)
{
    const qint64 chunkEnd = labelAt((label >> chunkBits) + 1, 0);
    Query(database, "UPDATE sentences SET position = position + ?4 WHERE document_id = ?1 AND position > ?2 AND position < ?3")
        .bind(document.value, label, chunkEnd, by)
        .execute();
    shift(database, document, label >> chunkBits, by);
}

} // namespace

SentencePlaces::SentencePlaces(Database &database, DocumentId document)
{
    Query query(database, "SELECT chunk, change FROM sentence_shifts WHERE document_id = ?1 ORDER BY chunk");
    query.bind(document.value);
    while (query.next())
        m_shifts.push_back({query.number(0), query.number(1)});
}

qint64 SentencePlaces::positionOf(qint64 label) const
{
    const qint64 chunk = label >> chunkBits;
    qint64 position = chunk * chunkSize + (label - labelAt(chunk, 0));
    for (const Shift &shift : m_shifts) {
        if (shift.chunk >= chunk)
            break;
        position += shift.change;
    }
    return position;
}

qint64 SentencePlaces::labelOf(qint64 position) const
{
    if (position > furthest)
        return std::numeric_limits<qint64>::max();
    qint64 shifted = 0; ///< by the chunks before
    for (const Shift &shift : m_shifts) {
        const qint64 start = shift.chunk * chunkSize + shifted;
        if (position < start)
            break;
        if (position < start + chunkSize + shift.change)
            return labelAt(shift.chunk, position - start);
        shifted += shift.change;
    }
    return importedLabel(position - shifted);
}

qint64 SentencePlaces::importedLabel(qint64 position)
{
    return labelAt(position / chunkSize, position % chunkSize);
}

qint64 openPlaceBehind(Database &database, DocumentId document, qint64 label)
{
    move(database, document, label, 1);
    return label + 1;
}

void closePlace(Database &database, DocumentId document, qint64 label)
{
    move(database, document, label, -1);
}

} // namespace glossator
