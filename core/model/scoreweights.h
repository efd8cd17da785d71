#pragma once

#include <QString>

namespace glossator {

/// How much counts what a score has beside the similarity of word and sense, see SenseHead.
struct ScoreWeights
{
    double prior = 0.35; ///< of the log of the sense's share
    double unmetBonus = 0; ///< for senses without an offset
    double gloss = 0; ///< of the word's similarity to the sense's gloss alone, without its offset
    double topic = 0; ///< of the similarity to it of what else the passage speaks of; when reading, not when training

    bool operator==(const ScoreWeights &) const = default;
};

/// The weight of sense frequency goes from none to twice the parts' own.
inline constexpr double mostPriorFactor = 2;
/// Within these bounds and in hundredths: so a version names it exactly.
[[nodiscard]] double roundedPriorFactor(double factor);
/// What predictions and decisions carry: the version of the trained parts and, where it is not 1, the factor that they were used with.
[[nodiscard]] QString versionWithPriorFactor(const QString &version, double factor);

} // namespace glossator
