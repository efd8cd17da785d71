#include "learning/pairtrainingrun.h"

#include <algorithm>
#include <cmath>

#include "learning/batching.h"
#include "model/indextensor.h"
#include "model/scoring.h"

namespace glossator {

PairTrainingRun::PairTrainingRun(const SenseModel &model, const std::vector<PairExample> &examples, const PairTrainerSettings &settings,
                                 const std::optional<MaskingVocabulary> &masking) :
    m_model(model),
    m_examples(examples),
    m_settings(settings),
    m_masking(masking),
    m_network(model.baseNetwork())
{
    const torch::NoGradGuard noGrad;
    const int width = m_network.config().width;
    m_parts.version = settings.version;
    m_parts.recipe = settings.recipe;
    m_parts.adapterRank = settings.adapterRank;
    m_parts.head = PairHead::untrained(settings.recipe.scorer, width, m_network.device());
    if (settings.adapterRank > 0) {
        at::Generator generator = at::detail::createCPUGenerator(settings.seed);
        m_network.addAdapters(settings.adapterRank, generator);
    }
    if (settings.bfloat16)
        m_network.reducePrecision();
    for (auto &[name, tensor] : m_network.adapterTensors())
        m_optimizer.add(name, *tensor, settings.adapterRate, settings.weightDecay);
    for (auto &[name, tensor] : m_parts.head.tensors())
        m_optimizer.add(name, *tensor, settings.headRate, 0);
    if (m_masking) {
        m_guessMap = torch::eye(width, m_parts.head.weight.options());
        m_optimizer.add(QStringLiteral("guess.map"), m_guessMap, settings.headRate, 0);
    }
}

TrainingState PairTrainingRun::state()
{
    return m_optimizer.state();
}

PairTrainingRun::Pairs PairTrainingRun::pairsOf(std::span<const int> examples, quint64 seed) const
{
    Pairs pairs;
    std::mt19937_64 random(seed);
    for (const int i : examples) {
        const PairExample &example = m_examples[size_t(i)];
        pairs.candidates.push_back(int64_t(example.glosses.size()));
        for (const std::vector<qint32> &gloss : example.glosses) {
            pairs.sequences.push_back(joined(example.context, gloss));
            if (m_masking)
                pairs.hidden.push_back(hideSubwords(pairs.sequences.back().ids, *m_masking, random));
        }
    }
    return pairs;
}

/// states: the last layer's, packed.
torch::Tensor PairTrainingRun::senseLoss(const torch::Tensor &states, const PairBatch &batch, const Pairs &pairs,
                                         std::span<const int> examples) const
{
    const torch::Tensor logits = m_parts.head.logits(states, batch);
    const int64_t columns = std::ranges::max(pairs.candidates);
    std::vector<int64_t> cells;
    std::vector<int64_t> goldCells;
    std::vector<int64_t> classes(pairs.sequences.size(), 0); // 1: the gloss fits
    for (size_t i = 0; i < examples.size(); ++i) {
        const int64_t row = int64_t(i) * columns;
        for (const int gold : m_examples[size_t(examples[i])].gold) {
            classes[cells.size() + size_t(gold)] = 1;
            goldCells.push_back(row + gold);
        }
        for (int64_t k = 0; k < pairs.candidates[i]; ++k)
            cells.push_back(row + k);
    }
    const torch::Device device = logits.device();
    if (m_parts.recipe.scorer == PairScorer::GlossBert)
        return torch::nll_loss(torch::log_softmax(logits, -1), indexTensor(classes, device));
    const int64_t rows = int64_t(examples.size());
    const auto table = [&](const std::vector<int64_t> &places, const torch::Tensor &values) {
        return torch::full({rows * columns}, noCandidate, logits.options())
            .index_copy(0, indexTensor(places, device), values)
            .view({rows, columns});
    };
    const torch::Tensor scores = torch::log_softmax(table(cells, pairScores(PairScorer::Lmgc, logits)), -1);
    const torch::Tensor wrong = table(goldCells, torch::zeros({int64_t(goldCells.size())}, logits.options()));
    return -torch::logsumexp(scores + wrong, -1).mean();
}

torch::Tensor PairTrainingRun::guessingLoss(const torch::Tensor &states, const PairBatch &batch, const Pairs &pairs) const
{
    std::vector<int64_t> rows;
    std::vector<int64_t> ids;
    for (size_t i = 0; i < pairs.hidden.size(); ++i) {
        for (const HiddenSubword &hidden : pairs.hidden[i]) {
            rows.push_back(batch.starts[i] + hidden.place);
            ids.push_back(hidden.id);
        }
    }
    if (rows.empty())
        return torch::zeros({}, states.options());
    const torch::Tensor guesses = torch::mm(states.index_select(0, indexTensor(rows, states.device())), m_guessMap.t());
    const torch::Tensor logits = torch::log_softmax(torch::mm(guesses, m_network.wordEmbedding().t()), -1);
    return torch::nll_loss(logits, indexTensor(ids, states.device()));
}

std::optional<double> PairTrainingRun::step(int step, int steps, const std::vector<int> &examples)
{
    const quint64 seed = m_settings.seed * 1'000'003 + quint64(step);
    const Pairs pairs = pairsOf(examples, seed);
    const PairBatch batch = packPairs(pairs.sequences, m_parts.recipe.form, m_network.device());
    // A generator of its own for every step: a resumed run draws what the first would have drawn.
    const Dropout dropout{m_settings.dropout, at::detail::createCPUGenerator(seed)};

    m_optimizer.zeroGradients();
    const torch::Tensor states = m_network.forward(batch.packed, dropout).back();
    torch::Tensor loss = senseLoss(states, batch, pairs, examples);
    if (m_masking)
        loss = loss + guessingLoss(states, batch, pairs) * m_settings.maskedLmWeight;
    const double value = loss.item<double>();
    if (!std::isfinite(value))
        return std::nullopt;
    loss.backward();
    if (!m_optimizer.clipGradients(m_settings.longestGradient))
        return std::nullopt;
    m_optimizer.step(step, rateFactor(step, steps, m_settings.warmupSteps));
    return value;
}

double PairTrainingRun::maskedLmLoss() const
{
    constexpr int mostExamples = 64;
    constexpr quint64 seed = 1;
    const torch::NoGradGuard noGrad;
    const std::vector<int> chosen = drawSubset(int(m_examples.size()), mostExamples, seed);
    double sum = 0;
    size_t count = 0;
    for (const int example : chosen) {
        const Pairs pairs = pairsOf({&example, 1}, seed + quint64(example));
        size_t hidden = 0;
        for (const auto &places : pairs.hidden)
            hidden += places.size();
        const PairBatch batch = packPairs(pairs.sequences, m_parts.recipe.form, m_network.device());
        const torch::Tensor states = m_network.forward(batch.packed).back();
        sum += guessingLoss(states, batch, pairs).item<double>() * double(hidden);
        count += hidden;
    }
    return count > 0 ? sum / double(count) : 0;
}

std::vector<float> PairTrainingRun::probabilities(const PairExample &example) const
{
    const torch::NoGradGuard noGrad;
    std::vector<PairSequence> sequences;
    for (const std::vector<qint32> &gloss : example.glosses)
        sequences.push_back(joined(example.context, gloss));
    const PairBatch batch = packPairs(sequences, m_parts.recipe.form, m_network.device());
    const torch::Tensor logits = m_parts.head.logits(m_network.forward(batch.packed).back(), batch);
    const torch::Tensor shares = torch::softmax(pairScores(m_parts.recipe.scorer, logits), 0).cpu().contiguous();
    return {shares.data_ptr<float>(), shares.data_ptr<float>() + shares.numel()};
}

QByteArray PairTrainingRun::trainedParts()
{
    return writePairParts(m_parts, {m_model.encoderDigest(), m_model.glossSource().inventory}, m_network);
}

} // namespace glossator
