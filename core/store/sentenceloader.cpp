#include "store/sentenceloader.h"

#include <limits>

#include "store/decisionrows.h"
#include "store/nametable.h"
#include "store/predictionrow.h"
#include "store/rowcodec.h"
#include "store/sentenceplaces.h"
#include "store/sqlcall.h"

namespace glossator {

namespace {

Error contradiction(const Database &database, SentenceId sentence, const char *what)
{
    return damaged(database, QStringLiteral("sentence %1: %2").arg(sentence.value).arg(QLatin1StringView(what)));
}

Result<void> loadTokens(Database &database, AnnotatedSentence &loaded)
{
    Sentence &sentence = loaded.sentence;
    Query query(database, "SELECT start, \"end\", tag, lemma FROM tokens WHERE sentence_id = ?1 ORDER BY position");
    query.bind(loaded.id.value);
    qint64 previousStart = 0;
    while (query.next()) {
        const qint64 start = query.number(0);
        const qint64 end = query.number(1);
        const qint64 tag = query.number(2);
        if (start < previousStart || end < start || end > sentence.text.size() || tag < 0 || tag >= universalTagCount)
            return contradiction(database, loaded.id, "token");
        sentence.tokens.push_back({int(start), int(end), UniversalTag(tag), query.text(3)});
        previousStart = start;
    }
    return {};
}

/// Columns of the query in loadUnits().
enum UnitColumn { UnitRow, WordClassValue, Positions, Lemma, ExternalId, PredictionColumns, DecisionColumns = PredictionColumns + 3 };

Result<void> loadUnits(Database &database, AnnotatedSentence &loaded)
{
    Sentence &sentence = loaded.sentence;
    Query query(database,
                "SELECT u.id, u.word_class, u.tokens, u.lemma, u.external_id, p.model_version_id, "
                "p.candidates, p.none, " GLOSSATOR_DECISION_COLUMNS " FROM units u LEFT JOIN predictions p ON p.unit_id = u.id "
                "LEFT JOIN in_force f ON f.unit_id = u.id LEFT JOIN decisions d ON d.id = f.decision_id "
                "WHERE u.sentence_id = ?1 ORDER BY u.position");
    query.bind(loaded.id.value);
    while (query.next()) {
        const qint64 wordClass = query.number(WordClassValue);
        auto positions = unpackPositions(query.text(Positions), int(sentence.tokens.size()));
        if (!positions || wordClass < 0 || wordClass > qint64(WordClass::Adverb))
            return contradiction(database, loaded.id, "unit");
        auto prediction = predictionAt(database, query, PredictionColumns, {query.number(UnitRow)});
        if (!prediction)
            return prediction.error();
        std::optional<Decision> decision;
        if (!query.isNull(DecisionColumns)) {
            decision = decisionAt(database, query, DecisionColumns);
            decision->senses = sensesOf(database, query.number(DecisionColumns));
        }
        sentence.units.push_back({std::move(*positions), WordClass(wordClass), query.text(Lemma), query.text(ExternalId)});
        loaded.annotations.push_back({{query.number(UnitRow)}, std::move(*prediction), std::move(decision)});
    }
    return {};
}

} // namespace

Result<std::vector<AnnotatedSentence>> loadSentences(Database &database, DocumentId document, qint64 first, qint64 count)
{
    std::vector<AnnotatedSentence> sentences;
    const qint64 end = count > std::numeric_limits<qint64>::max() - first ? std::numeric_limits<qint64>::max() : first + count;
    Query query(database,
                "SELECT id, analysed, external_id, gap, text FROM sentences "
                "WHERE document_id = ?1 AND position >= ?2 AND position < ?3 ORDER BY position");
    const SentencePlaces places(database, document);
    query.bind(document.value, places.labelOf(first), places.labelOf(end));
    while (query.next()) {
        AnnotatedSentence &loaded = sentences.emplace_back();
        loaded.id = {query.number(0)};
        loaded.sentence.analysed = query.number(1) != 0;
        loaded.sentence.externalId = query.text(2);
        loaded.sentence.gap = query.text(3);
        loaded.sentence.text = query.text(4);
        if (Result<void> done = loadTokens(database, loaded); !done)
            return done.error();
        if (Result<void> done = loadUnits(database, loaded); !done)
            return done.error();
    }
    return sentences;
}

} // namespace glossator
