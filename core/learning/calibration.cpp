#include "learning/calibration.h"

#include "learning/goldensection.h"
#include "model/computing.h"
#include "model/torchcompat.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>
#include <set>

namespace glossator {

namespace {

/// Passages of similar length go through the encoder together, about this many subwords at a time.
constexpr int batchSubwords = 2048;

struct Batch
{
    std::vector<int> passages;
    std::vector<EncodedPassage> encoded;
};

std::vector<Batch> inBatches(const std::vector<LabelledPassage> &passages)
{
    std::vector<int> order(passages.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int i) { return passages[size_t(i)].subwords.subwordCount(); });
    std::vector<Batch> batches;
    int subwords = batchSubwords;
    for (int i : order) {
        if (subwords >= batchSubwords) {
            batches.emplace_back();
            subwords = 0;
        }
        batches.back().passages.push_back(i);
        batches.back().encoded.push_back(passages[size_t(i)].subwords);
        subwords += passages[size_t(i)].subwords.subwordCount();
    }
    return batches;
}

/// Passage by passage, the labelled units before the others, which are the former's topic.
std::vector<SenseRequest> requestsOf(const Batch &batch, const std::vector<LabelledPassage> &passages)
{
    std::vector<SenseRequest> requests;
    for (size_t i = 0; i < batch.passages.size(); ++i) {
        const LabelledPassage &passage = passages[size_t(batch.passages[i])];
        for (const auto *units : {&passage.units, &passage.unlabelled}) {
            for (const LabelledUnit &unit : *units)
                requests.push_back({int(i), unit.tokens, unit.candidates});
        }
    }
    return requests;
}

constexpr double leastLikelihood = 1e-30;
constexpr double mostUniformShare = 0.5; // above it, scores say less than chance

template <typename Value>
double goldShare(const ScoredUnit &unit, const std::vector<Value> &shares)
{
    return std::accumulate(unit.gold.begin(), unit.gold.end(), 0.0,
                           [&](double sum, int gold) { return sum + double(shares[size_t(gold)]); });
}

/// What a unit's gold senses have together: of the softmax of its scores, and by chance.
struct GoldShares
{
    double softmax = 0;
    double chance = 0;
};

double negativeLogLikelihood(const std::vector<GoldShares> &shares, double uniformShare)
{
    double sum = 0;
    for (const GoldShares &share : shares)
        sum -= std::log(std::max((1 - uniformShare) * share.softmax + uniformShare * share.chance, leastLikelihood));
    return sum;
}

/// A polysemous unit by the logs of its probabilities, which are scores up to a constant.
class ScalableUnit
{
public:
    explicit ScalableUnit(const ScoredUnit &unit) : m_unit(&unit)
    {
        for (const float probability : unit.probabilities)
            m_scores.push_back(std::log(std::max(double(probability), leastLikelihood)));
    }

    [[nodiscard]] GoldShares goldShares(double temperature) const
    {
        std::vector<double> weights = m_scores;
        for (double &weight : weights)
            weight = std::exp(weight / temperature);
        return {goldShare(*m_unit, weights) / std::reduce(weights.begin(), weights.end()),
                double(m_unit->gold.size()) / double(weights.size())};
    }

private:
    const ScoredUnit *m_unit;
    std::vector<double> m_scores;
};

/// The probability of all candidates above the most probable gold sense.
float massAboveGold(const ScoredUnit &unit)
{
    float best = 0;
    for (int gold : unit.gold)
        best = std::max(best, unit.probabilities[size_t(gold)]);
    float above = 0;
    for (float probability : unit.probabilities)
        above += probability > best ? probability : 0;
    return above;
}

std::vector<LabelledPassage> hideGold(const std::vector<LabelledPassage> &passages, const std::function<bool(const LabelledUnit &)> &chosen)
{
    std::vector<LabelledPassage> result = passages;
    for (LabelledPassage &passage : result) {
        for (LabelledUnit &unit : passage.units) {
            if (!chosen(unit))
                continue;
            std::vector<SenseCandidate> others;
            for (size_t k = 0; k < unit.candidates.size(); ++k) {
                if (std::ranges::find(unit.gold, int(k)) == unit.gold.end())
                    others.push_back(unit.candidates[k]);
            }
            unit.candidates = std::move(others);
            unit.gold.clear();
        }
        std::erase_if(passage.units, [](const LabelledUnit &unit) { return unit.candidates.empty(); });
    }
    return result;
}

/// How features were brought to mean 0 and deviation 1 [features each]; a constant one stays as it is.
struct Standardisation
{
    torch::Tensor means;
    torch::Tensor deviations;
};

/// In place. x [units, features]
Standardisation standardise(torch::Tensor &x)
{
    Standardisation scale{x.mean(0), x.std(0, /*unbiased=*/false)};
    const torch::Tensor constant = scale.deviations < 1e-9;
    scale.means.masked_fill_(constant, 0);
    scale.deviations.masked_fill_(constant, 1);
    x = (x - scale.means) / scale.deviations;
    return scale;
}

} // namespace

