#include "learning/trainer.h"

#include "learning/batching.h"
#include "learning/checkpoint.h"
#include "learning/trainingrun.h"

#include <QCryptographicHash>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <set>

namespace glossator {

namespace {

/// Names a run by all that its course depends on.
QString fingerprintOf(const SenseModel &model, const std::vector<LabelledPassage> &passages, const TrainerSettings &s)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QStringList values{model.encoderDigest(),
                             s.fromScratch ? QString() : model.version(),
                             QString::number(s.adapterRank),
                             QString::number(s.epochs),
                             QString::number(s.batchSubwords),
                             QString::number(s.warmupSteps)};
    hash.addData(values.join(u'\n').toUtf8());
    for (double value : {double(s.passageSentences), double(s.bfloat16), s.encoderRate, double(s.glossAdapterRank), double(s.glossSubwords),
                         s.glossAdapterRate, s.adapterRate, s.mapRate, s.scaleRate, s.offsetRate, s.taggerRate, s.weightDecay, s.dropout,
                         s.priorWeight, s.tagLossWeight, s.longestGradient, double(s.seed)})
        hash.addData(QByteArray::number(value, 'g', 17) + '\n');
    for (const LabelledPassage &passage : passages) {
        for (const SubwordSequence &sequence : passage.subwords.sequences)
            hash.addData(QByteArray::fromRawData(reinterpret_cast<const char *>(sequence.ids.data()),
                                                 qsizetype(sequence.ids.size() * sizeof(qint32))));
        for (const LabelledUnit &unit : passage.units) {
            for (int gold : unit.gold)
                hash.addData(QByteArray::number(unit.candidates[size_t(gold)].gloss) + ' ');
        }
    }
    return QString::fromLatin1(hash.result().toHex());
}

std::vector<int> glossesOf(const std::vector<LabelledPassage> &passages)
{
    std::set<int> glosses;
    for (const LabelledPassage &passage : passages) {
        for (const LabelledUnit &unit : passage.units) {
            for (const SenseCandidate &candidate : unit.candidates)
                glosses.insert(candidate.gloss);
        }
    }
    return {glosses.begin(), glosses.end()};
}

/// The steps of a whole run, epoch after epoch, the last one perhaps cut short.
class Schedule
{
public:
    Schedule(const std::vector<LabelledPassage> &passages, const TrainerSettings &settings) : m_passages(passages), m_settings(settings)
    {
        // Epochs differ in length by a batch or two; the first stands for all.
        m_stepsAnEpoch = int(batches(0).size());
        m_steps = std::max(1, int(std::lround(settings.epochs * m_stepsAnEpoch)));
    }
    [[nodiscard]] int steps() const { return m_steps; }
    /// step counts from 0.
    [[nodiscard]] const std::vector<int> &batch(int step)
    {
        const std::vector<std::vector<int>> &epoch = batches(step / m_stepsAnEpoch);
        return epoch[size_t(step % m_stepsAnEpoch) % epoch.size()];
    }

private:
    const std::vector<std::vector<int>> &batches(int epoch)
    {
        if (epoch != m_epoch) {
            m_batches = makeBatches(m_passages, m_settings.batchSubwords, m_settings.seed, epoch);
            m_epoch = epoch;
        }
        return m_batches;
    }

    const std::vector<LabelledPassage> &m_passages;
    const TrainerSettings &m_settings;
    std::vector<std::vector<int>> m_batches;
    int m_epoch = -1;
    int m_stepsAnEpoch = 0;
    int m_steps = 0;
};

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

bool isCheckpointDue(const TrainerSettings &settings, int step, int steps)
{
    return !settings.checkpointFile.isEmpty() && (step % settings.checkpointSteps == 0 || step == steps);
}

} // namespace

Result<QByteArray> train(SenseModel &model, const std::vector<LabelledPassage> &passages, const TrainerSettings &settings,
                         const TrainingControl &control)
{
    const bool anything = std::ranges::any_of(passages, [](const LabelledPassage &p) { return !p.units.empty() || !p.tags.empty(); });
    if (!anything)
        return Error{ErrorCode::NothingToTrain};
    const std::vector<int> glosses = glossesOf(passages);
    if (!model.ensureGlosses(glosses, control.glosses))
        return Error{ErrorCode::Cancelled};

    TrainingRun run(model, passages, settings, glosses);
    Schedule schedule(passages, settings);
    const QString fingerprint = fingerprintOf(model, passages, settings);
    int step = 0;
    if (!settings.checkpointFile.isEmpty()) {
        auto loaded = loadCheckpoint(settings.checkpointFile, fingerprint, run.state());
        if (!loaded)
            return loaded.error();
        step = *loaded;
    }
    Meter meter(step, schedule.steps());
    while (step < schedule.steps()) {
        const bool cancelled = control.glosses.isCancelled();
        if (cancelled && !settings.checkpointFile.isEmpty()) {
            if (auto saved = saveCheckpoint(settings.checkpointFile, fingerprint, step, run.state()); !saved)
                return saved.error();
        }
        if (cancelled)
            return Error{ErrorCode::Cancelled};
        const std::vector<int> &batch = schedule.batch(step++);
        const double loss = run.step(step, schedule.steps(), batch);
        qint64 subwords = 0;
        for (int i : batch)
            subwords += passages[size_t(i)].subwords.subwordCount();
        const TrainingStatus status = meter.add(step, loss, subwords);
        if (control.stepped)
            control.stepped(status);
        if (isCheckpointDue(settings, step, schedule.steps())) {
            if (auto saved = saveCheckpoint(settings.checkpointFile, fingerprint, step, run.state()); !saved)
                return saved.error();
        }
    }
    return run.trainedParts();
}

} // namespace glossator
