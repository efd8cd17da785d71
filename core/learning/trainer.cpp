#include "learning/trainer.h"

#include "learning/steps.h"
#include "learning/trainingrun.h"
#include "model/computing.h"

#include <QCryptographicHash>

#include <algorithm>
#include <set>

namespace glossator {

namespace {

void addTo(QCryptographicHash &hash, const LabelledUnit &unit)
{
    QByteArray numbers;
    for (const int token : unit.tokens)
        numbers += QByteArray::number(token) + ' ';
    for (const SenseCandidate &candidate : unit.candidates)
        numbers += QByteArray::number(candidate.gloss) + ':' + QByteArray::number(double(candidate.logPrior), 'g', 9) + ' ';
    for (const int gold : unit.gold)
        numbers += QByteArray::number(gold) + ' ';
    hash.addData(numbers + '\n');
    hash.addData(
        QByteArray::fromRawData(reinterpret_cast<const char *>(unit.taught.data()), qsizetype(unit.taught.size() * sizeof(float))));
}

/// Names a run by all that its course depends on.
QString fingerprintOf(const SenseModel &model, const std::vector<LabelledPassage> &passages, const TrainerSettings &s)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QStringList values{QStringLiteral("offsets of candidates"), // the tensors that a checkpoint has
                             model.encoderDigest(),
                             s.fromScratch ? QString() : model.version(),
                             QString::number(s.adapterRank),
                             QString::number(s.epochs),
                             QString::number(s.batchSubwords),
                             QString::number(s.warmupSteps)};
    hash.addData(values.join(u'\n').toUtf8());
    if (!s.fromScratch)
        hash.addData(model.partsLastSet()); // others may have the same version
    for (double value : {double(s.passageSentences),
                         double(s.bfloat16),
                         s.teacherWeight,
                         s.noneWeight,
                         s.noneRate,
                         s.encoderRate,
                         double(s.glossAdapterRank),
                         double(s.glossSubwords),
                         double(s.glossesCatchUp),
                         s.unaidedShare,
                         s.glossAdapterRate,
                         s.adapterRate,
                         s.mapRate,
                         s.scaleRate,
                         s.offsetRate,
                         s.taggerRate,
                         s.weightDecay,
                         s.dropout,
                         s.priorWeight,
                         s.tagLossWeight,
                         s.longestGradient,
                         double(s.seed)})
        hash.addData(QByteArray::number(value, 'g', 17) + '\n');
    for (const LabelledPassage &passage : passages) {
        hash.addData(QByteArray::number(passage.isExample));
        for (const SubwordSequence &sequence : passage.subwords.sequences)
            hash.addData(QByteArray::fromRawData(reinterpret_cast<const char *>(sequence.ids.data()),
                                                 qsizetype(sequence.ids.size() * sizeof(qint32))));
        for (const UniversalTag tag : passage.tags)
            hash.addData(QByteArray::number(int(tag)) + ' ');
        for (const LabelledUnit &unit : passage.units)
            addTo(hash, unit);
    }
    return QString::fromLatin1(hash.result().toHex());
}

/// The candidates' glosses, of examples or of other passages.
std::vector<int> glossesOf(const std::vector<LabelledPassage> &passages, bool ofExamples)
{
    std::set<int> glosses;
    for (const LabelledPassage &passage : passages) {
        if (passage.isExample == ofExamples)
            collectGlosses(passage.units, glosses);
    }
    return {glosses.begin(), glosses.end()};
}

/// The candidates' glosses and, where they settle, those of all offsets.
std::vector<int> wholeGlossesOf(const SenseModel &model, const std::vector<LabelledPassage> &passages, const TrainerSettings &settings)
{
    std::vector<int> glosses = glossesOf(passages, false);
    if (!settings.glossesCatchUp)
        return glosses;
    const QHash<int, int> offsets = model.offsetRows();
    std::set<int> all(glosses.begin(), glosses.end());
    all.insert(offsets.keyBegin(), offsets.keyEnd());
    return {all.begin(), all.end()};
}

Result<GlossMemories> readAllGlosses(SenseModel &model, const std::vector<LabelledPassage> &passages, const TrainerSettings &settings,
                                     const TaskControl &control)
{
    const std::vector<int> whole = wholeGlossesOf(model, passages, settings);
    if (auto ensured = model.ensureGlosses(whole, control); !ensured)
        return ensured.error();
    GlossMemories memories{{model, model.glossSource(), model.glossIndex(), whole}, {}};
    const std::vector<int> shortened = glossesOf(passages, true);
    if (shortened.empty())
        return memories;
    const GlossSource source = withoutExamples(model.glossSource());
    const auto index = model.openIndex(source);
    if (!index)
        return index.error();
    if (auto ensured = model.ensureGlosses(source, **index, shortened, control); !ensured)
        return ensured.error();
    memories.withoutExamples = {model, source, **index, shortened};
    return memories;
}

Result<QByteArray> trainOn(SenseModel &model, const std::vector<LabelledPassage> &passages, const TrainerSettings &settings,
                           const TrainingControl &control)
{
    const bool anything = std::ranges::any_of(passages, [](const LabelledPassage &p) { return !p.units.empty() || !p.tags.empty(); });
    if (!anything)
        return Error{ErrorCode::NothingToTrain};
    Result<GlossMemories> glosses = readAllGlosses(model, passages, settings, control.glosses);
    if (!glosses)
        return glosses.error();

    TrainingRun run(model, passages, settings, std::move(*glosses));
    Schedule schedule(subwordCountsOf(passages), settings.epochs, settings.batchSubwords, settings.seed);
    const CheckpointPlan checkpoints{settings.checkpointFile, settings.checkpointSteps, fingerprintOf(model, passages, settings)};
    if (auto taken = takeSteps(run, schedule, checkpoints, control); !taken)
        return taken.error();
    if (settings.glossesCatchUp && !run.fitOffsets(control.glosses))
        return Error{ErrorCode::Cancelled};
    return run.trainedParts();
}

} // namespace

Result<QByteArray> train(SenseModel &model, const std::vector<LabelledPassage> &passages, const TrainerSettings &settings,
                         const TrainingControl &control)
{
    return computed([&] { return trainOn(model, passages, settings, control); });
}

} // namespace glossator