bool ScoredUnit::isRight() const
{
    const auto best = std::ranges::max_element(probabilities) - probabilities.begin();
    return std::ranges::find(gold, int(best)) != gold.end();
}

std::vector<int> glossesOf(const std::vector<LabelledPassage> &passages)
{
    std::set<int> glosses;
    for (const LabelledPassage &passage : passages) {
        collectGlosses(passage.units, glosses);
        collectGlosses(passage.unlabelled, glosses);
    }
    return {glosses.begin(), glosses.end()};
}

Result<std::vector<ScoredUnit>> scoreUnits(SenseModel &model, const std::vector<LabelledPassage> &passages, const TaskControl &control)
{
    if (auto ensured = model.ensureGlosses(glossesOf(passages), {control.stop, {}}); !ensured)
        return ensured.error();
    std::vector<size_t> firstUnit; // of each passage
    size_t unitCount = 0;
    for (const LabelledPassage &passage : passages) {
        firstUnit.push_back(unitCount);
        unitCount += passage.units.size();
    }
    std::vector<ScoredUnit> result(unitCount);
    qint64 done = 0;
    for (const Batch &batch : inBatches(passages)) {
        if (control.isCancelled())
            return Error{ErrorCode::Cancelled};
        auto scores = computed([&] { return model.score(*model.encode(batch.encoded), requestsOf(batch, passages)); });
        if (!scores)
            return scores.error();
        auto score = scores->begin();
        for (int passage : batch.passages) {
            size_t unit = firstUnit[size_t(passage)];
            for (const LabelledUnit &labelled : passages[size_t(passage)].units) {
                result[unit] = {labelled.wordClass, std::move(score->probabilities),   labelled.gold,
                                score->evidence,    std::move(score->frequencySlopes), model.confidence().scaling.uniformShare};
                ++unit;
                ++score;
            }
            score += std::ptrdiff_t(passages[size_t(passage)].unlabelled.size());
        }
        done += qint64(batch.passages.size());
        control.progress(done, qint64(passages.size()));
    }
    return result;
}

double tagAccuracy(SenseModel &model, const std::vector<LabelledPassage> &passages)
{
    qint64 right = 0;
    qint64 all = 0;
    for (const Batch &batch : inBatches(passages)) {
        const auto tags = model.tags(*model.encode(batch.encoded));
        for (size_t i = 0; i < batch.passages.size(); ++i) {
            const auto &gold = passages[size_t(batch.passages[i])].tags;
            for (size_t k = 0; k < gold.size(); ++k) {
                if (gold[k] == UniversalTag::X)
                    continue;
                right += tags[i][k] == gold[k];
                ++all;
            }
        }
    }
    return all == 0 ? 0 : 100.0 * double(right) / double(all);
}

double negativeLogLikelihood(const ScoredUnit &unit)
{
    return unit.probabilities.size() < 2 ? 0 : -std::log(std::max(goldShare(unit, unit.probabilities), leastLikelihood));
}

TemperatureScaling fitScaling(std::span<const ScoredUnit> units)
{
    std::vector<ScalableUnit> polysemous;
    for (const ScoredUnit &unit : units) {
        if (unit.probabilities.size() > 1)
            polysemous.emplace_back(unit);
    }
    if (polysemous.empty())
        return {};
    // For a given temperature the likelihood has one maximum in the share, being a sum of logs of linear functions.
    const auto bestShare = [&polysemous](double logTemperature) {
        std::vector<GoldShares> shares;
        for (const ScalableUnit &unit : polysemous)
            shares.push_back(unit.goldShares(std::exp(logTemperature)));
        const auto misfit = [&shares](double uniformShare) { return negativeLogLikelihood(shares, uniformShare); };
        const double share = goldenSectionMinimum(0, mostUniformShare, 1e-4, misfit);
        return misfit(share) < misfit(0) ? std::pair(share, misfit(share)) : std::pair(0.0, misfit(0));
    };
    const double logTemperature = goldenSectionMinimum(std::log(0.1), std::log(10.0), 1e-4, [&](double x) { return bestShare(x).second; });
    return {std::exp(logTemperature), bestShare(logTemperature).first};
}

