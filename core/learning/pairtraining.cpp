#include "learning/pairtraining.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cmath>

#include "learning/calibration.h"
#include "learning/pairtrainingrun.h"
#include "model/computing.h"

namespace glossator {

namespace {

void addBytes(QCryptographicHash &hash, std::span<const qint32> ids)
{
    hash.addData(QByteArray::fromRawData(reinterpret_cast<const char *>(ids.data()), qsizetype(ids.size_bytes())));
}

/// Names a run by all that its course depends on.
QString fingerprintOf(const SenseModel &model, const std::vector<PairExample> &examples, const PairTrainerSettings &s)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData((model.encoderDigest() + u'\n' + pairScorerName(s.recipe.scorer) + u'\n' + pairFormName(s.recipe.form)).toUtf8());
    for (double value : {double(s.adapterRank), s.epochs, double(s.batchSubwords), double(s.warmupSteps), double(s.bfloat16), s.adapterRate,
                         s.headRate, s.weightDecay, s.dropout, s.longestGradient, s.maskedLmWeight, double(s.seed)})
        hash.addData(QByteArray::number(value, 'g', 17) + '\n');
    for (const PairExample &example : examples) {
        addBytes(hash, example.context.ids);
        addBytes(hash, example.context.target);
        for (const std::vector<qint32> &gloss : example.glosses)
            addBytes(hash, gloss);
        addBytes(hash, example.gold);
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<PairCalibration> calibrate(PairTrainingRun &run, const std::vector<std::vector<PairExample>> &development,
                                  const std::stop_token &stop)
{
    const size_t most = std::ranges::max(development, {}, &std::vector<PairExample>::size).size();
    PairCalibration result;
    std::vector<ScoredUnit> all;
    for (const std::vector<PairExample> &set : development) {
        std::vector<ScoredUnit> units;
        for (const PairExample &example : set) {
            if (stop.stop_requested())
                return Error{ErrorCode::Cancelled};
            units.push_back({WordClass::Noun, run.probabilities(example), example.gold});
        }
        result.senses += percentRight(units) / double(development.size());
        // Smaller sets several times over, so that each counts about the same.
        for (long i = 0; i < std::lround(double(most) / double(std::max<size_t>(1, set.size()))); ++i)
            all.insert(all.end(), units.begin(), units.end());
    }
    result.scaling = fitScaling(all);
    run.setScaling(result.scaling);
    return result;
}

Result<TrainedPairs> trainOn(const SenseModel &model, const std::vector<PairExample> &examples,
                             const std::vector<std::vector<PairExample>> &development, const PairTrainerSettings &settings,
                             const TrainingControl &control)
{
    if (examples.empty())
        return Error{ErrorCode::NothingToTrain};
    std::optional<MaskingVocabulary> masking;
    if (settings.maskedLmWeight > 0) {
        auto vocabulary = MaskingVocabulary::of(model.tokenizer());
        if (!vocabulary)
            return vocabulary.error();
        masking = std::move(*vocabulary);
    }
    std::vector<int> subwordCounts;
    for (const PairExample &example : examples)
        subwordCounts.push_back(example.subwordCount());

    PairTrainingRun run(model, examples, settings, masking);
    TrainedPairs result;
    if (masking)
        result.maskedLm = {run.maskedLmLoss(), 0};
    Schedule schedule(std::move(subwordCounts), settings.epochs, settings.batchSubwords, settings.seed);
    const CheckpointPlan checkpoints{settings.checkpointFile, settings.checkpointSteps, fingerprintOf(model, examples, settings)};
    if (auto taken = takeSteps(run, schedule, checkpoints, control); !taken)
        return taken.error();
    if (masking)
        result.maskedLm->after = run.maskedLmLoss();
    if (!development.empty()) {
        auto calibrated = calibrate(run, development, control.glosses.stop);
        if (!calibrated)
            return calibrated.error();
        result.calibration = *calibrated;
    }
    result.parts = run.trainedParts();
    return result;
}

} // namespace

Result<TrainedPairs> trainPairs(const SenseModel &model, const std::vector<PairExample> &examples,
                                const std::vector<std::vector<PairExample>> &development, const PairTrainerSettings &settings,
                                const TrainingControl &control)
{
    return computed([&] { return trainOn(model, examples, development, settings, control); });
}

} // namespace glossator
