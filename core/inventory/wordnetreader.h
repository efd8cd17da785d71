#pragma once

#include <memory>

#include <QString>

#include "base/result.h"
#include "inventory/inventory.h"

namespace glossator {

/// Reads the WordNet 3.0 dictionary files (index.sense, data.*, *.exc; formats wndb(5WN) and senseidx(5WN)) of a
/// folder. Errors: InventoryMissing (a file is not there), InventoryDamaged (file and line of what cannot be read).
[[nodiscard]] Result<std::shared_ptr<const Inventory>> readWordNet(const QString &folder);

/// The first file of WordNet that a folder lacks; empty when all are there. Does not read them.
[[nodiscard]] QString missingWordNetFile(const QString &folder);

/// Where Debian's wordnet-base puts the files, unless GLOSSATOR_WORDNET names another folder.
[[nodiscard]] QString defaultWordNetFolder();

} // namespace glossator