std::vector<LabelledPassage> withoutGold(const std::vector<LabelledPassage> &passages)
{
    return hideGold(passages, [](const LabelledUnit &) { return true; });
}

std::vector<LabelledPassage> withSomeGoldHidden(const std::vector<LabelledPassage> &passages)
{
    // A lemma's candidates are always the same, so their first gloss stands for it (Knuth's multiplicative hash).
    return hideGold(
        passages, [](const LabelledUnit &unit) { return (quint64(unit.candidates.front().gloss) * 0x9E3779B97F4A7C15ULL >> 32) % 2 == 0; });
}

NoneScorer fitNoneScorer(std::span<const ScoredUnit> units)
{
    constexpr int features = NoneScorer::featureCount;
    constexpr double ridge = 3; // of a few hundred units the products would learn the units by heart
    constexpr int iterations = 25;
    const auto missing = [](const ScoredUnit &unit) { return unit.gold.empty(); };
    if (std::ranges::all_of(units, missing) || std::ranges::none_of(units, missing))
        return NoneScorer();
    const int64_t count = int64_t(units.size());
    torch::Tensor x = torch::empty({count, features}, torch::kFloat64);
    torch::Tensor y = torch::empty({count}, torch::kFloat64);
    for (int64_t i = 0; i < count; ++i) {
        const NoneScorer::Features values = NoneScorer::features(units[size_t(i)].evidence);
        std::ranges::copy(values, x.data_ptr<double>() + i * features);
        y.data_ptr<double>()[i] = missing(units[size_t(i)]);
    }
    const Standardisation scale = standardise(x);
    torch::Tensor penalty = torch::full({features}, ridge, torch::kFloat64);
    penalty[0] = 0; // the constant, by which the kinds' sizes are told
    torch::Tensor weights = torch::zeros({features}, torch::kFloat64);
    for (int i = 0; i < iterations; ++i) {
        const torch::Tensor p = torch::sigmoid(x.mv(weights));
        const torch::Tensor gradient = x.t().mv(p - y) + weights * penalty;
        const torch::Tensor curvature = torch::mm(x.t() * (p * (1 - p)), x) + torch::diag(penalty);
        weights = weights - torch::linalg_solve(curvature, gradient);
    }
    weights = weights / scale.deviations;
    const auto missingCount = double(std::ranges::count_if(units, missing));
    weights[0] -= weights.dot(scale.means) + std::log(missingCount / (double(count) - missingCount)); // as if there were as many of either
    NoneScorer::Weights fitted;
    std::copy_n(weights.data_ptr<double>(), features, fitted.begin());
    return NoneScorer(fitted);
}

PredictionSets fitPredictionSets(std::span<const ScoredUnit> units)
{
    std::vector<float> scores;
    for (const ScoredUnit &unit : units) {
        if (unit.probabilities.size() > 1 && !unit.gold.empty())
            scores.push_back(massAboveGold(unit));
    }
    return PredictionSets::fit(std::move(scores));
}

SetCoverage measureSets(const PredictionSets &sets, std::span<const ScoredUnit> units, double coverage)
{
    SetCoverage result{coverage, 0, 0};
    double count = 0;
    for (const ScoredUnit &unit : units) {
        if (unit.probabilities.size() < 2)
            continue;
        std::vector<float> sorted = unit.probabilities;
        std::ranges::sort(sorted, std::greater());
        const int size = sets.size(sorted, coverage);
        const float least = sorted[size_t(size - 1)];
        result.measured += std::ranges::any_of(unit.gold, [&](int gold) { return unit.probabilities[size_t(gold)] >= least; });
        result.meanSize += size;
        ++count;
    }
    result.measured /= std::max(count, 1.0);
    result.meanSize /= std::max(count, 1.0);
    return result;
}

double percentRight(std::span<const ScoredUnit> units)
{
    if (units.empty())
        return 0;
    return 100.0 * double(std::ranges::count_if(units, &ScoredUnit::isRight)) / double(units.size());
}

} // namespace glossator
