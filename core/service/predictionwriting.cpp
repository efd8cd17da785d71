#include "service/predictionwriting.h"

#include "store/exemplarstore.h"
#include "store/predictionstore.h"
#include "store/transaction.h"

#include <algorithm>

namespace glossator {

namespace {

/// As it was read.
bool isStillThere(Database &database, const AnnotatedSentence &read)
{
    const auto now = CorpusStore(database).sentence(read.id);
    return now && now->sentence == read.sentence
        && std::ranges::equal(now->annotations, read.annotations, {}, &UnitAnnotation::id, &UnitAnnotation::id);
}

} // namespace

Result<void> writePredictions(Database &database, std::span<const AnnotatedSentence> before, std::span<const Sentence> sentences,
                              std::span<const std::vector<Prediction>> predictions, const QString &modelVersion)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    CorpusStore corpus(database);
    std::vector<UnitPrediction> rows;
    for (size_t i = 0; i < sentences.size(); ++i) {
        AnnotatedSentence current = before[i];
        if (!isStillThere(database, current))
            continue;
        if (!current.sentence.analysed) {
            if (auto stored = corpus.setAnalysis(current.id, sentences[i]); !stored)
                return stored.error();
            auto reread = corpus.sentence(current.id);
            if (!reread)
                return reread.error();
            current = std::move(*reread);
        }
        // Units that a person decided stay where analysis finds none; match by content, not by position.
        for (size_t u = 0; u < current.sentence.units.size(); ++u) {
            const auto found = std::ranges::find_if(sentences[i].units, [&](const Unit &unit) {
                return unit.tokens == current.sentence.units[u].tokens && unit.lemma == current.sentence.units[u].lemma;
            });
            Prediction prediction{{}, modelVersion};
            if (found != sentences[i].units.end())
                prediction = predictions[i][size_t(found - sentences[i].units.begin())];
            rows.push_back({current.annotations[u].id, std::move(prediction)});
        }
    }
    if (auto put = PredictionStore(database).put(rows); !put)
        return put.error();
    // What the memory kept of the model's word there is that of before.
    ExemplarStore exemplars(database);
    for (const UnitPrediction &row : rows) {
        if (auto dropped = exemplars.dropBase(row.unit); !dropped)
            return dropped;
    }
    return transaction->commit();
}

} // namespace glossator
