#include "cli/tagging.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "cli/annotatedreading.h"
#include "cli/boundedqueue.h"
#include "io/jsonlines.h"

namespace glossator::cli {

namespace {

/// Enough sentences for the model to sort by length, few enough for the first result to come soon.
constexpr std::size_t batchSentences = 256;
constexpr std::size_t waitingBatches = 2;

struct DocumentStart
{
    std::size_t sentence = 0; ///< position in the batch
    QString name;
};

struct Batch
{
    std::vector<Sentence> sentences;
    std::vector<qint64> passages; ///< of the sentences
    std::vector<DocumentStart> starts; ///< documents that begin in this batch, in order
    std::vector<std::vector<Prediction>> predictions;
};

using BatchQueue = BoundedQueue<Batch>;

/// Where the three threads meet.
struct Pipeline
{
    explicit Pipeline(const TaskControl &outer) : control(outer), forwardStop(outer.stop, [this] { stopAll(); }) {}

    void stopAll()
    {
        stop.request_stop();
        read.close();
        annotated.close();
    }

    const TaskControl &control;
    std::stop_source stop;
    BatchQueue read{waitingBatches};
    BatchQueue annotated{waitingBatches};
    std::stop_callback<std::function<void()>> forwardStop;
};

/// Passes sentences on in batches, which may span documents.
class BatchingSink : public DocumentSink
{
public:
    BatchingSink(BatchQueue &queue, int passageSentences) : m_queue(queue), m_passages(passageSentences) {}

    Result<void> beginDocument(const DocumentInfo &info) override
    {
        // Documents shorter than a passage never come to a passage's end.
        if (m_batch.sentences.size() >= batchSentences) {
            if (Result<void> flushed = flush(); !flushed)
                return flushed;
        }
        m_batch.starts.push_back({m_batch.sentences.size(), info.name});
        m_passages.beginDocument();
        return {};
    }

    Result<void> addSentence(Sentence &&sentence) override
    {
        m_batch.passages.push_back(m_passages.next(sentence));
        m_batch.sentences.push_back(std::move(sentence));
        return m_batch.sentences.size() < batchSentences || !m_passages.isAtEnd() ? Result<void>() : flush();
    }

    Result<void> endDocument(const QString &) override { return {}; }

    Result<void> flush()
    {
        if (m_batch.sentences.empty())
            return {};
        if (!m_queue.push(std::exchange(m_batch, {})))
            return Error{ErrorCode::Cancelled, {}, 0, {}};
        return {};
    }

private:
    BatchQueue &m_queue;
    Batch m_batch;
    PassageCounter m_passages;
};

/// The reading thread. Returns false when a file could not be read.
bool readAll(const TaggingRequest &request, int passageSentences, Pipeline &pipeline)
{
    BatchingSink sink(pipeline.read, passageSentences);
    bool allRead = true;
    for (const QString &file : request.files) {
        if (pipeline.stop.stop_requested())
            break;
        const Result<void> done = readDocument(file, request.format, sink, TaskControl{pipeline.stop.get_token(), {}});
        if (!done && done.error().code != ErrorCode::Cancelled) {
            fail(done.error());
            allRead = false;
        }
    }
    // A refusal means that the work was stopped, which the annotating thread reports.
    [[maybe_unused]] const Result<void> flushed = sink.flush();
    pipeline.read.close();
    return allRead;
}

Result<void> writeBatch(const Batch &batch, JsonLinesEncoder &encoder, Output &output)
{
    QByteArray lines;
    auto start = batch.starts.begin();
    for (std::size_t i = 0; i < batch.sentences.size(); ++i) {
        for (; start != batch.starts.end() && start->sentence == i; ++start)
            encoder.beginDocument(start->name);
        encoder.append(batch.sentences[i], batch.predictions[i], lines);
    }
    // A document that begins where the batch ends.
    for (; start != batch.starts.end(); ++start)
        encoder.beginDocument(start->name);
    if (Result<void> written = output.write(lines); !written)
        return written;
    return output.flush();
}

/// The writing thread.
Result<void> writeAll(Pipeline &pipeline, Output &output)
{
    JsonLinesEncoder encoder;
    while (std::optional<Batch> batch = pipeline.annotated.pop()) {
        Result<void> written = writeBatch(*batch, encoder, output);
        if (!written) {
            pipeline.stopAll();
            return written;
        }
    }
    return {};
}

/// The calling thread.
Result<void> annotateAll(Pipeline &pipeline, Annotator &annotator, TaggingResult &result)
{
    while (std::optional<Batch> batch = pipeline.read.pop()) {
        Result<std::vector<std::vector<Prediction>>> predictions =
            annotator.annotate(batch->sentences, batch->passages, TaskControl{pipeline.stop.get_token(), {}});
        if (!predictions) {
            pipeline.read.close();
            return predictions.error();
        }
        batch->predictions = std::move(*predictions);
        result.sentences += qint64(batch->sentences.size());
        for (const Sentence &sentence : batch->sentences)
            result.tokens += qint64(sentence.tokens.size());
        for (const std::vector<Prediction> &units : batch->predictions)
            result.instances += std::ranges::count_if(units, [](const Prediction &unit) { return unit.candidates.size() > 1; });
        pipeline.control.progress(result.sentences, 0);
        if (!pipeline.annotated.push(std::move(*batch)))
            break;
    }
    return {};
}

} // namespace

Result<TaggingResult> tagFiles(const TaggingRequest &request, Annotator &annotator, Output &output, const TaskControl &control)
{
    TaggingResult result;
    Pipeline pipeline(control);
    Result<void> written;
    const int passageSentences = annotator.passageSentences();
    std::thread reader([&] { result.allFilesRead = readAll(request, passageSentences, pipeline); });
    std::thread writer([&] { written = writeAll(pipeline, output); });

    const Result<void> annotated = annotateAll(pipeline, annotator, result);
    pipeline.annotated.close();
    writer.join();
    reader.join();
    if (!written)
        return written.error();
    if (!annotated)
        return annotated.error();
    if (control.isCancelled())
        return Error{ErrorCode::Cancelled, {}, 0, {}};
    return result;
}

} // namespace glossator::cli
