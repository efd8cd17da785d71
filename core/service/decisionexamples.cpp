#include "service/decisionexamples.h"

#include <QSet>

#include <algorithm>

#include "service/storedpassages.h"
#include "store/corpusstore.h"
#include "store/interruptible.h"
#include "store/transaction.h"

namespace glossator {

namespace {

/// The chosen decisions, one list a sentence.
std::vector<SentenceGold> goldOf(std::span<const AnnotatedSentence> sentences, const DecisionFilter &filter)
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

/// Adds each passage to the lists whose filters choose any of its decisions.
void addExamples(const StoredPassages &passages, ExampleBuilder &builder, std::span<const DecisionFilter> filters,
                 std::vector<std::vector<LabelledPassage>> &examples)
{
    const std::span<const AnnotatedSentence> stored(passages.stored);
    for (size_t first = 0; first < stored.size();) {
        const qint64 number = passages.numbers[first];
        const size_t count = size_t(std::ranges::count(passages.numbers, number));
        const auto sentences = stored.subspan(first, count);
        std::vector<Sentence> texts;
        for (const AnnotatedSentence &sentence : sentences)
            texts.push_back(sentence.sentence);
        for (size_t i = 0; i < filters.size(); ++i) {
            LabelledPassage labelled = builder.build(texts, goldOf(sentences, filters[i]), false);
            if (!labelled.units.empty())
                examples[i].push_back(std::move(labelled));
        }
        first += count;
    }
}

} // namespace

Result<std::vector<std::vector<LabelledPassage>>> readDecisionExamples(Database &database, ExampleBuilder builder, int passageSentences,
                                                                       std::span<const DecisionFilter> filters, const std::stop_token &stop)
{
    const Interruptible interruptible(database, stop);
    Result<Transaction> transaction = Transaction::beginReading(database);
    if (!transaction)
        return transaction.error();
    auto decisions = DecisionStore(database).allInForce();
    if (!decisions)
        return decisions.error();
    const CorpusStore corpus(database);
    std::vector<std::vector<LabelledPassage>> examples(filters.size());
    QSet<std::pair<DocumentId, qint64>> seen; // sentences that were read together
    for (const UnitDecision &entry : *decisions) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, database.path()};
        auto place = corpus.placeOf(entry.unit);
        if (!place)
            return place.error();
        const std::pair read(place->document, place->sentence / passageSentences);
        if (seen.contains(read))
            continue;
        seen.insert(read);
        const auto passages = readPassages(corpus, place->document, {&place->sentence, 1}, passageSentences);
        if (!passages)
            return passages.error();
        addExamples(*passages, builder, filters, examples);
    }
    if (Result<void> ended = transaction->commit(); !ended)
        return ended.error();
    return examples;
}

} // namespace glossator
