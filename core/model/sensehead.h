#pragma once

#include <QHash>
#include <QStringList>

#include <vector>

#include "model/scoreweights.h"
#include "model/torchcompat.h"

namespace glossator {

/// What stands between encoder states and sense scores:
///   word vector  v = normalised(C h),  h = mean over the unit's subwords of the mean of the last two layers,
///   sense vector s = normalised(G g + o),  g = the synset's gloss vector, o = its learned offset (zero for synsets without one),
///   gloss vector e = normalised(G g),
///   topic t = normalised(mean of v over the other words with several senses in the passage), zero where there are none,
///   score = exp(logScale) (v·s + weights.gloss v·e + weights.topic t·e) + priorFactor · weights.prior · log prior
///           + bonus for senses without an offset,
///   bonus = weights.unmetBonus + (1 - priorFactor) · (fullUnmetBonus - weights.unmetBonus),
/// since offsets, too, speak for the senses that are frequent in what the head was trained on.
/// After BEM (Blevins and Zettlemoyer 2020), with glosses encoded ahead of time. A second, linear head gives part-of-speech tags from a
/// middle layer.
struct SenseHead
{
    torch::Tensor contextMap; ///< C [width, width]
    torch::Tensor glossMap; ///< G [width, width]
    torch::Tensor logScale; ///< [1]
    torch::Tensor offsets; ///< [synsets with an offset + 1, width]; the last row stays zero
    torch::Tensor tagWeight; ///< [universalTagCount, width]
    torch::Tensor tagBias; ///< [universalTagCount]

    QStringList offsetNames; ///< names row i of offsets, see GlossSource::name; one less than its rows
    ScoreWeights weights;
    static constexpr double fullUnmetBonus = 1;
    double priorFactor = 1; ///< set by whoever uses the head; no part of a file, see SenseModel::setPriorFactor()

    [[nodiscard]] double bonusInUse() const { return weights.unmetBonus + (1 - priorFactor) * (fullUnmetBonus - weights.unmetBonus); }

    /// Identity maps, no offsets, tags undecided.
    [[nodiscard]] static SenseHead untrained(int width, torch::Device device);
    void setOffsetNames(const QStringList &names);

    /// The trainable tensors by name, in a fixed order.
    [[nodiscard]] std::vector<std::pair<QString, torch::Tensor *>> tensors();

    /// hidden [n, width] → v.
    [[nodiscard]] torch::Tensor wordVectors(const torch::Tensor &hidden) const;
    /// glosses [n, width] → G g.
    [[nodiscard]] torch::Tensor mappedGlosses(const torch::Tensor &glosses) const;
    /// mapped glosses [n, width], rows of offsets [n] → s.
    [[nodiscard]] torch::Tensor senseVectors(const torch::Tensor &mapped, const torch::Tensor &offsetRows) const;
    /// mapped glosses [n, width] → e.
    [[nodiscard]] static torch::Tensor glossVectors(const torch::Tensor &mapped);
    /// hidden [n, width] → logits [n, universalTagCount].
    [[nodiscard]] torch::Tensor tagLogits(const torch::Tensor &hidden) const;
};

/// The layer (from 0) whose states feed the tagger.
[[nodiscard]] constexpr int tagLayer(int layers)
{
    return layers > 2 ? layers * 2 / 3 - 1 : layers - 1;
}

/// Rows of length 1, those of zeros as they are.
[[nodiscard]] torch::Tensor normalised(const torch::Tensor &vectors);

/// Means of rows [starts[i], ends[i]) of hidden, which may be several ranges an item: rows lists them all, item says which mean each
/// belongs to.
[[nodiscard]] torch::Tensor meanRows(const torch::Tensor &hidden, const std::vector<int64_t> &rows, const std::vector<int64_t> &items,
                                     int64_t count);

} // namespace glossator
