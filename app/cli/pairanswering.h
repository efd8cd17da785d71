#pragma once

#include "cli/annotatedreading.h"
#include "service/crossannotator.h"

namespace glossator::cli {

/// What AnnotatingSink is for the annotator, for a cross-encoder. Sentences must come with their units,
/// and are read one by one: those of its batches have no passages. Units with one sense cost nothing.
class PairAnsweringSink : public DocumentSink
{
public:
    PairAnsweringSink(const CrossAnnotator &annotator, const TaskControl &control, BatchHandler handler);

    Result<void> beginDocument(const DocumentInfo &) override { return {}; }
    Result<void> addSentence(Sentence &&sentence) override;
    Result<void> endDocument(const QString &) override { return {}; }
    [[nodiscard]] Result<void> flush();

private:
    const CrossAnnotator &m_annotator;
    const TaskControl &m_control;
    BatchHandler m_handler;
    std::vector<Sentence> m_batch;
    qint64 m_done = 0;
};

} // namespace glossator::cli
