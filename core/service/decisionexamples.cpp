#include "service/decisionexamples.h"

#include <QSet>

#include "store/corpusstore.h"
#include "store/transaction.h"

namespace glossator {

namespace {

/// The chosen decisions, one list a sentence.
std::vector<SentenceGold> goldOf(const std::vector<AnnotatedSentence> &sentences, const DecisionFilter &filter)
{
    std::vector<SentenceGold> result;
    for (const AnnotatedSentence &sentence : sentences) {
        SentenceGold &gold = result.emplace_back(sentence.annotations.size());
        for (size_t i = 0; i < gold.size(); ++i) {
            const UnitAnnotation &unit = sentence.annotations[i];
            if (unit.decision && unit.decision->verdict == Verdict::Senses && filter({unit.id, *unit.decision}))
                gold[i] = unit.decision->senses;
        }
    }
    return result;
}

} // namespace

Result<std::vector<std::vector<LabelledPassage>>> readDecisionExamples(Database &database, ExampleBuilder builder, int passageSentences,
                                                                       std::span<const DecisionFilter> filters)
{
    Result<Transaction> transaction = Transaction::beginReading(database);
    if (!transaction)
        return transaction.error();
    auto decisions = DecisionStore(database).allInForce();
    if (!decisions)
        return decisions.error();
    const CorpusStore corpus(database);
    std::vector<std::vector<LabelledPassage>> examples(filters.size());
    QSet<std::pair<DocumentId, qint64>> seen;
    for (const UnitDecision &entry : *decisions) {
        auto place = corpus.placeOf(entry.unit);
        if (!place)
            return place.error();
        const qint64 passage = place->sentence / passageSentences;
        if (seen.contains({place->document, passage}))
            continue;
        seen.insert({place->document, passage});
        auto sentences = corpus.sentences(place->document, passage * passageSentences, passageSentences);
        if (!sentences)
            return sentences.error();
        std::vector<Sentence> texts;
        for (const AnnotatedSentence &sentence : *sentences)
            texts.push_back(sentence.sentence);
        for (size_t i = 0; i < filters.size(); ++i) {
            LabelledPassage labelled = builder.build(texts, goldOf(*sentences, filters[i]), false);
            if (!labelled.units.empty())
                examples[i].push_back(std::move(labelled));
        }
    }
    if (Result<void> ended = transaction->commit(); !ended)
        return ended.error();
    return examples;
}

} // namespace glossator
