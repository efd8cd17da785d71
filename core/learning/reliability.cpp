#include "learning/reliability.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace glossator {

namespace {

size_t binOf(double confidence, int bins)
{
    return size_t(std::clamp(int(confidence * bins), 0, bins - 1));
}

} // namespace

double expectedCalibrationError(std::span<const JudgedAnswer> answers, int bins)
{
    struct Bin
    {
        double confidence = 0;
        double right = 0;
    };
    std::vector<Bin> sums(static_cast<size_t>(bins));
    for (const JudgedAnswer &answer : answers) {
        Bin &bin = sums[binOf(answer.confidence, bins)];
        bin.confidence += answer.confidence;
        bin.right += answer.right;
    }
    double distance = 0;
    for (const Bin &bin : sums)
        distance += std::abs(bin.confidence - bin.right);
    return answers.empty() ? 0 : distance / double(answers.size());
}

double calibrationErrorByChance(std::span<const JudgedAnswer> answers, int bins)
{
    std::vector<double> variances(static_cast<size_t>(bins), 0.0);
    for (const JudgedAnswer &answer : answers)
        variances[binOf(answer.confidence, bins)] += answer.confidence * (1 - answer.confidence);
    double distance = 0;
    for (double variance : variances)
        distance += std::sqrt(2 * variance / std::numbers::pi);
    return answers.empty() ? 0 : distance / double(answers.size());
}

double areaUnderRiskCoverage(std::span<const JudgedAnswer> answers)
{
    std::vector<JudgedAnswer> sorted(answers.begin(), answers.end());
    std::ranges::sort(sorted, std::greater(), &JudgedAnswer::confidence);
    double area = 0;
    double wrongBefore = 0;
    for (size_t first = 0; first < sorted.size();) {
        size_t last = first;
        double wrong = 0;
        for (; last < sorted.size() && sorted[last].confidence == sorted[first].confidence; ++last)
            wrong += !sorted[last].right;
        for (size_t k = first; k < last; ++k)
            area += (wrongBefore + wrong * double(k - first + 1) / double(last - first)) / double(k + 1);
        wrongBefore += wrong;
        first = last;
    }
    return sorted.empty() ? 0 : area / double(sorted.size());
}

double areaUnderRoc(std::span<const double> positives, std::span<const double> negatives)
{
    if (positives.empty() || negatives.empty())
        return 0.5;
    std::vector<double> sorted(negatives.begin(), negatives.end());
    std::ranges::sort(sorted);
    double wins = 0;
    for (double score : positives) {
        const auto [below, above] = std::ranges::equal_range(sorted, score);
        wins += double(below - sorted.begin()) + double(above - below) / 2;
    }
    return wins / (double(positives.size()) * double(negatives.size()));
}

} // namespace glossator
