#include "store/corpusstore.h"

#include <algorithm>
#include <limits>

#include "store/analysis.h"
#include "store/journal.h"
#include "store/sentenceloader.h"
#include "store/sentenceplaces.h"
#include "store/sqlcall.h"
#include "store/transaction.h"
#include "store/unitfacts.h"

namespace glossator {

namespace {

#define GLOSSATOR_DOCUMENT_COLUMNS "id, name, external_id, source, sentences, analysed_sentences, tokens, units, decided"

DocumentRecord recordAt(Query &query)
{
    return {{query.number(0)}, {query.text(1), query.text(2), query.text(3)},
            query.number(4),   query.number(5),
            query.number(6),   query.number(7),
            query.number(8)};
}

Error noSuch(const Database &database, const char *what, qint64 id)
{
    return {ErrorCode::Internal, database.path(), 0, QStringLiteral("no %1 %2").arg(QLatin1StringView(what)).arg(id)};
}

// sentences.position of a document's first sentence from a position on with a unit that the condition holds for, which must be what the
// index begins with. The sentences of a document get ascending ids when it is imported, so the index need not know of documents.
#define GLOSSATOR_NEXT_IMPORTED(index, condition)                                                                                          \
    "SELECT s.position FROM units u INDEXED BY " index " CROSS JOIN sentences s ON s.id = u.sentence_id WHERE " condition                  \
    " AND s.document_id = ?1 AND s.split_off = 0 AND u.sentence_id >= (SELECT id FROM sentences "                                          \
    "WHERE document_id = ?1 AND position >= ?2 AND split_off = 0 ORDER BY position LIMIT 1) "                                              \
    "AND u.sentence_id <= (SELECT id FROM sentences WHERE document_id = ?1 AND split_off = 0 ORDER BY position DESC LIMIT 1) "             \
    "AND ?3 > 0 ORDER BY u.sentence_id LIMIT 1" /* the limit is not asked for: there would be a long way to a sentence behind it */
// Sentences that a repair split off have ids out of the order. There are few, and only those before the other kind's next one are looked at.
#define GLOSSATOR_NEXT_SPLIT_OFF(index, condition)                                                                                         \
    "SELECT s.position FROM sentences s INDEXED BY sentence_split_off WHERE s.document_id = ?1 AND s.split_off = 1 "                       \
    "AND s.position >= ?2 AND s.position < ?3 "                                                                                            \
    "AND EXISTS (SELECT 1 FROM units u INDEXED BY " index " WHERE " condition " AND u.sentence_id = s.id) ORDER BY s.position LIMIT 1"

/// The first of what several statements find from a position on; the greatest number when that is nothing.
qint64 firstOf(Database &database, std::initializer_list<const char *> statements, DocumentId document, qint64 from)
{
    qint64 first = std::numeric_limits<qint64>::max();
    for (const char *sql : statements) {
        Query query(database, sql);
        if (query.bind(document.value, from, first).next())
            first = std::min(first, query.number(0));
    }
    return first;
}

} // namespace

CorpusStore::CorpusStore(Database &database) : m_database(database) {}

Result<std::vector<DocumentRecord>> CorpusStore::documents() const
{
    return sqlCall(m_database, [&] {
        std::vector<DocumentRecord> records;
        Query query(m_database, "SELECT " GLOSSATOR_DOCUMENT_COLUMNS " FROM documents WHERE state = 0 ORDER BY id");
        while (query.next())
            records.push_back(recordAt(query));
        return records;
    });
}

Result<std::vector<DocumentId>> CorpusStore::documentIds() const
{
    return sqlCall(m_database, [&] {
        std::vector<DocumentId> ids;
        Query query(m_database, "SELECT id FROM documents WHERE state = 0 ORDER BY id");
        while (query.next())
            ids.push_back({query.number(0)});
        return ids;
    });
}

Result<DocumentRecord> CorpusStore::document(DocumentId id) const
{
    return sqlCall(m_database, [&]() -> Result<DocumentRecord> {
        Query query(m_database, "SELECT " GLOSSATOR_DOCUMENT_COLUMNS " FROM documents WHERE id = ?1 AND state = 0");
        if (!query.bind(id.value).next())
            return noSuch(m_database, "document", id.value);
        return recordAt(query);
    });
}

Result<void> CorpusStore::removeDocument(DocumentId id)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const Result<void> done = sqlCall(m_database, [&]() -> Result<void> {
        if (Query(m_database, "UPDATE documents SET state = 2 WHERE id = ?1 AND state = 0").bind(id.value).execute() == 0)
            return noSuch(m_database, "document", id.value);
        Journal(m_database).settleActionsOfRemovedDocuments();
        return {};
    });
    return done ? transaction->commit() : done;
}

