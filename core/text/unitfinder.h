#pragma once

#include <vector>

#include "text/document.h"
#include "text/lexicon.h"

namespace glossator {

/// The sense-bearing units of a sentence whose tokens have tags and lemmas: contiguous multiword entries of the
/// lexicon, inflected ones too (each token offers its lower-case form and its base forms in all word classes; overlaps:
/// longest, then leftmost), and every other noun, verb, adjective and adverb whose lemma the lexicon holds in that
/// class. Spans of function words alone ("in this", "and then"), about fifty entries whose words mostly meet by chance
/// ("live in") and the modal verbs "can" and "will" are left out. In text order.
[[nodiscard]] std::vector<Unit> findUnits(const Sentence &sentence, const Lexicon &lexicon);

} // namespace glossator
