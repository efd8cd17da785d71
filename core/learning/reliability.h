#pragma once

#include <span>

namespace glossator {

/// An answer with the probability that the model gave it.
struct JudgedAnswer
{
    double confidence = 0; ///< 0 … 1
    bool right = false;
};

/// The mean distance between confidence and share of right answers over bins of equal width, weighted by their answers (Guo et al. 2017).
/// 0 … 1; 0 without answers.
[[nodiscard]] double expectedCalibrationError(std::span<const JudgedAnswer> answers, int bins = 15);

/// What that error would be on average if every confidence were exactly right: with few answers a bin the share of right ones strays
/// from its expectation. Each bin's difference is taken as normal, of the variance that its confidences give.
[[nodiscard]] double calibrationErrorByChance(std::span<const JudgedAnswer> answers, int bins = 15);

/// The area under the risk-coverage curve (Geifman and El-Yaniv 2017): the share of wrong answers among the surest k, averaged over all k.
/// Among answers of equal confidence the wrong ones count as spread evenly. 0 … 1; 0 without answers.
[[nodiscard]] double areaUnderRiskCoverage(std::span<const JudgedAnswer> answers);

/// The chance that a positive is scored above a negative, ties counting half (Mann and Whitney 1947). 0.5 when either is missing.
[[nodiscard]] double areaUnderRoc(std::span<const double> positives, std::span<const double> negatives);

} // namespace glossator
