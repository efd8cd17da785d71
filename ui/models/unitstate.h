#pragma once

#include <QtGlobal>

#include "text/annotation.h"

namespace glossator {

/// What is known of a unit, as views tell it apart by shape.
enum class UnitState : quint8 {
    Unpredicted, ///< the model has not been asked yet
    NotInLexicon, ///< asked, but the inventory lacks the lemma
    OnlySense, ///< the lemma has one sense, nothing to choose
    Suggested, ///< the model has chosen, nobody has decided
    Hidden, ///< nobody has decided, and blind mode hides what the model has chosen
    Decided, ///< a person has, and there is no suggestion to compare with
    Confirmed, ///< a person chose the model's first sense
    Overruled, ///< a person chose others
    AcceptedInBulk, ///< the model's first sense, accepted together with others
    NoneFits, ///< a person refused all senses
    SetAside, ///< a person found an error in the text, nothing to tag, or no answer
};
inline constexpr int unitStateCount = 11;

[[nodiscard]] UnitState stateOf(const UnitAnnotation &annotation);
/// Whether stepping through what is left to decide stops here.
[[nodiscard]] bool wantsDecision(UnitState state);
/// Probability of the model's first sense; 0 without one, or where it is hidden.
[[nodiscard]] float confidenceOf(const UnitAnnotation &annotation);

} // namespace glossator