Result<std::vector<SentenceOutline>> CorpusStore::outline(DocumentId id, qint64 first, qint64 count) const
{
    return sqlCall(m_database, [&] {
        std::vector<SentenceOutline> outline;
        Query query(m_database,
                    "SELECT id, length, starts_paragraph FROM sentences WHERE document_id = ?1 AND position >= ?2 AND position < ?3 "
                    "ORDER BY position");
        const SentencePlaces places(m_database, id);
        const bool toEnd = count > std::numeric_limits<qint64>::max() - first;
        query.bind(id.value, places.labelOf(first), toEnd ? std::numeric_limits<qint64>::max() : places.labelOf(first + count));
        while (query.next())
            outline.push_back({{query.number(0)}, qint32(query.number(1)), query.number(2) != 0});
        return outline;
    });
}

Result<std::vector<AnnotatedSentence>> CorpusStore::sentences(DocumentId id, qint64 first, qint64 count) const
{
    Result<Transaction> transaction = Transaction::beginReading(m_database);
    if (!transaction)
        return transaction.error();
    auto sentences = sqlCall(m_database, [&] { return loadSentences(m_database, id, first, count); });
    if (!sentences)
        return sentences;
    if (Result<void> ended = transaction->commit(); !ended)
        return ended.error();
    return sentences;
}

Result<AnnotatedSentence> CorpusStore::sentence(SentenceId id) const
{
    const auto place = placeOf(id);
    if (!place)
        return place.error();
    auto found = sentences(place->document, place->sentence, 1);
    if (!found)
        return found.error();
    if (found->size() != 1 || found->front().id != id)
        return damaged(m_database, QStringLiteral("position of sentence %1").arg(id.value));
    return std::move(found->front());
}

Result<CorpusStore::Place> CorpusStore::placeOf(SentenceId id) const
{
    return sqlCall(m_database, [&]() -> Result<Place> {
        Query query(m_database, "SELECT document_id, position FROM sentences WHERE id = ?1");
        if (!query.bind(id.value).next())
            return noSuch(m_database, "sentence", id.value);
        const DocumentId document{query.number(0)};
        return Place{document, SentencePlaces(m_database, document).positionOf(query.number(1)), id};
    });
}

Result<CorpusStore::Place> CorpusStore::placeOf(UnitId id) const
{
    return sqlCall(m_database, [&]() -> Result<Place> {
        Query query(m_database,
                    "SELECT s.document_id, s.position, s.id FROM units u JOIN sentences s ON s.id = u.sentence_id "
                    "WHERE u.id = ?1 AND NOT EXISTS (SELECT 1 FROM removed_units r WHERE r.sentence_id = s.id)");
        if (!query.bind(id.value).next())
            return noSuch(m_database, "unit", id.value);
        const DocumentId document{query.number(0)};
        return Place{document, SentencePlaces(m_database, document).positionOf(query.number(1)), {query.number(2)}};
    });
}

Result<std::optional<qint64>> CorpusStore::nextUndecided(DocumentId id, qint64 after, bool withOnlySenses) const
{
    static_assert(int(UnitStatus::OnlySense) == 3);
    return sqlCall(m_database, [&]() -> std::optional<qint64> {
        constexpr auto undecided = GLOSSATOR_NEXT_IMPORTED("unit_undecided", "u.undecided = 1");
        constexpr auto undecidedSplitOff = GLOSSATOR_NEXT_SPLIT_OFF("unit_undecided", "u.undecided = 1");
        constexpr auto onlySense = GLOSSATOR_NEXT_IMPORTED("unit_status", "u.status = 3");
        constexpr auto onlySenseSplitOff = GLOSSATOR_NEXT_SPLIT_OFF("unit_status", "u.status = 3");
        const SentencePlaces places(m_database, id);
        const qint64 from = places.labelOf(after + 1);
        const qint64 found = withOnlySenses ? firstOf(m_database, {undecided, onlySense, undecidedSplitOff, onlySenseSplitOff}, id, from)
                                            : firstOf(m_database, {undecided, undecidedSplitOff}, id, from);
        return found == std::numeric_limits<qint64>::max() ? std::nullopt : std::optional(places.positionOf(found));
    });
}

Result<QString> CorpusStore::tail(DocumentId id) const
{
    return sqlCall(m_database, [&]() -> Result<QString> {
        Query query(m_database, "SELECT tail FROM documents WHERE id = ?1");
        if (!query.bind(id.value).next())
            return noSuch(m_database, "document", id.value);
        return query.text(0);
    });
}

Result<void> CorpusStore::setAnalysis(SentenceId id, const Sentence &analysed)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const Result<void> done = sqlCall(m_database, [&] { return storeAnalysis(m_database, id, analysed); });
    return done ? transaction->commit() : done;
}

} // namespace glossator
