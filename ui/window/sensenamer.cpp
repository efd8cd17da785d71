#include "window/sensenamer.h"

#include "inventory/inventory.h"

namespace glossator {

std::function<QString(const QString &)> senseNamer(const std::shared_ptr<const Inventory> &inventory)
{
    return [inventory](const QString &key) {
        const SenseId sense = inventory ? inventory->findSense(key) : SenseId();
        return sense.isValid() ? inventory->synset(inventory->sense(sense).synset).gloss : key;
    };
}

} // namespace glossator
