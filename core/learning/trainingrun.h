#pragma once

#include <QHash>

#include <memory>
#include <span>

#include "learning/adam.h"
#include "learning/glossmemory.h"
#include "learning/steps.h"
#include "learning/trainedoffsets.h"
#include "learning/trainer.h"
#include "model/encodernetwork.h"
#include "model/scoring.h"
#include "model/trainedparts.h"

namespace glossator {

/// Training of the program's own scorer.
class TrainingRun : public SteppedRun
{
public:
    /// The memories must hold the glosses of all candidates.
    TrainingRun(SenseModel &model, const std::vector<LabelledPassage> &passages, const TrainerSettings &settings, GlossMemories glosses);

    [[nodiscard]] TrainingState state() override;
    [[nodiscard]] std::optional<double> step(int step, int steps, const std::vector<int> &batch) override;
    /// After glossesCatchUp: what the offsets have to be for their senses to stay where they were. Progress counts offsets. False after a
    /// cancel.
    [[nodiscard]] bool fitOffsets(const TaskControl &control);
    [[nodiscard]] QByteArray trainedParts();

private:
    void startFromScratch();
    void settleSenses();
    [[nodiscard]] torch::Tensor offsetPlaces(std::span<const int> rows) const;
    void addParameters();
    void addSentenceParameters();
    [[nodiscard]] bool trainsGlosses() const;
    [[nodiscard]] torch::Tensor senseLoss(const torch::Tensor &states, const std::vector<EncodedPassage> &encoded, const RowStarts &starts,
                                          const std::vector<int> &batch, int step);
    [[nodiscard]] torch::Tensor unitLosses(const torch::Tensor &states, ScoringBatch scoring, GlossMemory &glosses,
                                           const std::vector<const LabelledUnit *> &units, int step);
    void readGlossesAnew(ScoringBatch &scoring, GlossMemory &glosses, const torch::Tensor &states, const torch::Tensor &wrong,
                         std::mt19937_64 &random);
    [[nodiscard]] torch::Tensor tagLoss(const std::vector<torch::Tensor> &layers, const std::vector<EncodedPassage> &encoded,
                                        const RowStarts &starts, const std::vector<int> &batch) const;

    SenseModel &m_model;
    const std::vector<LabelledPassage> &m_passages;
    const TrainerSettings &m_settings;
    EncoderPair m_encoders;
    GlossMemories m_glosses;
    TrainedParts m_parts;
    QHash<int, int> m_offsetRow;
    IdleOffsets m_idleOffsets;
    torch::Tensor m_settled; ///< with glossesCatchUp: what G g + o was for each row of the offsets, see SenseHead
    torch::Tensor m_none; ///< [1], the similarity of "none of these", see noneLosses()
    Adam m_optimizer;
};

} // namespace glossator
