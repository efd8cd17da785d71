#pragma once

#include <QString>

#include <functional>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "io/documentio.h"
#include "service/annotator.h"

namespace glossator::cli {

/// Opens a file ("-": standard input) and reads it into the sink; format empty: detected.
[[nodiscard]] Result<void> readDocument(const QString &path, const QString &format, DocumentSink &sink, const TaskControl &control);

/// Numbers the passages of sentences that come in document order.
class PassageCounter
{
public:
    explicit PassageCounter(int sentencesAPassage) : m_size(sentencesAPassage) {}

    void beginDocument() { m_position = 0; }
    /// The passage of the next sentence; no passage goes beyond a paragraph.
    [[nodiscard]] qint64 next(const Sentence &sentence)
    {
        return m_position++ % m_size == 0 || sentence.startsParagraph() ? ++m_passage : m_passage;
    }
    /// Whether the next sentence begins another passage.
    [[nodiscard]] bool isAtEnd() const { return m_position % m_size == 0; }

private:
    int m_size;
    qint64 m_position = 0;
    qint64 m_passage = 0;
};

/// Annotates sentences as a reader hands them over, in batches, on the calling thread, and passes each batch on.
/// flush() must be called at the end. Progress counts sentences.
class AnnotatingSink : public DocumentSink
{
public:
    using BatchHandler = std::function<void(const std::vector<Sentence> &, const std::vector<std::vector<Prediction>> &)>;
    using WordHandler =
        std::function<void(const std::vector<Sentence> &, const std::vector<std::vector<Prediction>> &, const std::vector<WordVectors> &)>;

    AnnotatingSink(Annotator &annotator, const TaskControl &control, BatchHandler handler);
    /// The same with the units' vectors.
    AnnotatingSink(Annotator &annotator, const TaskControl &control, WordHandler handler);

    Result<void> beginDocument(const DocumentInfo &) override;
    Result<void> addSentence(Sentence &&sentence) override;
    Result<void> endDocument(const QString &) override { return {}; }
    [[nodiscard]] Result<void> flush();

private:
    Annotator &m_annotator;
    const TaskControl &m_control;
    WordHandler m_handler;
    bool m_wantsWords = true;
    std::vector<Sentence> m_batch;
    PassageCounter m_passages;
    std::vector<qint64> m_passageNumbers; ///< of the batch's sentences
    qint64 m_done = 0;
};

} // namespace glossator::cli
