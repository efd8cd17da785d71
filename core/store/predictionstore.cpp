#include "store/predictionstore.h"

#include <algorithm>
#include <optional>
#include <set>

#include "store/nametable.h"
#include "store/predictedby.h"
#include "store/predictionrow.h"
#include "store/rowcodec.h"
#include "store/sentenceplaces.h"
#include "store/sqlcall.h"
#include "store/transaction.h"
#include "store/unitfacts.h"

namespace glossator {

namespace {

/// Nothing if the unit is gone.
std::optional<SentenceId> sentenceOf(Database &database, UnitId unit)
{
    Query query(database, "SELECT sentence_id FROM units WHERE id = ?1");
    if (!query.bind(unit.value).next())
        return {};
    return SentenceId{query.number(0)};
}

void putOne(Database &database, const UnitPrediction &prediction)
{
    const PackedPrediction packed = packPrediction(database, prediction.prediction);
    Query(database, "INSERT OR REPLACE INTO predictions (unit_id, model_version_id, candidates, none) VALUES (?1, ?2, ?3, ?4)")
        .bind(prediction.unit.value, packed.model, packCandidates(packed.candidates), packed.none)
        .execute();
    setPredictionFacts(database, prediction.unit, factsOf(packed.candidates, prediction.prediction.none));
}

using OutdatedSentence = PredictionStore::OutdatedSentence;
using Range = PredictionStore::Range;

/// The next value of predicted_by in the document's part of the index; so that finding out which there are does not
/// read through it.
std::optional<qint64> nextPredictedBy(Database &database, DocumentId document, qint64 above)
{
    Query query(database,
                "SELECT predicted_by FROM sentences WHERE document_id = ?1 AND predicted_by > ?2 "
                "ORDER BY predicted_by LIMIT 1");
    if (!query.bind(document.value, above).next())
        return {};
    return query.number(0);
}

/// The values of predicted_by that mean "not by this model".
std::vector<qint64> otherPredictors(Database &database, DocumentId document, const QString &modelVersion)
{
    const qint64 current = database.modelVersions().findId(modelVersion);
    std::vector<qint64> others;
    for (auto by = nextPredictedBy(database, document, -1); by; by = nextPredictedBy(database, document, *by)) {
        if (*by != current)
            others.push_back(*by);
    }
    return others;
}

void findPredictedBy(Database &database, DocumentId document, qint64 by, Range range, int limit, std::vector<OutdatedSentence> *found)
{
    const qint64 end =
        range.count > std::numeric_limits<qint64>::max() - range.first ? std::numeric_limits<qint64>::max() : range.first + range.count;
    const SentencePlaces places(database, document);
    Query query(database,
                "SELECT position, id FROM sentences WHERE document_id = ?1 AND predicted_by = ?2 "
                "AND position >= ?3 AND position < ?4 ORDER BY position LIMIT ?5");
    query.bind(document.value, by, places.labelOf(range.first), places.labelOf(end), limit);
    while (query.next())
        found->push_back({places.positionOf(query.number(0)), {query.number(1)}});
}

qint64 countPredictedBy(Database &database, DocumentId document, qint64 by)
{
    Query query(database, "SELECT count(*) FROM sentences WHERE document_id = ?1 AND predicted_by = ?2");
    return query.bind(document.value, by).next() ? query.number(0) : 0;
}

std::vector<DocumentId> documentsInUse(Database &database)
{
    std::vector<DocumentId> documents;
    Query query(database, "SELECT id FROM documents WHERE state = 0");
    while (query.next())
        documents.push_back({query.number(0)});
    return documents;
}

} // namespace

void refreshPredictedBy(Database &database, SentenceId sentence)
{
    Query(database,
          "UPDATE sentences SET predicted_by = CASE WHEN analysed = 0 THEN 0 ELSE ("
          "SELECT CASE WHEN count(*) = 0 THEN NULL "
          "WHEN min(ifnull(p.model_version_id, 0)) = max(ifnull(p.model_version_id, 0)) THEN "
          "min(ifnull(p.model_version_id, 0)) "
          "ELSE 0 END FROM units u LEFT JOIN predictions p ON p.unit_id = u.id WHERE u.sentence_id = ?1) END WHERE id "
          "= ?1")
        .bind(sentence.value)
        .execute();
}

PredictionStore::PredictionStore(Database &database) : m_database(database) {}

Result<void> PredictionStore::put(std::span<const UnitPrediction> predictions)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const Result<void> done = sqlCall(m_database, [&] {
        std::set<SentenceId> sentences;
        for (const UnitPrediction &prediction : predictions) {
            if (const auto sentence = sentenceOf(m_database, prediction.unit)) {
                putOne(m_database, prediction);
                sentences.insert(*sentence);
            }
        }
        for (SentenceId sentence : sentences)
            refreshPredictedBy(m_database, sentence);
    });
    return done ? transaction->commit() : done;
}

Result<std::optional<Prediction>> PredictionStore::prediction(UnitId unit) const
{
    return sqlCall(m_database, [&]() -> Result<std::optional<Prediction>> {
        Query query(m_database, "SELECT model_version_id, candidates, none FROM predictions WHERE unit_id = ?1");
        if (!query.bind(unit.value).next())
            return std::optional<Prediction>();
        return predictionAt(m_database, query, 0, unit);
    });
}

Result<std::vector<OutdatedSentence>> PredictionStore::outdated(DocumentId document, const QString &modelVersion, Range range,
                                                                int limit) const
{
    return sqlCall(m_database, [&] {
        std::vector<OutdatedSentence> found;
        for (qint64 by : otherPredictors(m_database, document, modelVersion))
            findPredictedBy(m_database, document, by, range, limit, &found);
        std::ranges::sort(found, {}, &OutdatedSentence::position);
        if (found.size() > size_t(limit))
            found.resize(size_t(limit));
        return found;
    });
}

Result<std::vector<OpenSuggestion>> PredictionStore::openSuggestions(float probability, const std::stop_token &stop) const
{
    return sqlCall(m_database, [&]() -> Result<std::vector<OpenSuggestion>> {
        std::vector<OpenSuggestion> suggestions;
        Query query(m_database,
                    "SELECT u.id, p.model_version_id, p.candidates FROM units u INDEXED BY unit_undecided "
                    "JOIN predictions p ON p.unit_id = u.id JOIN sentences s ON s.id = u.sentence_id "
                    "JOIN documents o ON o.id = s.document_id WHERE u.undecided = 1 AND o.state = 0 ORDER BY u.sentence_id");
        while (query.next()) {
            if (stop.stop_requested())
                return Error{ErrorCode::Cancelled, m_database.path(), 0, {}};
            const auto candidates = unpackCandidates(query.blob(2));
            if (!candidates)
                return damaged(m_database, QStringLiteral("prediction of unit %1").arg(query.number(0)));
            if (candidates->size() < 2 || candidates->front().second < probability)
                continue;
            suggestions.push_back({{query.number(0)},
                                   {m_database.senseKeys().nameOf(candidates->front().first), candidates->front().second},
                                   m_database.modelVersions().nameOf(query.number(1))});
        }
        return suggestions;
    });
}

Result<qint64> PredictionStore::countOutdated(const QString &modelVersion) const
{
    return sqlCall(m_database, [&] {
        qint64 count = 0;
        for (DocumentId document : documentsInUse(m_database)) {
            for (qint64 by : otherPredictors(m_database, document, modelVersion))
                count += countPredictedBy(m_database, document, by);
        }
        return count;
    });
}

} // namespace glossator
