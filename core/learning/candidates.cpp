#include "learning/candidates.h"

#include "inventory/glosstext.h"

#include <algorithm>
#include <cmath>

namespace glossator {

std::vector<SenseCandidate> candidatesOf(const Inventory &inventory, QStringView lemma, WordClass wordClass,
                                         const QHash<QString, int> &discounts)
{
    constexpr double smoothing = 0.5;
    const auto senses = inventory.candidates(lemma, wordClass);
    const auto countOf = [&discounts](const Sense &sense) { return std::max(0, sense.tagCount - discounts.value(sense.key)) + smoothing; };
    double total = 0;
    for (SenseId id : senses)
        total += countOf(inventory.sense(id));
    std::vector<SenseCandidate> result;
    result.reserve(senses.size());
    for (SenseId id : senses) {
        const Sense &sense = inventory.sense(id);
        result.push_back({sense.synset.value, float(std::log(countOf(sense) / total))});
    }
    return result;
}

GlossSource glossSourceOf(std::shared_ptr<const Inventory> inventory)
{
    GlossSource source;
    source.inventory = inventory->name();
    source.count = inventory->synsetCount();
    source.text = [inventory](int row) { return glossText(*inventory, SynsetId{row}); };
    source.textWithoutExamples = [inventory](int row) { return definitionText(*inventory, SynsetId{row}); };
    source.name = [inventory](int row) { return synsetName(*inventory, SynsetId{row}); };
    return source;
}

GlossSource definitionSourceOf(std::shared_ptr<const Inventory> inventory)
{
    GlossSource source = glossSourceOf(inventory);
    source.form = QStringLiteral("gloss");
    source.text = [inventory](int row) { return inventory->synset(SynsetId{row}).gloss; };
    return source;
}

} // namespace glossator
