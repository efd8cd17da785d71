#pragma once

#include <QtGlobal>

#include "store/unitquery.h"
#include "text/annotation.h"

namespace glossator {

/// Hides the model's suggestions on a random share of the units, so that what people decide there can be compared with what they decide
/// where they see them. A hash of seed and unit says which: the same ones on every machine and in every session.
struct BlindMode
{
    double share = 0; ///< 0 (off) to 1
    quint32 seed = 1;

    [[nodiscard]] bool hides(UnitId unit) const;
    /// For searches; none when the mode is off.
    [[nodiscard]] HidingRule rule() const;
    /// Sets UnitAnnotation::suggestionHidden.
    void apply(AnnotatedSentence &sentence) const;
    bool operator==(const BlindMode &) const = default;
};

} // namespace glossator
