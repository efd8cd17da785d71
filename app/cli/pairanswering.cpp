#include "cli/pairanswering.h"

#include <utility>

namespace glossator::cli {

namespace {

/// Enough for pairs of equal length to meet, few enough for progress to move.
constexpr std::size_t batchSentences = 32;

} // namespace

PairAnsweringSink::PairAnsweringSink(const CrossAnnotator &annotator, const TaskControl &control, BatchHandler handler) :
    m_annotator(annotator),
    m_control(control),
    m_handler(std::move(handler))
{}

Result<void> PairAnsweringSink::addSentence(Sentence &&sentence)
{
    m_batch.push_back(std::move(sentence));
    return m_batch.size() < batchSentences ? Result<void>() : flush();
}

Result<void> PairAnsweringSink::flush()
{
    std::vector<CrossAnnotator::Place> places;
    for (const Sentence &sentence : m_batch) {
        for (const Unit &unit : sentence.units)
            places.push_back({sentence, unit});
    }
    Result<std::vector<Prediction>> predicted = m_annotator.predict(places, TaskControl{m_control.stop, {}});
    if (!predicted)
        return predicted.error();
    std::vector<std::vector<Prediction>> predictions;
    std::size_t next = 0;
    for (const Sentence &sentence : m_batch) {
        std::vector<Prediction> &ofSentence = predictions.emplace_back();
        for (std::size_t i = 0; i < sentence.units.size(); ++i)
            ofSentence.push_back(std::move((*predicted)[next++]));
    }
    m_done += qint64(m_batch.size());
    m_handler({{std::exchange(m_batch, {}), {}}, std::move(predictions)});
    m_control.progress(m_done, 0);
    return {};
}

} // namespace glossator::cli
