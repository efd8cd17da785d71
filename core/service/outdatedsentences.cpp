#include "service/outdatedsentences.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "model/parallel.h"
#include "service/predictionwriting.h"
#include "service/storedpassages.h"
#include "store/corpusstore.h"

namespace glossator {

namespace {

/// Sentences predicted in one go: enough of similar length to fill the encoder's batches, few enough for progress and cancel.
constexpr int sentencesAtOnce = 256;
/// Tokens that each thread gets of them, for what comes on screen meanwhile to wait a second or two at most, however long the sentences are.
/// With half as many, two threads wait for each other for a twelfth of the time.
constexpr qint64 tokensAThread = 2048;
/// Sentences written in one transaction, so that a decision never waits long for the file.
constexpr size_t sentencesAWrite = 8;

bool isOutdated(const AnnotatedSentence &sentence, const QString &version)
{
    return !sentence.sentence.analysed || !std::ranges::all_of(sentence.annotations, [&](const UnitAnnotation &unit) {
        return unit.prediction && unit.prediction->modelVersion == version;
    });
}

} // namespace

Result<OutdatedSentences> nextOutdated(Database &database, const QString &version, const std::optional<ScreenRange> &screen,
                                       DocumentId *from)
{
    const PredictionStore store(database);
    if (screen) {
        auto found = store.outdated(screen->document, version, screen->range, sentencesAtOnce);
        if (!found)
            return found.error();
        if (!found->empty())
            return OutdatedSentences{screen->document, std::move(*found)};
    }
    const auto documents = CorpusStore(database).documentIds();
    if (!documents)
        return documents.error();
    for (auto document = std::ranges::lower_bound(*documents, *from); document != documents->end(); ++document) {
        *from = *document;
        auto found = store.outdated(*document, version, {}, sentencesAtOnce);
        if (!found)
            return found.error();
        if (!found->empty())
            return OutdatedSentences{*document, std::move(*found)};
    }
    return OutdatedSentences();
}

Result<qint64> predictOutdated(Database &database, Annotator &annotator, const OutdatedSentences &outdated, const std::stop_token &stop,
                               const SentencesWritten &written)
{
    std::vector<qint64> positions;
    std::ranges::transform(outdated.sentences, std::back_inserter(positions), &PredictionStore::OutdatedSentence::position);
    const auto passages =
        readPassages(CorpusStore(database), outdated.document, positions, annotator.passageSentences(), tokensAThread * sharers());
    if (!passages)
        return passages.error();
    std::vector<Sentence> sentences;
    for (const AnnotatedSentence &sentence : passages->stored)
        sentences.push_back(sentence.sentence);
    database.setStop(stop);
    const auto predictions = annotator.annotate(sentences, passages->numbers, {stop, {}});
    if (!predictions)
        return predictions.error();
    for (size_t first = 0; first < sentences.size(); first += sentencesAWrite) {
        const size_t count = std::min(sentencesAWrite, sentences.size() - first);
        auto stored =
            writePredictions(database, std::span(passages->stored).subspan(first, count), std::span(sentences).subspan(first, count),
                             std::span<const std::vector<Prediction>>(*predictions).subspan(first, count), annotator.modelVersion());
        if (!stored)
            return stored.error();
        written(outdated.document, passages->stored[first].id, passages->stored[first + count - 1].id);
    }
    return std::ranges::count_if(passages->stored, [version = annotator.modelVersion()](const AnnotatedSentence &sentence) {
        return isOutdated(sentence, version);
    });
}

} // namespace glossator
