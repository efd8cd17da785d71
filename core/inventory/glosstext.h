#pragma once

#include <QString>

#include "inventory/inventory.h"

namespace glossator {

/// What an encoder reads of a synset: "lemma, lemma: gloss; "example"; "example"", gloss and examples worded as in the
/// source.
[[nodiscard]] QString glossText(const Inventory &inventory, SynsetId id);

/// The same without the examples.
[[nodiscard]] QString definitionText(const Inventory &inventory, SynsetId id);

/// A name that outlives the inventory in memory: the key of the sense that its first lemma has.
[[nodiscard]] QString synsetName(const Inventory &inventory, SynsetId id);

} // namespace glossator
