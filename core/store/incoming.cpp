#include "store/incoming.h"

#include <chrono>
#include <optional>
#include <thread>

#include "store/manyrows.h"
#include "store/sentenceplaces.h"
#include "store/sentencetext.h"
#include "store/sqlcall.h"
#include "store/transaction.h"

namespace glossator {

namespace {

constexpr int sentencesPurgedAtOnce = 100;

std::vector<SentenceId> sentencesWithin(Database &database, DocumentId document, qint64 first, qint64 last)
{
    std::vector<SentenceId> sentences;
    Query query(database, "SELECT id FROM sentences WHERE id BETWEEN ?1 AND ?2 AND +document_id = ?3");
    query.bind(first, last, document.value);
    while (query.next())
        sentences.push_back({query.number(0)});
    return sentences;
}

/// With the units' part of the journal. Returns the last sentence taken.
qint64 purgeSentences(Database &database, DocumentId document)
{
    qint64 first = 0;
    qint64 last = -1;
    {
        Query range(database,
                    "SELECT min(id), max(id) FROM (SELECT id FROM sentences WHERE document_id = ?1 ORDER BY position "
                    "LIMIT ?2)");
        if (!range.bind(document.value, sentencesPurgedAtOnce).next() || range.isNull(0))
            return last;
        first = range.number(0);
        last = range.number(1);
    }
    // One writer at a time, but repairs may have made sentences of other documents in between. The plus keeps SQLite to the range of ids:
    // it would go through the whole document.
    for (const SentenceId sentence : sentencesWithin(database, document, first, last))
        unindexUnits(database, sentence);
    for (const char *sql :
         {"INSERT INTO sentence_text (sentence_text, rowid, text) SELECT 'delete', id, text FROM sentences "
          "WHERE id BETWEEN ?1 AND ?2 AND +document_id = ?3",
          "DELETE FROM predictions WHERE unit_id IN (SELECT id FROM units WHERE sentence_id BETWEEN ?1 AND ?2 AND +document_id = ?3)",
          "DELETE FROM in_force WHERE unit_id IN (SELECT id FROM units WHERE sentence_id BETWEEN ?1 AND ?2 AND +document_id = ?3)",
          "DELETE FROM decision_senses WHERE decision_id IN (SELECT d.id FROM units u CROSS JOIN decisions d ON d.unit_id = u.id "
          "WHERE u.sentence_id BETWEEN ?1 AND ?2 AND +u.document_id = ?3)",
          "DELETE FROM decisions WHERE unit_id IN (SELECT id FROM units WHERE sentence_id BETWEEN ?1 AND ?2 AND +document_id = ?3)",
          "DELETE FROM units WHERE sentence_id BETWEEN ?1 AND ?2 AND +document_id = ?3",
          "DELETE FROM tokens WHERE sentence_id IN (SELECT id FROM sentences WHERE id BETWEEN ?1 AND ?2 AND +document_id = ?3)",
          "DELETE FROM sentences WHERE id BETWEEN ?1 AND ?2 AND +document_id = ?3"})
        Query(database, sql).bind(first, last, document.value).execute();
    return last;
}

std::optional<DocumentId> nextIncoming(Database &database)
{
    Query query(database, "SELECT id FROM documents WHERE state = 1 LIMIT 1");
    if (!query.next())
        return {};
    return DocumentId{query.number(0)};
}

/// False when there is nothing left to remove.
bool purgeSome(Database &database)
{
    const std::optional<DocumentId> document = nextIncoming(database);
    if (!document) {
        Query(database,
              "DELETE FROM actions WHERE id IN (SELECT id FROM incoming_actions) "
              "AND NOT EXISTS (SELECT 1 FROM decisions WHERE action_id = actions.id)")
            .execute();
        return false;
    }
    if (purgeSentences(database, *document) < 0)
        Query(database, "DELETE FROM documents WHERE id = ?1").bind(document->value).execute();
    return true;
}

} // namespace

void insertTokens(Database &database, SentenceId sentence, const std::vector<Token> &tokens)
{
    static const ManyRows rows("INSERT OR FAIL INTO tokens (sentence_id, position, start, \"end\", tag, lemma) VALUES", 6);
    rows.insert(database, int(tokens.size()), [&](Query &query, int position) {
        const Token &token = tokens[size_t(position)];
        query.bindNext(sentence.value, position, token.start, token.end, int(token.tag), token.lemma);
    });
}

bool startsParagraph(const Sentence &sentence)
{
    return sentence.gap.contains(u'\n') || sentence.gap.contains(u'\r');
}

DocumentId insertDocument(Database &database, const DocumentInfo &info)
{
    Query(database, "INSERT INTO documents (name, external_id, source, state) VALUES (?1, ?2, ?3, 1)")
        .bind(info.name, info.externalId, info.source)
        .execute();
    return {database.connection().getLastInsertRowid()};
}

SentenceId insertSentence(Database &database, DocumentId document, qint64 position, const Sentence &sentence)
{
    Query query(database,
                "INSERT INTO sentences (document_id, position, length, starts_paragraph, analysed, external_id, gap, "
                "text, predicted_by) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    const std::optional<int> predictedBy = sentence.analysed && sentence.units.empty() ? std::nullopt : std::optional(0);
    query
        .bind(document.value, SentencePlaces::importedLabel(position), int(sentence.text.size()), startsParagraph(sentence),
              sentence.analysed, sentence.externalId, sentence.gap, sentence.text, predictedBy)
        .execute();
    const SentenceId id{database.connection().getLastInsertRowid()};
    insertTokens(database, id, sentence.tokens);
    indexText(database, id, sentence.text);
    return id;
}

Result<void> purgeIncoming(Database &database)
{
    for (;;) {
        Result<Transaction> transaction = Transaction::begin(database);
        if (!transaction)
            return transaction.error();
        const Result<bool> more = sqlCall(database, [&] { return purgeSome(database); });
        if (!more)
            return more.error();
        if (Result<void> committed = transaction->commit(); !committed || !*more)
            return committed;
        letOthersWrite();
    }
}

void letOthersWrite()
{
    constexpr auto pause = std::chrono::microseconds(1500);
    std::this_thread::sleep_for(pause);
}

} // namespace glossator
