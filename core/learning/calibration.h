#pragma once

#include <functional>
#include <span>
#include <vector>

#include "base/progress.h"
#include "learning/examples.h"
#include "model/sensemodel.h"

namespace glossator {

/// What the model said of one labelled unit, candidates in the inventory's order.
struct ScoredUnit
{
    WordClass wordClass = WordClass::Noun;
    std::vector<float> probabilities;
    std::vector<int> gold; ///< empty: none of the candidates is right
    NoneEvidence evidence{};
    std::vector<float> frequencySlopes{}; ///< see UnitScores

    [[nodiscard]] bool isRight() const; ///< the most probable candidate (the first of equals) is gold
};

/// Scores all labelled units in the passages' order, monosemous ones included. Empty after a cancel. Progress counts passages.
[[nodiscard]] std::vector<ScoredUnit> scoreUnits(SenseModel &model, const std::vector<LabelledPassage> &passages,
                                                 const TaskControl &control);

/// Share of tokens whose tag is right, in percent, over passages with tags.
[[nodiscard]] double tagAccuracy(SenseModel &model, const std::vector<LabelledPassage> &passages);

/// Of the gold senses of polysemous units, whose probabilities are taken in proportion to exp(logWeight(unit, candidate)).
[[nodiscard]] double negativeLogLikelihood(std::span<const ScoredUnit> units,
                                           const std::function<double(const ScoredUnit &, size_t)> &logWeight);
/// For logWeight: of the candidate's probability.
[[nodiscard]] double logProbability(const ScoredUnit &unit, size_t candidate);

/// The factor by which the temperature in use must grow so that the gold senses of polysemous units become likeliest (Guo et al. 2017):
/// the minimum of the negative log-likelihood over its logarithm. 1 when there is nothing to fit.
[[nodiscard]] double fitTemperature(std::span<const ScoredUnit> units);

/// The same passages without the gold senses among the candidates, so that none of these is right; units that have no other are left out.
[[nodiscard]] std::vector<LabelledPassage> withoutGold(const std::vector<LabelledPassage> &passages);

/// The same for every other lemma only: a test of telling the two kinds apart.
[[nodiscard]] std::vector<LabelledPassage> withSomeGoldHidden(const std::vector<LabelledPassage> &passages);

/// Tells units without a right candidate (empty gold) from those with one: logistic regression by Newton's method. Unfitted when
/// either kind is missing.
[[nodiscard]] NoneScorer fitNoneScorer(std::span<const ScoredUnit> units);

/// On polysemous units, see PredictionSets.
[[nodiscard]] PredictionSets fitPredictionSets(std::span<const ScoredUnit> units);

struct SetCoverage
{
    double asked = 0; ///< 0 … 1
    double measured = 0; ///< share of polysemous units whose set holds a gold sense
    double meanSize = 0; ///< candidates in a set
};
[[nodiscard]] SetCoverage measureSets(const PredictionSets &sets, std::span<const ScoredUnit> units, double coverage);

/// Right answers among the polysemous or among all units, in percent.
[[nodiscard]] double percentRight(std::span<const ScoredUnit> units);

} // namespace glossator
