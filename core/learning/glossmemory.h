#pragma once

#include <QHash>

#include <random>
#include <span>
#include <vector>

#include "model/sensemodel.h"
#include "model/torchcompat.h"

namespace glossator {

/// The vectors of all glosses that a training run meets, each as the gloss encoder made it when it last read that gloss (after the
/// cross-batch memory of Wang et al. 2020). Reading all candidates' glosses at every step would cost some forty times as much as reading
/// the sentences.
class GlossMemory
{
public:
    /// Of no glosses.
    GlossMemory() = default;
    /// The index must hold all these rows.
    GlossMemory(const SenseModel &model, const GlossSource &source, const GlossIndex &index, const std::vector<int> &rows);

    /// [rows, width]
    [[nodiscard]] torch::Tensor vectors(std::span<const int> rows) const;
    void put(std::span<const int> rows, const torch::Tensor &vectors);
    [[nodiscard]] const std::vector<qint32> &subwords(int row) const { return m_subwords[size_t(m_places.value(row))]; }
    /// All vectors [glosses, width], for checkpoints; undefined when there are none.
    [[nodiscard]] torch::Tensor &all() { return m_vectors; }

private:
    [[nodiscard]] torch::Tensor placesOf(std::span<const int> rows) const;

    QHash<int, int> m_places;
    std::vector<std::vector<qint32>> m_subwords;
    torch::Tensor m_vectors;
};

/// The two forms of glosses, see LabelledPassage::isExample.
struct GlossMemories
{
    GlossMemory whole;
    GlossMemory withoutExamples;
};

/// Which glosses to read anew: drawn without repeats, with chances in proportion to their weights (Efraimidis and Spirakis 2006), until
/// their subwords fill the budget. Returns places in weights, ascending by length, then place.
[[nodiscard]] std::vector<int> drawGlosses(std::span<const float> weights, std::span<const int> lengths, int budget,
                                           std::mt19937_64 &random);

} // namespace glossator
