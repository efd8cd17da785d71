#pragma once

#include <optional>
#include <vector>

#include "inventory/inventory.h"
#include "learning/examples.h"

namespace glossator {

/// An example of a synset as a sentence with one unit: the first words that are a form of one of the synset's lemmas. Nothing
/// when there are none.
[[nodiscard]] std::optional<Sentence> exampleSentence(const QString &example, const Synset &synset, const Inventory &inventory);

/// The inventory's own examples to learn from: all senses are alike here, rare ones, too, so priors are even. Lemmas with a single sense
/// are left out.
[[nodiscard]] std::vector<LabelledPassage> glossExamples(const SenseModel &model, const Inventory &inventory);

} // namespace glossator
