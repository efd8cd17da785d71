#include "model/pairrecipe.h"

#include <algorithm>
#include <array>

namespace glossator {

namespace {

constexpr std::array scorerNames{"glossbert", "lmgc"};

} // namespace

QString pairScorerName(PairScorer scorer)
{
    return QLatin1StringView(scorerNames[size_t(scorer)]);
}

std::optional<PairScorer> pairScorerFromName(QStringView name)
{
    const auto found = std::ranges::find_if(scorerNames, [name](const char *scorer) { return name == QLatin1StringView(scorer); });
    return found == scorerNames.end() ? std::nullopt : std::optional(PairScorer(found - scorerNames.begin()));
}

} // namespace glossator
