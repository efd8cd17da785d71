#include "learning/candidates.h"

#include "inventory/glosstext.h"

#include <cmath>

namespace glossator {

std::vector<SenseCandidate> candidatesOf(const Inventory &inventory, QStringView lemma, WordClass wordClass)
{
    constexpr double smoothing = 0.5;
    const auto senses = inventory.candidates(lemma, wordClass);
    double total = smoothing * double(senses.size());
    for (SenseId sense : senses)
        total += inventory.sense(sense).tagCount;
    std::vector<SenseCandidate> result;
    result.reserve(senses.size());
    for (SenseId id : senses) {
        const Sense &sense = inventory.sense(id);
        result.push_back({sense.synset.value, float(std::log((sense.tagCount + smoothing) / total))});
    }
    return result;
}

GlossSource glossSourceOf(std::shared_ptr<const Inventory> inventory)
{
    GlossSource source;
    source.inventory = inventory->name();
    source.count = inventory->synsetCount();
    source.text = [inventory](int row) { return glossText(*inventory, SynsetId{row}); };
    source.name = [inventory](int row) { return synsetName(*inventory, SynsetId{row}); };
    return source;
}

} // namespace glossator
