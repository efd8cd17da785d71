#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

#include "base/result.h"
#include "learning/pairexamples.h"
#include "learning/trainingcontrol.h"
#include "model/pairrecipe.h"

namespace glossator {

struct PairTrainerSettings
{
    QString version; ///< names the trained parts
    PairRecipe recipe;
    int adapterRank = 32; ///< 0: the encoder stays frozen, the head alone is trained
    double epochs = 1; ///< may be a fraction
    int batchSubwords = 2048;
    int warmupSteps = 100; ///< rates rise linearly, then fall linearly to zero
    double adapterRate = 5e-4;
    double headRate = 1e-3;
    double weightDecay = 0.01; ///< of adapters
    bool bfloat16 = false; ///< see TrainerSettings
    double dropout = 0.1;
    double longestGradient = 1;
    /// Of the masked-LM loss beside that of the senses; above 0, the pairs are read with some of their subwords hidden (LMGC-M).
    double maskedLmWeight = 0;
    quint64 seed = 1;

    QString checkpointFile; ///< empty: none
    int checkpointSteps = 100; ///< between two checkpoints; one is also made when a run is cancelled
};

/// Mean loss, in nats, of guessing hidden subwords of some of the examples, the encoder as downloaded and as trained. An encoder that
/// was made for sentence vectors has no head for it: a linear map of its states, the identity at first, is compared with the word
/// embeddings, so that both figures tell more of that map than of what BERT itself would say.
struct MaskedLmLoss
{
    double before = 0;
    double after = 0;
};

/// How the trained scorer does on data that nothing was trained on, and how its scores become probabilities, fitted there.
struct PairCalibration
{
    double senses = 0; ///< percent right of the units with several candidates, mean of the sets
    TemperatureScaling scaling;
};

struct TrainedPairs
{
    QByteArray parts; ///< for CrossEncoder::open()
    std::optional<MaskedLmLoss> maskedLm; ///< with maskedLmWeight
    std::optional<PairCalibration> calibration; ///< with development data
};

/// Trains adapters and head of a cross-encoder. LMGC: cross-entropy over each unit's candidates, any gold sense is right. GlossBERT:
/// two-class cross-entropy of each pair, all gold senses are positive. The model itself stays as it is. A run that a checkpoint exists for
/// goes on from it, bit for bit as if it had never stopped (same machine, same number of threads). The temperature is fitted on the
/// development sets, each counting the same; without any it is 1.
/// Errors: NothingToTrain, EncoderUnsupported (maskedLmWeight without a mask in the vocabulary), those of takeSteps() and computed().
[[nodiscard]] Result<TrainedPairs> trainPairs(const SenseModel &model, const std::vector<PairExample> &examples,
                                              const std::vector<std::vector<PairExample>> &development, const PairTrainerSettings &settings,
                                              const TrainingControl &control);

} // namespace glossator
