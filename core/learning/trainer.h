#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

#include "base/result.h"
#include "learning/examples.h"
#include "learning/trainingcontrol.h"
#include "model/sensemodel.h"

namespace glossator {

struct TrainerSettings
{
    QString version; ///< names the trained parts
    bool fromScratch = true; ///< false: goes on from the parts the model has in use
    /// Goes on from the parts the model has in use, but trains the gloss encoder's adapters alone (new ones where there are none): it catches
    /// up with what the offsets have learnt, so that senses without an offset gain from those that have one. These themselves stay where
    /// they are.
    bool glossesCatchUp = false;
    double unaidedShare = 0.5; ///< with glossesCatchUp: of the senses with an offset, those that stand by their gloss in a step
    int adapterRank = 32; ///< 0: the encoder stays frozen, heads alone are trained
    int glossAdapterRank = 0; ///< of the gloss encoder's adapters; 0: glosses stay as the untouched encoder reads them
    double epochs = 1; ///< may be a fraction
    int passageSentences = 4; ///< what the examples were built with, for whoever uses the trained parts
    int batchSubwords = 2048;
    int glossSubwords = 2048; ///< of glosses that a step reads anew, with glossAdapterRank
    int warmupSteps = 100; ///< see rateFactor()
    double encoderRate = 0; ///< of the encoder's own layers; 0: frozen under its adapters
    double adapterRate = 5e-4;
    double glossAdapterRate = 2e-4;
    double mapRate = 2e-4; ///< of the context and gloss maps
    double scaleRate = 1e-3;
    double offsetRate = 1e-3;
    double taggerRate = 1e-3;
    double weightDecay = 0.01; ///< of adapters and layers
    bool bfloat16 = false; ///< layers and adapters multiply in bfloat16 (the adapters themselves stay in 32 bits); without encoderRate only
    double dropout = 0.1;
    double priorWeight = 0.35;
    double tagLossWeight = 0.2;
    double noneWeight = 0; ///< of noneLosses(), which are left out at 0
    double noneRate = 1e-2; ///< of the similarity of "none of these"
    double teacherWeight = 0.5; ///< of what units are taught, against their gold (LabelledUnit::taught)
    double longestGradient = 1;
    quint64 seed = 1;

    QString checkpointFile; ///< empty: none
    int checkpointSteps = 100; ///< between two checkpoints; one is also made when a run is cancelled
};

/// Trains adapters, heads, offsets and tagger on labelled passages: cross-entropy over each unit's candidates (any gold sense is right)
/// plus that of the tags and noneLosses(), in proportion to their weights. The model itself stays as it is. A run that a checkpoint exists
/// for goes on from it, bit for bit as if it had never stopped (same machine, same number of threads). Returns trained parts for
/// SenseModel::setTrainedParts().
/// Errors: NothingToTrain, those of takeSteps() (steps.h) and of computed().
[[nodiscard]] Result<QByteArray> train(SenseModel &model, const std::vector<LabelledPassage> &passages, const TrainerSettings &settings,
                                       const TrainingControl &control);

} // namespace glossator
