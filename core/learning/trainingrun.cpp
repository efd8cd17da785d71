#include "learning/trainingrun.h"

#include "model/packing.h"

#include <QSet>

#include <algorithm>
#include <set>

namespace glossator {

namespace {

/// The glosses of all gold senses: those that get an offset.
std::set<int> goldGlosses(const std::vector<LabelledSentence> &sentences)
{
    std::set<int> glosses;
    for (const LabelledSentence &sentence : sentences) {
        for (const LabelledUnit &unit : sentence.units) {
            for (int gold : unit.gold) {
                if (unit.candidates.size() > 1)
                    glosses.insert(unit.candidates[size_t(gold)].gloss);
            }
        }
    }
    return glosses;
}

/// Adds rows of zeros for senses that have no offset yet.
void extendOffsets(SenseHead &head, const std::set<int> &glosses, const GlossSource &source)
{
    QStringList names = head.offsetNames;
    const QSet<QString> known(names.begin(), names.end());
    for (int gloss : glosses) {
        const QString name = source.name(gloss);
        if (!known.contains(name))
            names.append(name);
    }
    const torch::Tensor before = head.offsets.narrow(0, 0, head.offsetNames.size());
    head.setOffsetNames(names);
    head.offsets.narrow(0, 0, before.size(0)).copy_(before);
}

} // namespace

TrainingRun::TrainingRun(SenseModel &model, const std::vector<LabelledSentence> &sentences, const TrainerSettings &settings) :
    m_model(model),
    m_sentences(sentences),
    m_settings(settings),
    m_network(model.baseNetwork())
{
    const torch::NoGradGuard noGrad;
    EncoderNetwork current = m_network;
    m_parts = model.trainableCopy(current);
    if (settings.fromScratch) {
        m_parts.head = SenseHead::untrained(m_network.config().width, m_network.device());
        m_parts.head.priorWeight = settings.priorWeight;
        m_parts.adapterRank = settings.adapterRank;
        at::Generator generator = at::detail::createCPUGenerator(settings.seed);
        if (settings.adapterRank > 0)
            m_network.addAdapters(settings.adapterRank, generator);
    } else {
        m_network = current;
    }
    m_parts.version = settings.version;
    extendOffsets(m_parts.head, goldGlosses(sentences), model.glossSource());
    m_offsetRow = model.offsetRows(m_parts.head.offsetNames);
    addParameters();
}

void TrainingRun::addParameters()
{
    for (auto &[name, tensor] : m_network.adapterTensors())
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

double TrainingRun::rateFactor(int step, int steps) const
{
    const int warmup = std::min(m_settings.warmupSteps, std::max(1, steps / 5));
    const double rising = std::min(1.0, double(step) / warmup);
    return rising * (1 - double(step - 1) / steps);
}

torch::Tensor TrainingRun::senseLoss(const std::vector<torch::Tensor> &layers, const std::vector<EncodedSentence> &encoded,
                                     const RowStarts &starts, const std::vector<int> &batch) const
{
    std::vector<SenseRequest> requests;
    std::vector<const LabelledUnit *> units;
    for (size_t i = 0; i < batch.size(); ++i) {
        for (const LabelledUnit &unit : m_sentences[size_t(batch[i])].units) {
            if (unit.candidates.size() < 2)
                continue;
            requests.push_back({int(i), unit.tokens, unit.candidates});
            units.push_back(&unit);
        }
    }
    if (requests.empty())
        return torch::zeros({}, layers.back().options());
    const ScoringBatch scoring = makeScoringBatch(encoded, starts, requests, m_model.glossIndex(), m_offsetRow, m_parts.head);
    const torch::Tensor logits = torch::log_softmax(scoreTable(m_parts.head, senseStates(layers), scoring), -1);
    torch::Tensor wrong = torch::full({scoring.unitCount, scoring.mostCandidates}, noCandidate, torch::kFloat32);
    float *cell = wrong.data_ptr<float>();
    for (size_t i = 0; i < units.size(); ++i) {
        for (int gold : units[i]->gold)
            cell[int64_t(i) * scoring.mostCandidates + gold] = 0;
    }
    return -torch::logsumexp(logits + wrong.to(logits.device()), -1).mean();
}

torch::Tensor TrainingRun::tagLoss(const std::vector<torch::Tensor> &layers, const std::vector<EncodedSentence> &encoded,
                                   const RowStarts &starts, const std::vector<int> &batch) const
{
    const TokenRows tokens = tokenRows(encoded, starts);
    std::vector<int64_t> chosen;
    std::vector<int64_t> tags;
    int64_t item = 0;
    for (size_t i = 0; i < batch.size(); ++i) {
        const LabelledSentence &sentence = m_sentences[size_t(batch[i])];
        for (size_t k = 0; k < encoded[i].tokens.size(); ++k, ++item) {
            if (k >= sentence.tags.size())
                continue;
            chosen.push_back(item);
            tags.push_back(int64_t(sentence.tags[k]));
        }
    }
    if (chosen.empty())
        return torch::zeros({}, layers.back().options());
    const torch::Tensor hidden = meanRows(layers[size_t(tagLayer(int(layers.size())))], tokens.rows, tokens.items, tokens.count);
    const auto toTensor = [&](const std::vector<int64_t> &values) {
        return torch::tensor(at::ArrayRef<int64_t>(values), torch::kInt64).to(hidden.device());
    };
    const torch::Tensor logits = torch::log_softmax(m_parts.head.tagLogits(hidden.index_select(0, toTensor(chosen))), -1);
    return torch::nll_loss(logits, toTensor(tags));
}

double TrainingRun::step(int step, int steps, const std::vector<int> &batch)
{
    std::vector<EncodedSentence> encoded;
    for (int i : batch)
        encoded.push_back(m_sentences[size_t(i)].subwords);
    std::vector<std::vector<qint32>> sequences;
    const RowStarts starts = packSentences(encoded, &sequences);
    // A generator of its own for every step: a resumed run draws what the first would have drawn.
    const Dropout dropout{m_settings.dropout, at::detail::createCPUGenerator(m_settings.seed * 1'000'003 + quint64(step))};

    m_optimizer.zeroGradients();
    const auto layers = m_network.forward(PackedSequences::pack(sequences, m_network.device()), dropout);
    const torch::Tensor loss =
        senseLoss(layers, encoded, starts, batch) + tagLoss(layers, encoded, starts, batch) * m_settings.tagLossWeight;
    if (loss.requires_grad()) {
        loss.backward();
        m_parts.head.offsets.mutable_grad()[-1].zero_(); // the row of senses without an offset
        m_optimizer.clipGradients(m_settings.longestGradient);
        m_optimizer.step(step, rateFactor(step, steps));
    }
    return loss.item<double>();
}

QByteArray TrainingRun::trainedParts()
{
    return writeTrainedParts(m_parts, m_network);
}

} // namespace glossator
