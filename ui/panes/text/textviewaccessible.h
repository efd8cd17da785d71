#pragma once

namespace glossator {

/// Lets screen readers see a TextView as read-only text: the current unit's sentence, with the unit selected, and as the view's value
/// the unit in words (lemma, sense, probability, state). Safe to call again.
void installTextViewAccessibility();

} // namespace glossator
