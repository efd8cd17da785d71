#pragma once

#include <QHash>
#include <QString>

#include <memory>
#include <vector>

#include "inventory/inventory.h"
#include "model/sensemodel.h"

namespace glossator {

/// A lemma's senses as the model reads them, in the inventory's order; gloss rows are synset numbers. The prior is the sense's share of its
/// lemma's tag counts, each raised by a half; discounts are taken off the counts before.
[[nodiscard]] std::vector<SenseCandidate> candidatesOf(const Inventory &inventory, QStringView lemma, WordClass wordClass,
                                                       const QHash<QString, int> &discounts = {});

/// The inventory's synsets as the texts that a gloss index holds vectors of.
[[nodiscard]] GlossSource glossSourceOf(std::shared_ptr<const Inventory> inventory);

/// The definitions alone, without lemmas and examples: what cross-encoders read.
[[nodiscard]] GlossSource definitionSourceOf(std::shared_ptr<const Inventory> inventory);

} // namespace glossator
