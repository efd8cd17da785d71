#include "service/blindmode.h"

namespace glossator {

namespace {

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of the input changes half of the output's.
quint64 scrambled(quint64 x)
{
    x += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

} // namespace

bool BlindMode::hides(UnitId unit) const
{
    constexpr double range = 9007199254740992.0; // 2^53: what a double holds exactly
    return double(scrambled(scrambled(seed) ^ quint64(unit.value)) >> 11) / range < share;
}

HidingRule BlindMode::rule() const
{
    if (share <= 0)
        return {};
    return [mode = *this](UnitId unit) { return mode.hides(unit); };
}

void BlindMode::apply(AnnotatedSentence &sentence) const
{
    for (UnitAnnotation &annotation : sentence.annotations)
        annotation.suggestionHidden = share > 0 && hides(annotation.id);
}

} // namespace glossator
