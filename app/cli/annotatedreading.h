#pragma once

#include <QString>

#include <functional>
#include <span>
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
    /// The number of the next sentence's passage; no passage goes beyond a paragraph.
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

/// A passage among consecutive sentences.
struct PassageRange
{
    size_t first = 0;
    size_t count = 0;
};

/// Cuts sentences into passages, whose numbers PassageCounter gave them.
[[nodiscard]] std::vector<PassageRange> passagesOf(std::span<const qint64> numbers);

struct DocumentStart
{
    size_t sentence = 0; ///< position in the batch
    QString name;
};

struct SentenceBatch
{
    std::vector<Sentence> sentences;
    std::vector<qint64> passages; ///< of the sentences; see PassageCounter
    std::vector<DocumentStart> starts{}; ///< documents that begin in this batch, in order
};

/// Gathers the sentences that a reader hands over in batches of whole passages, which may span documents. flush() must be called at the end.
class BatchingSink : public DocumentSink
{
public:
    explicit BatchingSink(int passageSentences) : m_counter(passageSentences) {}

    Result<void> beginDocument(const DocumentInfo &info) override;
    Result<void> addSentence(Sentence &&sentence) override;
    Result<void> endDocument(const QString &) override { return {}; }
    [[nodiscard]] Result<void> flush();

protected:
    virtual Result<void> handOn(SentenceBatch &&batch) = 0;

private:
    [[nodiscard]] Result<void> flushIfFull();

    PassageCounter m_counter;
    SentenceBatch m_batch;
};

struct AnnotatedBatch
{
    SentenceBatch read;
    std::vector<std::vector<Prediction>> predictions{};
    std::vector<WordVectors> words{}; ///< if asked for
};

using BatchHandler = std::function<void(const AnnotatedBatch &)>;

struct AnnotatingSettings
{
    bool wantsWords = false;
    int passageSentences = 0; ///< 0: as many as the annotator's model was trained with
};

/// Annotates batches on the calling thread, and passes each on. Progress counts sentences.
class AnnotatingSink : public BatchingSink
{
public:
    AnnotatingSink(Annotator &annotator, const TaskControl &control, BatchHandler handler, AnnotatingSettings settings = {});

protected:
    Result<void> handOn(SentenceBatch &&batch) override;

private:
    Annotator &m_annotator;
    const TaskControl &m_control;
    BatchHandler m_handler;
    bool m_wantsWords;
    qint64 m_done = 0;
};

} // namespace glossator::cli
