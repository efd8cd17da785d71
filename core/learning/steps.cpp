#include "learning/steps.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

#include "learning/batching.h"

namespace glossator {

namespace {

/// Turns single steps into what a person wants to watch.
class Meter
{
public:
    Meter(int firstStep, int steps) : m_firstStep(firstStep), m_steps(steps) { m_timer.start(); }

    TrainingStatus add(int step, double loss, qint64 subwords)
    {
        constexpr double weight = 0.05; // of the newest loss in the mean shown
        m_subwords += subwords;
        m_loss = m_loss < 0 ? loss : (1 - weight) * m_loss + weight * loss;
        const double elapsed = std::max(1.0, double(m_timer.elapsed()));
        TrainingStatus status{step, m_steps, m_loss, double(m_subwords) * 1000 / elapsed, -1};
        status.millisecondsLeft = qint64(elapsed / (step - m_firstStep) * (m_steps - step));
        return status;
    }

private:
    QElapsedTimer m_timer;
    int m_firstStep;
    int m_steps;
    qint64 m_subwords = 0;
    double m_loss = -1;
};

Error divergedAt(int step)
{
    return Error{ErrorCode::TrainingDiverged, {}, 0, QStringLiteral("step %1").arg(step)};
}

/// Whether all of it are numbers that trained parts can hold, which keep weights in half precision.
bool canBeKept(const TrainingState &state)
{
    constexpr double largestHalf = 65504;
    const torch::NoGradGuard noGrad;
    return std::ranges::all_of(state, [](const TrainingState::value_type &named) {
        if (named.second.numel() == 0)
            return true;
        const auto [least, most] = torch::aminmax(named.second); // no number where there is one that is none
        return least.item<double>() >= -largestHalf && most.item<double>() <= largestHalf;
    });
}

/// Of a step that went too far only the next one's loss would tell.
Result<void> save(const CheckpointPlan &checkpoints, int step, SteppedRun &run)
{
    const TrainingState state = run.state();
    if (!canBeKept(state))
        return divergedAt(step);
    return checkpoints.file.isEmpty() ? Result<void>() : saveCheckpoint(checkpoints.file, checkpoints.fingerprint, step, state);
}

} // namespace

Schedule::Schedule(std::vector<int> subwordCounts, double epochs, int batchSubwords, quint64 seed) :
    m_subwordCounts(std::move(subwordCounts)),
    m_batchSubwords(batchSubwords),
    m_seed(seed)
{
    // Epochs differ in length by a batch or two; the first stands for all.
    m_stepsAnEpoch = int(batches(0).size());
    m_steps = std::max(1, int(std::lround(epochs * m_stepsAnEpoch)));
}

const std::vector<int> &Schedule::batch(int step)
{
    const std::vector<std::vector<int>> &epoch = batches(step / m_stepsAnEpoch);
    return epoch[size_t(step % m_stepsAnEpoch) % epoch.size()];
}

qint64 Schedule::subwordsOf(const std::vector<int> &batch) const
{
    qint64 subwords = 0;
    for (const int example : batch)
        subwords += m_subwordCounts[size_t(example)];
    return subwords;
}

const std::vector<std::vector<int>> &Schedule::batches(int epoch)
{
    if (epoch != m_epoch) {
        m_batches = makeBatches(m_subwordCounts, m_batchSubwords, m_seed, epoch);
        m_epoch = epoch;
    }
    return m_batches;
}

double rateFactor(int step, int steps, int warmupSteps)
{
    const int warmup = std::min(warmupSteps, std::max(1, steps / 5));
    const double rising = std::min(1.0, double(step) / warmup);
    return rising * (1 - double(step - 1) / steps);
}

Result<void> takeSteps(SteppedRun &run, Schedule &schedule, const CheckpointPlan &checkpoints, const TrainingControl &control)
{
    int step = 0;
    if (!checkpoints.file.isEmpty()) {
        const Result<int> loaded = loadCheckpoint(checkpoints.file, checkpoints.fingerprint, run.state());
        if (!loaded)
            return loaded.error();
        step = *loaded;
    }
    Meter meter(step, schedule.steps());
    while (step < schedule.steps()) {
        if (control.glosses.isCancelled()) {
            if (const Result<void> saved = save(checkpoints, step, run); !saved)
                return saved.error();
            return Error{ErrorCode::Cancelled};
        }
        const std::vector<int> &batch = schedule.batch(step++);
        const std::optional<double> loss = run.step(step, schedule.steps(), batch);
        if (!loss)
            return divergedAt(step);
        const TrainingStatus status = meter.add(step, *loss, schedule.subwordsOf(batch));
        if (control.stepped)
            control.stepped(status);
        if (step % checkpoints.steps != 0 && step != schedule.steps())
            continue;
        if (const Result<void> saved = save(checkpoints, step, run); !saved)
            return saved.error();
    }
    return {};
}

} // namespace glossator
