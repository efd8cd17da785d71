#include "cli/annotatedreading.h"

#include <utility>

namespace glossator::cli {

namespace {

/// Enough sentences for the model to sort by length, few enough for the first result to come soon.
constexpr size_t batchSentences = 256;

} // namespace

Result<void> readDocument(const QString &path, const QString &format, DocumentSink &sink, const TaskControl &control)
{
    const Result<std::unique_ptr<QIODevice>> device = openForReading(path);
    if (!device)
        return device.error();
    const Result<QString> detected = format.isEmpty() ? detectFormat(**device, path) : Result<QString>(format);
    if (!detected)
        return detected.error();
    const Result<std::unique_ptr<DocumentReader>> reader = makeReader(*detected);
    if (!reader)
        return reader.error();
    return (*reader)->read(**device, path, sink, control);
}

std::vector<PassageRange> passagesOf(std::span<const qint64> numbers)
{
    std::vector<PassageRange> passages;
    for (size_t i = 0; i < numbers.size(); ++i) {
        if (i == 0 || numbers[i] != numbers[i - 1])
            passages.push_back({i, 0});
        ++passages.back().count;
    }
    return passages;
}

Result<void> BatchingSink::beginDocument(const DocumentInfo &info)
{
    // Documents shorter than a passage never come to a passage's end.
    if (Result<void> flushed = flushIfFull(); !flushed)
        return flushed;
    m_batch.starts.push_back({m_batch.sentences.size(), info.name});
    m_counter.beginDocument();
    return {};
}

Result<void> BatchingSink::addSentence(Sentence &&sentence)
{
    m_batch.passages.push_back(m_counter.next(sentence));
    m_batch.sentences.push_back(std::move(sentence));
    return m_counter.isAtEnd() ? flushIfFull() : Result<void>();
}

Result<void> BatchingSink::flushIfFull()
{
    return m_batch.sentences.size() < batchSentences ? Result<void>() : flush();
}

Result<void> BatchingSink::flush()
{
    return m_batch.sentences.empty() ? Result<void>() : handOn(std::exchange(m_batch, {}));
}

AnnotatingSink::AnnotatingSink(Annotator &annotator, const TaskControl &control, BatchHandler handler, AnnotatingSettings settings) :
    BatchingSink(settings.passageSentences > 0 ? settings.passageSentences : annotator.passageSentences()),
    m_annotator(annotator),
    m_control(control),
    m_handler(std::move(handler)),
    m_wantsWords(settings.wantsWords)
{}

Result<void> AnnotatingSink::handOn(SentenceBatch &&batch)
{
    AnnotatedBatch annotated{std::move(batch)};
    auto predictions = m_annotator.annotate(annotated.read.sentences, annotated.read.passages, TaskControl{m_control.stop, {}},
                                            m_wantsWords ? &annotated.words : nullptr);
    if (!predictions)
        return predictions.error();
    annotated.predictions = std::move(*predictions);
    m_handler(annotated);
    m_done += qint64(annotated.read.sentences.size());
    m_control.progress(m_done, 0);
    return {};
}

} // namespace glossator::cli
