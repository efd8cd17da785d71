#pragma once

#include <QString>

#include <optional>
#include <vector>

#include "base/result.h"
#include "learning/checkpoint.h"
#include "learning/trainingcontrol.h"

namespace glossator {

/// Which examples each step of a whole run reads, epoch after epoch, the last one perhaps cut short.
class Schedule
{
public:
    /// subwordCounts: of the examples.
    Schedule(std::vector<int> subwordCounts, double epochs, int batchSubwords, quint64 seed);

    [[nodiscard]] int steps() const { return m_steps; }
    /// step counts from 0.
    [[nodiscard]] const std::vector<int> &batch(int step);
    [[nodiscard]] qint64 subwordsOf(const std::vector<int> &batch) const;

private:
    const std::vector<std::vector<int>> &batches(int epoch);

    std::vector<int> m_subwordCounts;
    int m_batchSubwords;
    quint64 m_seed;
    std::vector<std::vector<int>> m_batches;
    int m_epoch = -1;
    int m_stepsAnEpoch = 0;
    int m_steps = 0;
};

/// What learning rates are multiplied by: the product of a line that rises from 0 to 1 over the warm-up, a fifth of the steps at most, and
/// one that falls from 1 at the first step to 1 / steps at the last. step counts from 1.
[[nodiscard]] double rateFactor(int step, int steps, int warmupSteps);

/// The tensors of one training and what one step does to them.
class SteppedRun
{
public:
    virtual ~SteppedRun() = default;

    /// Everything that a step changes, by name.
    [[nodiscard]] virtual TrainingState state() = 0;
    /// Forward, backward and update on some examples; returns the loss. Nothing, and no update, where loss or gradient is no finite number.
    /// step counts from 1.
    [[nodiscard]] virtual std::optional<double> step(int step, int steps, const std::vector<int> &batch) = 0;
};

struct CheckpointPlan
{
    QString file; ///< empty: none
    int steps = 100; ///< between two checkpoints; one is also made when the run is cancelled
    QString fingerprint; ///< names the run by all that its course depends on
};

/// All steps that a checkpoint does not have yet. Errors: Cancelled, TrainingDiverged (the checkpoint before stays), CheckpointMismatch,
/// FileUnwritable, DiskFull, ModelDamaged (an unreadable checkpoint).
[[nodiscard]] Result<void> takeSteps(SteppedRun &run, Schedule &schedule, const CheckpointPlan &checkpoints,
                                     const TrainingControl &control);

} // namespace glossator
