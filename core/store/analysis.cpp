#include "store/analysis.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "store/predictedby.h"
#include "store/rowcodec.h"
#include "store/sentencetext.h"
#include "store/sqlcall.h"
#include "store/unitfacts.h"
#include "store/unitrows.h"

namespace glossator {

namespace {

/// A unit of the sentence as it will be, in the order of units.position.
struct UnitRow
{
    qint64 id = -1; ///< -1: not stored yet
    int position = -1;
    QString tokens;
    QString lemma;
    WordClass wordClass = WordClass::Noun;
    const Unit *computed = nullptr; ///< null: decided, but not among the computed ones
    int firstToken = 0;
};

std::vector<UnitRow> storedUnits(Database &database, SentenceId id, int tokenCount)
{
    std::vector<UnitRow> rows;
    Query query(database, "SELECT id, position, tokens, lemma, word_class FROM units WHERE sentence_id = ?1 ORDER BY position");
    query.bind(id.value);
    while (query.next()) {
        UnitRow &row = rows.emplace_back();
        row.id = query.number(0);
        row.position = int(query.number(1));
        row.tokens = query.text(2);
        row.lemma = query.text(3);
        row.wordClass = WordClass(query.number(4));
        const auto positions = unpackPositions(row.tokens, tokenCount);
        row.firstToken = positions ? positions->front() : tokenCount;
    }
    return rows;
}

/// Also those whose decisions were undone: the journal speaks of them.
bool wasDecided(Database &database, qint64 unit)
{
    Query query(database, "SELECT 1 FROM decisions WHERE unit_id = ?1 LIMIT 1");
    return query.bind(unit).next();
}

void removeUnit(Database &database, qint64 unit)
{
    Query(database, "DELETE FROM predictions WHERE unit_id = ?1").bind(unit).execute();
    Query(database, "DELETE FROM units WHERE id = ?1").bind(unit).execute();
}

void updateUnit(Database &database, int position, const UnitRow &row, const Sentence &sentence)
{
    if (row.computed && row.computed->wordClass != row.wordClass) {
        describeUnit(database, {row.id}, sentence, *row.computed);
        clearPrediction(database, {row.id}); // the candidates were those of the other class
    }
    if (row.position != position)
        Query(database, "UPDATE units SET position = ?2 WHERE id = ?1").bind(row.id, position).execute();
}

/// Matches computed units with stored ones, removes what has no place any more. In text order.
std::vector<UnitRow> mergeUnits(Database &database, std::vector<UnitRow> stored, const std::vector<Unit> &computed)
{
    std::vector<UnitRow> merged;
    for (const Unit &unit : computed) {
        const QString tokens = packPositions(unit.tokens);
        const auto same = std::ranges::find_if(stored, [&](const UnitRow &row) { return row.tokens == tokens && row.lemma == unit.lemma; });
        if (same != stored.end()) {
            same->computed = &unit;
            merged.push_back(*same);
            stored.erase(same);
        } else {
            merged.push_back({.tokens = tokens, .lemma = unit.lemma, .computed = &unit, .firstToken = unit.tokens.front()});
        }
    }
    for (const UnitRow &row : stored) {
        if (wasDecided(database, row.id))
            merged.push_back(row);
        else
            removeUnit(database, row.id);
    }
    std::ranges::stable_sort(merged, {}, &UnitRow::firstToken);
    return merged;
}

DocumentId documentOf(Database &database, SentenceId sentence)
{
    Query query(database, "SELECT document_id FROM sentences WHERE id = ?1");
    return query.bind(sentence.value).next() ? DocumentId{query.number(0)} : DocumentId{};
}

/// Returns by how many the sentence's units have become more.
int storeUnits(Database &database, SentenceId id, const Sentence &analysed)
{
    unindexUnits(database, id);
    std::vector<UnitRow> stored = storedUnits(database, id, int(analysed.tokens.size()));
    const int before = int(stored.size());
    const DocumentId document = documentOf(database, id);
    const std::vector<UnitRow> merged = mergeUnits(database, std::move(stored), analysed.units);
    for (int position = 0; position < int(merged.size()); ++position) {
        const UnitRow &row = merged[size_t(position)];
        if (row.id < 0)
            insertUnits(database, std::array{NewUnit({reserveUnitIds(database, 1), document, id, position}, analysed, *row.computed)});
        else
            updateUnit(database, position, row, analysed);
    }
    indexUnits(database, id);
    return int(merged.size()) - before;
}

bool storeTokens(Database &database, SentenceId id, const std::vector<Token> &tokens)
{
    Query query(database,
                "UPDATE tokens SET tag = ?5, lemma = ?6 WHERE sentence_id = ?1 AND position = ?2 AND start = ?3 AND "
                "\"end\" = ?4");
    for (int position = 0; position < int(tokens.size()); ++position) {
        const Token &token = tokens[size_t(position)];
        if (query.bind(id.value, position, token.start, token.end, int(token.tag), token.lemma).execute() != 1)
            return false;
    }
    return true;
}

} // namespace

Result<void> storeAnalysis(Database &database, SentenceId id, const Sentence &analysed)
{
    if (!storeTokens(database, id, analysed.tokens))
        return Error{ErrorCode::Internal, database.path(), 0,
                     QStringLiteral("analysis of other tokens than sentence %1 has").arg(id.value)};
    const int moreUnits = storeUnits(database, id, analysed);
    const int newlyAnalysed = Query(database, "UPDATE sentences SET analysed = 1 WHERE id = ?1 AND analysed = 0").bind(id.value).execute();
    if (moreUnits != 0 || newlyAnalysed != 0) {
        Query(database,
              "UPDATE documents SET units = units + ?2, analysed_sentences = analysed_sentences + ?3 "
              "WHERE id = (SELECT document_id FROM sentences WHERE id = ?1)")
            .bind(id.value, moreUnits, newlyAnalysed)
            .execute();
    }
    refreshPredictedBy(database, id);
    return {};
}

} // namespace glossator
