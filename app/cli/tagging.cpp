#include "cli/tagging.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "cli/annotatedreading.h"
#include "cli/boundedqueue.h"
#include "io/jsonlines.h"

namespace glossator::cli {

namespace {

constexpr std::size_t waitingBatches = 2;

using BatchQueue = BoundedQueue<AnnotatedBatch>;

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

class QueueingSink : public BatchingSink
{
public:
    QueueingSink(BatchQueue &queue, int passageSentences) : BatchingSink(passageSentences), m_queue(queue) {}

protected:
    Result<void> handOn(SentenceBatch &&batch) override
    {
        if (!m_queue.push({std::move(batch)}))
            return Error{ErrorCode::Cancelled, {}, 0, {}};
        return {};
    }

private:
    BatchQueue &m_queue;
};

/// The reading thread. Returns false when a file could not be read.
bool readAll(const TaggingRequest &request, int passageSentences, Pipeline &pipeline)
{
    QueueingSink sink(pipeline.read, passageSentences);
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

Result<void> writeBatch(const AnnotatedBatch &batch, JsonLinesEncoder &encoder, Output &output)
{
    QByteArray lines;
    auto start = batch.read.starts.begin();
    for (std::size_t i = 0; i < batch.read.sentences.size(); ++i) {
        for (; start != batch.read.starts.end() && start->sentence == i; ++start)
            encoder.beginDocument(start->name);
        encoder.append(batch.read.sentences[i], batch.predictions[i], lines);
    }
    if (Result<void> written = output.write(lines); !written)
        return written;
    return output.flush();
}

/// The writing thread.
Result<void> writeAll(Pipeline &pipeline, Output &output)
{
    JsonLinesEncoder encoder;
    while (std::optional<AnnotatedBatch> batch = pipeline.annotated.pop()) {
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
    while (std::optional<AnnotatedBatch> batch = pipeline.read.pop()) {
        Result<std::vector<std::vector<Prediction>>> predictions =
            annotator.annotate(batch->read.sentences, batch->read.passages, TaskControl{pipeline.stop.get_token(), {}});
        if (!predictions) {
            pipeline.read.close();
            return predictions.error();
        }
        batch->predictions = std::move(*predictions);
        result.sentences += qint64(batch->read.sentences.size());
        for (const Sentence &sentence : batch->read.sentences)
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
