#include "cli/memorytrial.h"

#include <algorithm>

namespace glossator::cli {

namespace {

void count(Score &score, bool isRight)
{
    ++score.gold;
    ++score.answered;
    score.right += isRight;
}

} // namespace

void MemoryTrial::add(const Unit &unit, const Prediction &prediction, std::vector<float> word)
{
    const QStringList gold = m_gold.value(unit.externalId);
    const auto senses = m_inventory.candidates(unit.lemma, unit.wordClass);
    if (gold.isEmpty() || senses.size() < 2)
        return;
    std::vector<float> probabilities(senses.size(), 0);
    Exemplar exemplar{std::move(word), {}};
    QStringList keys;
    for (size_t k = 0; k < senses.size(); ++k) {
        keys.append(m_inventory.sense(senses[k]).key);
        const auto candidate = std::ranges::find(prediction.candidates, keys.back(), &SenseProbability::sense);
        if (candidate != prediction.candidates.end())
            probabilities[k] = candidate->probability;
        if (gold.contains(keys.back()))
            exemplar.candidates.push_back(int(k));
    }
    std::vector<Exemplar> &known = m_exemplars[unit.lemma + u'%' + QString::number(int(unit.wordClass))];
    std::vector<const Exemplar *> before;
    for (const Exemplar &each : known)
        before.push_back(&each);
    const std::vector<float> mixed = m_memory.mixed(probabilities, exemplar.word, before);
    const auto best = [&keys](const std::vector<float> &values) { return keys[std::ranges::max_element(values) - values.begin()]; };
    const QString alone = prediction.candidates.empty() ? QString() : prediction.candidates.front().sense;
    const QString together = mixed == probabilities ? alone : best(mixed);
    for (Figures *figures : {&m_all, known.empty() ? nullptr : &m_repeated}) {
        if (!figures)
            continue;
        count(figures->alone, gold.contains(alone));
        count(figures->mixed, gold.contains(together));
    }
    m_flips += alone != together;
    if (!exemplar.candidates.empty())
        known.push_back(std::move(exemplar));
}

} // namespace glossator::cli
