#pragma once

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
    double uniformShare = 0; ///< that went into the probabilities, see TemperatureScaling

    [[nodiscard]] bool isRight() const; ///< the most probable candidate (the first of equals) is gold
};

/// Of all candidates: what scoreUnits() needs to have encoded, and encodes without a word where it is missing.
[[nodiscard]] std::vector<int> glossesOf(const std::vector<LabelledPassage> &passages);

/// Scores all labelled units in the passages' order, monosemous ones included, as in use: all units of a passage that have several senses,
/// labelled or not, are each other's topic. Progress counts passages. Errors: Cancelled, those of computed().
[[nodiscard]] Result<std::vector<ScoredUnit>> scoreUnits(SenseModel &model, const std::vector<LabelledPassage> &passages,
                                                         const TaskControl &control);

/// Share of tokens whose tag is right, in percent, over those that have one (other than X). Lets libtorch's exceptions through.
[[nodiscard]] double tagAccuracy(SenseModel &model, const std::vector<LabelledPassage> &passages);

/// Minus the log of the probability that a polysemous unit's gold senses have together, 0 for others.
[[nodiscard]] double negativeLogLikelihood(const ScoredUnit &unit);

/// The scaling that makes the gold senses of polysemous units likeliest. The units were scored with none. Nothing to fit: none.
[[nodiscard]] TemperatureScaling fitScaling(std::span<const ScoredUnit> units);

/// The same passages without the gold senses among the candidates, so that none of these is right; units that have no other are left out.
[[nodiscard]] std::vector<LabelledPassage> withoutGold(const std::vector<LabelledPassage> &passages);

/// The same for every other lemma only: a test of telling the two kinds apart.
[[nodiscard]] std::vector<LabelledPassage> withSomeGoldHidden(const std::vector<LabelledPassage> &passages);

/// Tells units without a right candidate (empty gold) from those with one: logistic regression by Newton's method, on standardised features
/// with a ridge penalty. Unfitted when either kind is missing.
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
