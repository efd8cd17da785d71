#pragma once

#include <QString>

#include <optional>

#include "model/pairsequence.h"

namespace glossator {

/// What a cross-encoder makes of its pairs.
enum class PairScorer : quint8 {
    GlossBert, ///< Huang et al. 2019: does this gloss fit, yes or no? Each pair by itself
    Lmgc, ///< Wahle et al. 2021: one score a pair, a softmax over those of a unit's candidates
};

/// "glossbert", "lmgc".
[[nodiscard]] QString pairScorerName(PairScorer scorer);
[[nodiscard]] std::optional<PairScorer> pairScorerFromName(QStringView name);

/// Which scorer reads pairs in which form; the default is LMGC as published.
struct PairRecipe
{
    PairScorer scorer = PairScorer::Lmgc;
    PairForm form = PairForm::SentClsWs;

    bool operator==(const PairRecipe &) const = default;
};

} // namespace glossator
