#include "learning/pairexamples.h"

#include "learning/candidates.h"

namespace glossator {

int PairExample::subwordCount() const
{
    size_t count = 0;
    for (const std::vector<qint32> &gloss : glosses)
        count += context.ids.size() + gloss.size();
    return int(count);
}

PairExampleBuilder::PairExampleBuilder(const SenseModel &model, std::shared_ptr<const Inventory> inventory, PairForm form) :
    m_inventory(std::move(inventory)),
    m_glosses(definitionSourceOf(m_inventory)),
    m_pairs(model.tokenizer(), model.encoderConfig(), form)
{}

void PairExampleBuilder::add(const Sentence &sentence, const SentenceGold &gold, std::vector<PairExample> &examples)
{
    for (size_t i = 0; i < sentence.units.size(); ++i) {
        const Unit &unit = sentence.units[i];
        const auto senses = m_inventory->candidates(unit.lemma, unit.wordClass);
        if (gold[i].isEmpty())
            continue;
        const std::vector<int> right = goldPlaces(*m_inventory, senses, gold[i]);
        ++(right.empty() ? m_unitsLeftOut : m_unitsFit);
        if (right.empty() || senses.size() < 2)
            continue;
        PairExample example{m_pairs.context(sentence, unit.tokens), {}, right};
        for (const SenseId sense : senses)
            example.glosses.push_back(m_pairs.gloss(example.context, m_glosses.text(m_inventory->sense(sense).synset.value)));
        examples.push_back(std::move(example));
    }
}

} // namespace glossator
