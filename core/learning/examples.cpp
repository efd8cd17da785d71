#include "learning/examples.h"

#include "learning/candidates.h"

namespace glossator {

int LabelledSentence::subwordCount() const
{
    int count = 0;
    for (const SubwordSequence &sequence : subwords.sequences)
        count += int(sequence.ids.size());
    return count;
}

LabelledSentence ExampleBuilder::build(const Sentence &sentence, const std::vector<QStringList> &gold, bool withTags)
{
    LabelledSentence result;
    result.subwords = m_model.toSubwords(sentence);
    if (withTags) {
        for (const Token &token : sentence.tokens)
            result.tags.push_back(token.tag);
    }
    for (size_t i = 0; i < sentence.units.size(); ++i) {
        if (gold[i].isEmpty())
            continue;
        const Unit &unit = sentence.units[i];
        const auto senses = m_inventory.candidates(unit.lemma, unit.wordClass);
        LabelledUnit labelled{unit.tokens, unit.wordClass, candidatesOf(m_inventory, unit.lemma, unit.wordClass), {}};
        for (size_t k = 0; k < senses.size(); ++k) {
            if (gold[i].contains(m_inventory.sense(senses[k]).key))
                labelled.gold.push_back(int(k));
        }
        if (labelled.gold.empty())
            ++m_unitsLeftOut;
        else
            result.units.push_back(std::move(labelled));
    }
    return result;
}

} // namespace glossator
