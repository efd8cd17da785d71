#pragma once

#include <QHash>

#include "learning/adam.h"
#include "learning/trainer.h"
#include "model/encodernetwork.h"
#include "model/scoring.h"
#include "model/trainedparts.h"

namespace glossator {

/// The tensors of one training and what one step does to them.
class TrainingRun
{
public:
    TrainingRun(SenseModel &model, const std::vector<LabelledSentence> &sentences, const TrainerSettings &settings);

    [[nodiscard]] Adam &optimizer() { return m_optimizer; }
    /// Forward, backward and update on some sentences; returns the loss. step counts from 1.
    double step(int step, int steps, const std::vector<int> &batch);
    [[nodiscard]] QByteArray trainedParts();

private:
    void addParameters();
    [[nodiscard]] torch::Tensor senseLoss(const std::vector<torch::Tensor> &layers, const std::vector<EncodedSentence> &encoded,
                                          const RowStarts &starts, const std::vector<int> &batch) const;
    [[nodiscard]] torch::Tensor tagLoss(const std::vector<torch::Tensor> &layers, const std::vector<EncodedSentence> &encoded,
                                        const RowStarts &starts, const std::vector<int> &batch) const;
    [[nodiscard]] double rateFactor(int step, int steps) const;

    SenseModel &m_model;
    const std::vector<LabelledSentence> &m_sentences;
    const TrainerSettings &m_settings;
    EncoderNetwork m_network;
    TrainedParts m_parts;
    QHash<int, int> m_offsetRow;
    Adam m_optimizer;
};

} // namespace glossator
