#include "cli/annotatedreading.h"

namespace glossator::cli {

namespace {

constexpr std::size_t batchSentences = 256;

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

AnnotatingSink::AnnotatingSink(Annotator &annotator, const TaskControl &control, BatchHandler handler) :
    AnnotatingSink(annotator, control,
                   WordHandler([handler = std::move(handler)](const std::vector<Sentence> &sentences,
                                                              const std::vector<std::vector<Prediction>> &predictions,
                                                              const std::vector<WordVectors> &) { handler(sentences, predictions); }))
{
    m_wantsWords = false;
}

AnnotatingSink::AnnotatingSink(Annotator &annotator, const TaskControl &control, WordHandler handler) :
    m_annotator(annotator),
    m_control(control),
    m_handler(std::move(handler)),
    m_passages(annotator.passageSentences())
{}

Result<void> AnnotatingSink::beginDocument(const DocumentInfo &)
{
    m_passages.beginDocument();
    // Documents shorter than a passage never come to a passage's end.
    return m_batch.size() < batchSentences ? Result<void>() : flush();
}

Result<void> AnnotatingSink::addSentence(Sentence &&sentence)
{
    m_passageNumbers.push_back(m_passages.next(sentence));
    m_batch.push_back(std::move(sentence));
    return m_batch.size() < batchSentences || !m_passages.isAtEnd() ? Result<void>() : flush();
}

Result<void> AnnotatingSink::flush()
{
    std::vector<WordVectors> words;
    const Result<std::vector<std::vector<Prediction>>> predictions =
        m_annotator.annotate(m_batch, m_passageNumbers, TaskControl{m_control.stop, {}}, m_wantsWords ? &words : nullptr);
    if (!predictions)
        return predictions.error();
    m_handler(m_batch, *predictions, words);
    m_done += qint64(m_batch.size());
    m_batch.clear();
    m_passageNumbers.clear();
    m_control.progress(m_done, 0);
    return {};
}

} // namespace glossator::cli
