#include "store/corpusstore.h"

#include "store/analysis.h"
#include "store/journal.h"
#include "store/sentenceloader.h"
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

// The position of a document's first sentence behind another with a unit that the condition holds for, which must be what the index
// begins with. The sentences of a document get ascending ids in one row when it is imported, so the index need not know of documents.
#define GLOSSATOR_NEXT_SENTENCE(index, condition)                                                                                          \
    "SELECT s.position FROM units u INDEXED BY " index " JOIN sentences s ON s.id = u.sentence_id WHERE " condition                        \
    " AND u.sentence_id >= (SELECT id FROM sentences WHERE document_id = ?1 AND position > ?2 ORDER BY position LIMIT 1)"                  \
    " AND u.sentence_id <= (SELECT id FROM sentences WHERE document_id = ?1 ORDER BY position DESC LIMIT 1)"                               \
    " ORDER BY u.sentence_id LIMIT 1"

std::optional<qint64> positionFrom(Database &database, const char *sql, DocumentId document, qint64 after)
{
    Query query(database, sql);
    if (!query.bind(document.value, after).next())
        return {};
    return query.number(0);
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

Result<std::vector<SentenceOutline>> CorpusStore::outline(DocumentId id) const
{
    return sqlCall(m_database, [&] {
        std::vector<SentenceOutline> outline;
        Query query(m_database, "SELECT id, length, starts_paragraph FROM sentences WHERE document_id = ?1 ORDER BY position");
        query.bind(id.value);
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
        return Place{{query.number(0)}, query.number(1), id};
    });
}

Result<CorpusStore::Place> CorpusStore::placeOf(UnitId id) const
{
    return sqlCall(m_database, [&]() -> Result<Place> {
        Query query(m_database,
                    "SELECT s.document_id, s.position, s.id FROM units u JOIN sentences s ON s.id = u.sentence_id "
                    "WHERE u.id = ?1");
        if (!query.bind(id.value).next())
            return noSuch(m_database, "unit", id.value);
        return Place{{query.number(0)}, query.number(1), {query.number(2)}};
    });
}

Result<std::optional<qint64>> CorpusStore::nextUndecided(DocumentId id, qint64 after, bool withOnlySenses) const
{
    static_assert(int(UnitStatus::OnlySense) == 3);
    return sqlCall(m_database, [&] {
        const auto next = positionFrom(m_database, GLOSSATOR_NEXT_SENTENCE("unit_undecided", "u.undecided = 1"), id, after);
        if (!withOnlySenses)
            return next;
        const auto only = positionFrom(m_database, GLOSSATOR_NEXT_SENTENCE("unit_status", "u.status = 3"), id, after);
        return next && only ? std::min(next, only) : next ? next : only;
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
