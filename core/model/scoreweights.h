#pragma once

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

} // namespace glossator
