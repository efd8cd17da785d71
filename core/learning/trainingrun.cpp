#include "learning/trainingrun.h"

#include "learning/noneloss.h"
#include "model/glossencoder.h"
#include "model/indextensor.h"
#include "model/packing.h"

#include <algorithm>
#include <cmath>

namespace glossator {

namespace {

/// About what the similarities of an untrained model are.
constexpr double firstNone = 5;

/// The units' taught probabilities [units, columns], zero where there is no candidate or no teacher.
torch::Tensor taughtTable(const std::vector<const LabelledUnit *> &units, int64_t columns)
{
    torch::Tensor table = torch::zeros({int64_t(units.size()), columns}, torch::kFloat32);
    for (size_t i = 0; i < units.size(); ++i)
        std::ranges::copy(units[i]->taught, table.data_ptr<float>() + int64_t(i) * columns);
    return table;
}

/// Takes the offsets of some glosses away, each with this chance.
void dropOffsets(ScoringBatch &batch, const SenseHead &head, double chance, std::mt19937_64 &random)
{
    torch::Tensor dropped = torch::zeros({batch.offsetRows.size(0)}, torch::kBool);
    bool *flag = dropped.data_ptr<bool>();
    for (int64_t i = 0; i < dropped.size(0); ++i)
        flag[i] = double(random() >> 11) * 0x1p-53 < chance;
    batch.offsetRows = batch.offsetRows.masked_fill(dropped.to(batch.offsetRows.device()), int64_t(head.offsetNames.size()));
}

/// Each [units, mostCandidates].
struct CandidateTables
{
    torch::Tensor similarities;
    torch::Tensor scores;
};

/// settled: what the senses with an offset are, in the order of offsets, whatever their glosses may be; undefined: what the head says.
CandidateTables tablesOf(const SenseHead &head, const torch::Tensor &settled, const torch::Tensor &states, const ScoringBatch &batch)
{
    const torch::Tensor mapped = head.mappedGlosses(batch.glosses);
    const torch::Tensor senses = settled.defined()
        ? SenseHead::glossVectors(torch::where(lackOffset(head, batch).unsqueeze(1), mapped, settled.index_select(0, batch.offsetRows)))
        : head.senseVectors(mapped, batch.offsetRows);
    const torch::Tensor words = unitVectors(head, states, batch);
    const torch::Tensor similarities = candidateSimilarities(head, words, senses, batch);
    torch::Tensor all = similarities;
    if (head.weights.gloss != 0)
        all = all + candidateSimilarities(head, words, SenseHead::glossVectors(mapped), batch) * head.weights.gloss;
    return {candidateTable(similarities, batch), candidateTable(withFrequency(head, all, batch), batch)};
}

} // namespace

TrainingRun::TrainingRun(SenseModel &model, const std::vector<LabelledPassage> &passages, const TrainerSettings &settings,
                         GlossMemories glosses) :
    m_model(model),
    m_passages(passages),
    m_settings(settings),
    m_encoders{model.baseNetwork(), model.baseNetwork()},
    m_glosses(std::move(glosses))
{
    const torch::NoGradGuard noGrad;
    EncoderPair current = m_encoders;
    m_parts = model.trainableCopy(current);
    if (settings.fromScratch)
        startFromScratch();
    else
        m_encoders = current;
    m_parts.version = settings.version;
    if (!settings.glossesCatchUp)
        extendOffsets(m_parts.head, passages, model.glossSource());
    m_offsetRow = model.offsetRows(m_parts.head.offsetNames);
    if (settings.glossesCatchUp) {
        settleSenses();
    } else {
        m_idleOffsets = IdleOffsets(m_parts.head, passages, m_offsetRow);
        m_offsetRow = model.offsetRows(m_parts.head.offsetNames);
    }
    if (settings.bfloat16 && settings.encoderRate <= 0)
        m_encoders.sentences.reducePrecision();
    if (settings.bfloat16 && trainsGlosses())
        m_encoders.glosses.reducePrecision();
    addParameters();
}

void TrainingRun::startFromScratch()
{
    const EncoderNetwork &network = m_encoders.sentences;
    m_parts.head = SenseHead::untrained(network.config().width, network.device());
    m_parts.head.weights.prior = m_settings.priorWeight;
    m_parts.adapterRank = m_settings.adapterRank;
    m_parts.passageSentences = m_settings.passageSentences;
    m_parts.glossAdapterRank = m_settings.glossAdapterRank;
    at::Generator generator = at::detail::createCPUGenerator(m_settings.seed);
    if (m_settings.adapterRank > 0)
        m_encoders.sentences.addAdapters(m_settings.adapterRank, generator);
    if (m_settings.glossAdapterRank > 0)
        m_encoders.glosses.addAdapters(m_settings.glossAdapterRank, generator);
}

/// Offsets of names that the inventory does not know settle nothing, and no candidate has them.
void TrainingRun::settleSenses()
{
    if (m_parts.glossAdapterRank == 0) {
        m_parts.glossAdapterRank = m_settings.glossAdapterRank;
        at::Generator generator = at::detail::createCPUGenerator(m_settings.seed);
        m_encoders.glosses.addAdapters(m_settings.glossAdapterRank, generator);
    }
    const std::vector<int> rows(m_offsetRow.keyBegin(), m_offsetRow.keyEnd());
    m_settled = m_parts.head.offsets.index_add(0, offsetPlaces(rows), m_parts.head.mappedGlosses(m_glosses.whole.vectors(rows)));
}

/// The offsets' rows of these glosses [rows] int64.
torch::Tensor TrainingRun::offsetPlaces(std::span<const int> rows) const
{
    std::vector<int64_t> places;
    for (int row : rows)
        places.push_back(m_offsetRow.value(row));
    return indexTensor(places, m_parts.head.offsets.device());
}

bool TrainingRun::trainsGlosses() const
{
    return m_settings.glossAdapterRate > 0 && m_parts.glossAdapterRank > 0;
}

void TrainingRun::addParameters()
{
    if (trainsGlosses()) {
        for (auto &[name, tensor] : m_encoders.glosses.adapterTensors())
            m_optimizer.add(QStringLiteral("gloss.") + name, *tensor, m_settings.glossAdapterRate, m_settings.weightDecay);
    }
    if (!m_settings.glossesCatchUp)
        addSentenceParameters();
    if (m_settings.noneWeight > 0) {
        m_none = torch::full({1}, firstNone, m_parts.head.logScale.options());
        m_optimizer.add(QStringLiteral("none"), m_none, m_settings.noneRate, 0);
    }
}

/// The sentences' encoder and the head.
void TrainingRun::addSentenceParameters()
{
    if (m_settings.encoderRate > 0) {
        m_parts.ownWeights = true;
        for (auto &[name, tensor] : m_encoders.sentences.weightTensors()) {
            *tensor = tensor->clone();
            m_optimizer.add(QStringLiteral("encoder.") + name, *tensor, m_settings.encoderRate, m_settings.weightDecay);
        }
    }
    for (auto &[name, tensor] : m_encoders.sentences.adapterTensors())
        m_optimizer.add(name, *tensor, m_settings.adapterRate, m_settings.weightDecay);
    SenseHead &head = m_parts.head;
    for (auto &[name, tensor] : head.tensors()) {
        double rate = m_settings.mapRate;
        if (tensor == &head.offsets)
            rate = m_settings.offsetRate;
        else if (tensor == &head.logScale)
            rate = m_settings.scaleRate;
        else if (tensor == &head.tagWeight || tensor == &head.tagBias)
            rate = m_settings.taggerRate;
        m_optimizer.add(name, *tensor, rate, 0);
    }
}

TrainingState TrainingRun::state()
{
    auto state = m_optimizer.state();
    if (!trainsGlosses())
        return state;
    state.emplace_back(QStringLiteral("glosses"), m_glosses.whole.all());
    if (m_glosses.withoutExamples.all().defined())
        state.emplace_back(QStringLiteral("glosses_without_examples"), m_glosses.withoutExamples.all());
    return state;
}

/// The mean over the batch's units; those in examples have other glosses and no offsets.
torch::Tensor TrainingRun::senseLoss(const torch::Tensor &states, const std::vector<EncodedPassage> &encoded, const RowStarts &starts,
                                     const std::vector<int> &batch, int step)
{
    std::vector<torch::Tensor> losses;
    for (const bool areExamples : {false, true}) {
        std::vector<SenseRequest> requests;
        std::vector<const LabelledUnit *> units;
        for (size_t i = 0; i < batch.size(); ++i) {
            const LabelledPassage &passage = m_passages[size_t(batch[i])];
            for (const LabelledUnit &unit : passage.units) {
                if (passage.isExample != areExamples || unit.candidates.size() < 2)
                    continue;
                requests.push_back({int(i), unit.tokens, unit.candidates});
                units.push_back(&unit);
            }
        }
        if (requests.empty())
            continue;
        const ScoringBatch scoring =
            makeScoringBatch(encoded, starts, requests, areExamples ? QHash<int, int>() : m_offsetRow, m_parts.head);
        losses.push_back(unitLosses(states, scoring, areExamples ? m_glosses.withoutExamples : m_glosses.whole, units, step));
    }
    return losses.empty() ? torch::zeros({}, states.options()) : torch::cat(losses).mean();
}

/// [units]
torch::Tensor TrainingRun::unitLosses(const torch::Tensor &states, ScoringBatch scoring, GlossMemory &glosses,
                                      const std::vector<const LabelledUnit *> &units, int step)
{
    scoring.glosses = glosses.vectors(scoring.glossRows);
    torch::Tensor wrong = torch::full({scoring.unitCount, scoring.mostCandidates}, noCandidate, torch::kFloat32);
    float *cell = wrong.data_ptr<float>();
    for (size_t i = 0; i < units.size(); ++i) {
        for (int gold : units[i]->gold)
            cell[int64_t(i) * scoring.mostCandidates + gold] = 0;
    }
    wrong = wrong.to(states.device());
    std::mt19937_64 random(m_settings.seed * 2'000'003 + quint64(step));
    if (m_settled.defined())
        dropOffsets(scoring, m_parts.head, m_settings.unaidedShare, random);
    if (trainsGlosses())
        readGlossesAnew(scoring, glosses, states, wrong, random);
    const CandidateTables tables = tablesOf(m_parts.head, m_settled, states, scoring);
    const torch::Tensor logits = torch::log_softmax(tables.scores, -1);
    torch::Tensor losses = -torch::logsumexp(logits + wrong, -1);
    const torch::Tensor taught = taughtTable(units, scoring.mostCandidates).to(logits.device());
    const torch::Tensor fromTeacher = -(taught * logits).sum(-1);
    losses = torch::where(taught.sum(-1) > 0, torch::lerp(losses, fromTeacher, m_settings.teacherWeight), losses);
    return m_settings.noneWeight > 0 ? losses + noneLosses(tables.similarities, wrong, m_none) * m_settings.noneWeight : losses;
}

/// Puts fresh vectors, through which gradients flow, in the place of some of those remembered: glosses whose probabilities are furthest
/// from right are likeliest to be drawn. wrong: see unitLosses().
void TrainingRun::readGlossesAnew(ScoringBatch &scoring, GlossMemory &glosses, const torch::Tensor &states, const torch::Tensor &wrong,
                                  std::mt19937_64 &random)
{
    torch::Tensor weights;
    {
        const torch::NoGradGuard noGrad;
        const torch::Tensor scores = tablesOf(m_parts.head, m_settled, states, scoring).scores;
        const torch::Tensor errors = (torch::softmax(scores, -1) - torch::softmax(scores + wrong, -1)).abs();
        weights = torch::zeros({scoring.glosses.size(0)}, errors.options())
                      .index_add(0, scoring.choices, errors.view({-1}).index_select(0, scoring.cells));
        if (m_settled.defined())
            weights = weights * lackOffset(m_parts.head, scoring);
        weights = weights.cpu();
    }
    std::vector<int> lengths;
    for (int row : scoring.glossRows)
        lengths.push_back(int(glosses.subwords(row).size()));
    const std::vector<int> drawn = drawGlosses({weights.data_ptr<float>(), lengths.size()}, lengths, m_settings.glossSubwords, random);

    std::vector<std::vector<qint32>> subwords;
    std::vector<int> rows;
    std::vector<int64_t> places;
    for (int place : drawn) {
        rows.push_back(scoring.glossRows[size_t(place)]);
        subwords.push_back(glosses.subwords(rows.back()));
        places.push_back(place);
    }
    const torch::Tensor vectors = glossVectors(m_encoders.glosses, subwords);
    glosses.put(rows, vectors.detach());
    scoring.glosses = scoring.glosses.index_copy(0, indexTensor(places, vectors.device()), vectors);
}

torch::Tensor TrainingRun::tagLoss(const std::vector<torch::Tensor> &layers, const std::vector<EncodedPassage> &encoded,
                                   const RowStarts &starts, const std::vector<int> &batch) const
{
    const TokenRows tokens = tokenRows(encoded, starts);
    std::vector<int64_t> chosen;
    std::vector<int64_t> tags;
    int64_t item = 0;
    for (size_t i = 0; i < batch.size(); ++i) {
        const LabelledPassage &passage = m_passages[size_t(batch[i])];
        for (size_t k = 0; k < encoded[i].tokens.size(); ++k, ++item) {
            // X also stands where a source tells no tag (see LabelledPassage): it teaches none.
            if (k >= passage.tags.size() || passage.tags[k] == UniversalTag::X)
                continue;
            chosen.push_back(item);
            tags.push_back(int64_t(passage.tags[k]));
        }
    }
    if (chosen.empty())
        return torch::zeros({}, layers.back().options());
    const torch::Tensor hidden = meanRows(layers[size_t(tagLayer(int(layers.size())))], tokens.rows, tokens.items, tokens.count);
    const torch::Device device = hidden.device();
    const torch::Tensor logits = torch::log_softmax(m_parts.head.tagLogits(hidden.index_select(0, indexTensor(chosen, device))), -1);
    return torch::nll_loss(logits, indexTensor(tags, device));
}

std::optional<double> TrainingRun::step(int step, int steps, const std::vector<int> &batch)
{
    std::vector<EncodedPassage> encoded;
    for (int i : batch)
        encoded.push_back(m_passages[size_t(i)].subwords);
    std::vector<std::vector<qint32>> sequences;
    const RowStarts starts = packPassages(encoded, &sequences);
    // A generator of its own for every step: a resumed run draws what the first would have drawn.
    const Dropout dropout{m_settings.dropout, at::detail::createCPUGenerator(m_settings.seed * 1'000'003 + quint64(step))};

    m_optimizer.zeroGradients();
    const auto layers = m_encoders.sentences.forward(PackedSequences::pack(sequences, m_encoders.sentences.device()), dropout);
    torch::Tensor loss = senseLoss(senseStates(layers), encoded, starts, batch, step);
    if (!m_settings.glossesCatchUp)
        loss = loss + tagLoss(layers, encoded, starts, batch) * m_settings.tagLossWeight;
    const double value = loss.item<double>();
    if (!std::isfinite(value))
        return std::nullopt;
    if (loss.requires_grad()) {
        loss.backward();
        if (m_parts.head.offsets.grad().defined()) // not where no unit of the batch has several senses
            m_parts.head.offsets.mutable_grad()[-1].zero_(); // the row of senses without an offset
        if (!m_optimizer.clipGradients(m_settings.longestGradient))
            return std::nullopt;
        m_optimizer.step(step, rateFactor(step, steps, m_settings.warmupSteps));
    }
    return value;
}

bool TrainingRun::fitOffsets(const TaskControl &control)
{
    const torch::NoGradGuard noGrad;
    constexpr int atOnce = 64;
    std::vector<int> rows(m_offsetRow.keyBegin(), m_offsetRow.keyEnd());
    std::ranges::sort(rows, {}, [this](int row) { return std::pair(m_glosses.whole.subwords(row).size(), row); });
    for (size_t first = 0; first < rows.size(); first += atOnce) {
        if (control.isCancelled())
            return false;
        const auto some = std::span(rows).subspan(first, std::min<size_t>(atOnce, rows.size() - first));
        std::vector<std::vector<qint32>> subwords;
        for (int row : some)
            subwords.push_back(m_glosses.whole.subwords(row));
        const torch::Tensor mapped = m_parts.head.mappedGlosses(glossVectors(m_encoders.glosses, subwords));
        const torch::Tensor places = offsetPlaces(some);
        m_parts.head.offsets.index_copy_(0, places, m_settled.index_select(0, places) - mapped);
        control.progress(qint64(first + some.size()), qint64(rows.size()));
    }
    return true;
}

QByteArray TrainingRun::trainedParts()
{
    TrainedParts parts = m_parts;
    parts.head = m_idleOffsets.withAll(m_parts.head);
    return writeTrainedParts(parts, m_encoders);
}

} // namespace glossator
