#pragma once

#include <QStringList>

#include <span>
#include <vector>

#include "inventory/inventory.h"
#include "learning/examples.h"
#include "model/pairsequence.h"
#include "model/sensemodel.h"

namespace glossator {

/// A unit with the glosses of its candidates, at least two, for a cross-encoder to learn from.
struct PairExample
{
    PairContext context;
    std::vector<std::vector<qint32>> glosses; ///< the second parts of its pairs, candidates in the inventory's order
    std::vector<int> gold; ///< positions in glosses, at least one

    [[nodiscard]] int subwordCount() const; ///< of all pairs
};

/// Turns sentences with gold senses into examples: one for each unit that has gold among several candidates.
class PairExampleBuilder
{
public:
    /// model and inventory must outlive the builder.
    PairExampleBuilder(const SenseModel &model, std::shared_ptr<const Inventory> inventory, PairForm form);

    /// gold[i] belongs to sentence.units[i].
    void add(const Sentence &sentence, const SentenceGold &gold, std::vector<PairExample> &examples);
    [[nodiscard]] qint64 unitsFit() const { return m_unitsFit; } ///< whose gold is among the candidates, be it the only one
    [[nodiscard]] qint64 unitsLeftOut() const { return m_unitsLeftOut; } ///< whose gold is not

private:
    std::shared_ptr<const Inventory> m_inventory;
    GlossSource m_glosses;
    PairBuilder m_pairs;
    qint64 m_unitsFit = 0;
    qint64 m_unitsLeftOut = 0;
};

} // namespace glossator
