#include "learning/examples.h"

#include "learning/candidates.h"

namespace glossator {

std::vector<int> goldPlaces(const Inventory &inventory, std::span<const SenseId> candidates, const QStringList &gold)
{
    std::vector<int> places;
    for (size_t k = 0; k < candidates.size(); ++k) {
        if (gold.contains(inventory.sense(candidates[k]).key))
            places.push_back(int(k));
    }
    return places;
}

void collectGlosses(std::span<const LabelledUnit> units, std::set<int> &glosses)
{
    for (const LabelledUnit &unit : units) {
        for (const SenseCandidate &candidate : unit.candidates)
            glosses.insert(candidate.gloss);
    }
}

std::vector<int> subwordCountsOf(const std::vector<LabelledPassage> &passages)
{
    std::vector<int> counts;
    for (const LabelledPassage &passage : passages)
        counts.push_back(passage.subwords.subwordCount());
    return counts;
}

LabelledPassage ExampleBuilder::build(std::span<const Sentence> passage, std::span<const SentenceGold> gold, bool withTags)
{
    LabelledPassage result;
    result.subwords = m_model.toSubwords(passage);
    int firstToken = 0;
    for (size_t s = 0; s < passage.size(); ++s) {
        const Sentence &sentence = passage[s];
        if (withTags) {
            for (const Token &token : sentence.tokens)
                result.tags.push_back(token.tag);
        }
        for (size_t i = 0; i < sentence.units.size(); ++i)
            addUnit(sentence.units[i], gold[s][i], firstToken, result);
        firstToken += int(sentence.tokens.size());
    }
    return result;
}

void ExampleBuilder::addUnit(const Unit &unit, const QStringList &gold, int firstToken, LabelledPassage &result)
{
    const auto senses = m_inventory.candidates(unit.lemma, unit.wordClass);
    LabelledUnit labelled{unit.tokens, unit.wordClass, candidatesOf(m_inventory, unit.lemma, unit.wordClass, m_discounts), {}};
    for (int &token : labelled.tokens)
        token += firstToken;
    labelled.gold = goldPlaces(m_inventory, senses, gold);
    if (!labelled.gold.empty()) {
        result.units.push_back(std::move(labelled));
        return;
    }
    m_unitsLeftOut += gold.isEmpty() ? 0 : 1;
    if (labelled.candidates.size() > 1)
        result.unlabelled.push_back(std::move(labelled));
}

} // namespace glossator
