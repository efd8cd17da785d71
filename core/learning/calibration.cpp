#include "learning/calibration.h"

#include <algorithm>
#include <cmath>
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

double negativeLogLikelihood(std::span<const ScoredUnit> units, double temperature)
{
    double sum = 0;
    for (const ScoredUnit &unit : units) {
        if (unit.probabilities.size() < 2)
            continue;
        double all = 0;
        double gold = 0;
        for (size_t k = 0; k < unit.probabilities.size(); ++k) {
            const double weight = std::pow(std::max(double(unit.probabilities[k]), 1e-30), 1 / temperature);
            all += weight;
            if (std::ranges::find(unit.gold, int(k)) != unit.gold.end())
                gold += weight;
        }
        sum -= std::log(std::max(gold / all, 1e-300));
    }
    return sum;
}

} // namespace

bool ScoredUnit::isRight() const
{
    const auto best = std::ranges::max_element(probabilities) - probabilities.begin();
    return std::ranges::find(gold, int(best)) != gold.end();
}

std::vector<ScoredUnit> scoreUnits(SenseModel &model, const std::vector<LabelledPassage> &passages, const TaskControl &control)
{
    std::set<int> glosses;
    for (const LabelledPassage &passage : passages) {
        for (const LabelledUnit &unit : passage.units) {
            for (const SenseCandidate &candidate : unit.candidates)
                glosses.insert(candidate.gloss);
        }
    }
    if (!model.ensureGlosses(std::vector<int>(glosses.begin(), glosses.end()), {control.stop, {}}))
        return {};
    std::vector<ScoredUnit> result;
    qint64 done = 0;
    for (const Batch &batch : inBatches(passages)) {
        if (control.isCancelled())
            return {};
        std::vector<SenseRequest> requests;
        std::vector<const LabelledUnit *> units;
        for (size_t i = 0; i < batch.passages.size(); ++i) {
            for (const LabelledUnit &unit : passages[size_t(batch.passages[i])].units) {
                requests.push_back({int(i), unit.tokens, unit.candidates});
                units.push_back(&unit);
            }
        }
        auto probabilities = model.probabilities(*model.encode(batch.encoded), requests);
        for (size_t i = 0; i < units.size(); ++i)
            result.push_back({units[i]->wordClass, std::move(probabilities[i]), units[i]->gold});
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
                right += tags[i][k] == gold[k];
                ++all;
            }
        }
    }
    return all == 0 ? 0 : 100.0 * double(right) / double(all);
}

double fitTemperature(std::span<const ScoredUnit> units)
{
    // Golden-section search; the likelihood has one minimum in the inverse temperature.
    const double ratio = (std::sqrt(5.0) - 1) / 2;
    double low = std::log(0.1);
    double high = std::log(10.0);
    while (high - low > 1e-4) {
        const double left = high - ratio * (high - low);
        const double right = low + ratio * (high - low);
        if (negativeLogLikelihood(units, std::exp(left)) < negativeLogLikelihood(units, std::exp(right)))
            high = right;
        else
            low = left;
    }
    const bool anything = std::ranges::any_of(units, [](const ScoredUnit &unit) { return unit.probabilities.size() > 1; });
    return anything ? std::exp((low + high) / 2) : 1;
}

double percentRight(std::span<const ScoredUnit> units)
{
    if (units.empty())
        return 0;
    return 100.0 * double(std::ranges::count_if(units, &ScoredUnit::isRight)) / double(units.size());
}

} // namespace glossator
