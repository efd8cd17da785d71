#pragma once

#include <QHash>

#include <vector>

#include "io/documentio.h"
#include "inventory/inventory.h"
#include "learning/metrics.h"
#include "model/exemplarmemory.h"
#include "text/annotation.h"

namespace glossator::cli {

/// What an annotator's decisions would have brought at once: each instance is answered twice, by the model alone and by the model with the
/// gold of all instances of its lemma that came before.
class MemoryTrial
{
public:
    MemoryTrial(const Inventory &inventory, const GoldKeys &gold, const ExemplarMemory &memory) :
        m_inventory(inventory),
        m_gold(gold),
        m_memory(memory)
    {}

    /// The next instance in the order of the text; those without gold or with a single sense do not count.
    void add(const Unit &unit, const Prediction &prediction, std::vector<float> word);

    struct Figures
    {
        Score alone;
        Score mixed;
    };
    [[nodiscard]] const Figures &all() const { return m_all; }
    /// Instances whose lemma had come before, the only ones that memory can say anything about.
    [[nodiscard]] const Figures &repeated() const { return m_repeated; }
    /// Of these, instances that the two answer otherwise.
    [[nodiscard]] qint64 flips() const { return m_flips; }

private:
    const Inventory &m_inventory;
    const GoldKeys &m_gold;
    const ExemplarMemory m_memory;
    QHash<QString, std::vector<Exemplar>> m_exemplars; ///< by lemma and class
    Figures m_all;
    Figures m_repeated;
    qint64 m_flips = 0;
};

} // namespace glossator::cli
