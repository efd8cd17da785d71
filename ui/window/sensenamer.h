#pragma once

#include <QString>

#include <functional>
#include <memory>

namespace glossator {

class Inventory;

/// Names sense keys by their glosses; keys that the inventory lacks, and all without one, by themselves.
[[nodiscard]] std::function<QString(const QString &key)> senseNamer(const std::shared_ptr<const Inventory> &inventory);

} // namespace glossator
