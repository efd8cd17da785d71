#pragma once

#include <optional>

#include "base/error.h"
#include "inventory/inventory.h"
#include "io/documentio.h"

namespace glossator {

/// Takes the senses off each instance of which the inventory does not hold them all. What was found of that in the key file, if anything:
/// UnknownSense with the first such sense, its line, and how many instances are concerned.
[[nodiscard]] std::optional<Error> dropUnknownSenses(GoldKeys &gold, const Inventory &inventory, const QString &keyPath);

/// Where a key file speaks of an instance: 1 for its first line, 0 if it does not.
[[nodiscard]] qint64 lineOfKey(const QString &keyPath, const QString &instance);

} // namespace glossator
