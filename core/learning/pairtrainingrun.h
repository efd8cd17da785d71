#pragma once

#include <optional>

#include "learning/adam.h"
#include "learning/masking.h"
#include "learning/pairtraining.h"
#include "learning/steps.h"
#include "model/pairparts.h"

namespace glossator {

/// Training of a cross-encoder.
class PairTrainingRun : public SteppedRun
{
public:
    /// masking: needed for the masked-LM loss. All must outlive the run.
    PairTrainingRun(const SenseModel &model, const std::vector<PairExample> &examples, const PairTrainerSettings &settings,
                    const std::optional<MaskingVocabulary> &masking);

    [[nodiscard]] TrainingState state() override;
    [[nodiscard]] std::optional<double> step(int step, int steps, const std::vector<int> &batch) override;

    /// On some of the examples, always the same ones and hidden alike.
    [[nodiscard]] double maskedLmLoss() const;
    /// Of an example's candidates, as the scores are.
    [[nodiscard]] std::vector<float> probabilities(const PairExample &example) const;
    void setScaling(const TemperatureScaling &scaling) { m_parts.scaling = scaling; }
    [[nodiscard]] QByteArray trainedParts();

private:
    /// The pairs of some examples, one example's behind the other's, perhaps with some of their subwords hidden.
    struct Pairs
    {
        std::vector<PairSequence> sequences;
        std::vector<int64_t> candidates; ///< of each example
        std::vector<std::vector<HiddenSubword>> hidden; ///< of each pair; empty without masking
    };

    /// seed: of what is hidden.
    [[nodiscard]] Pairs pairsOf(std::span<const int> examples, quint64 seed) const;
    [[nodiscard]] torch::Tensor senseLoss(const torch::Tensor &states, const PairBatch &batch, const Pairs &pairs,
                                          std::span<const int> examples) const;
    [[nodiscard]] torch::Tensor guessingLoss(const torch::Tensor &states, const PairBatch &batch, const Pairs &pairs) const;

    const SenseModel &m_model;
    const std::vector<PairExample> &m_examples;
    const PairTrainerSettings &m_settings;
    const std::optional<MaskingVocabulary> &m_masking;
    EncoderNetwork m_network;
    PairParts m_parts;
    torch::Tensor m_guessMap; ///< [width, width]; see MaskedLmLoss
    Adam m_optimizer;
};

} // namespace glossator
