#pragma once

#include <QString>

namespace glossator {

/// The word as WordNet, which is in ASCII, spells it: letters without their marks, ligatures as the letters they join ("café", "œuvre"). What
/// has neither stays as it is.
[[nodiscard]] QString plainLetters(const QString &word);

} // namespace glossator
