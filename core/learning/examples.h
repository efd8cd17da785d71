#pragma once

#include <QHash>
#include <QStringList>

#include <set>
#include <span>
#include <vector>

#include "inventory/inventory.h"
#include "model/sensemodel.h"

namespace glossator {

/// A unit with its right answers.
struct LabelledUnit
{
    std::vector<int> tokens;
    WordClass wordClass = WordClass::Noun;
    std::vector<SenseCandidate> candidates;
    std::vector<int> gold; ///< positions in candidates, at least one
    std::vector<float> taught{}; ///< a teacher's probabilities of the candidates; none: there is no teacher
};

/// Consecutive sentences to learn from or to be scored on, ready for the encoder.
struct LabelledPassage
{
    EncodedPassage subwords;
    std::vector<UniversalTag> tags; ///< one a token, X where the source tells none; or none at all
    std::vector<LabelledUnit> units; ///< their tokens count from the passage's first
    std::vector<LabelledUnit> unlabelled{}; ///< others with several senses, without gold: what the passage speaks of, see SenseHead
    /// The text is itself an example in the inventory: its units are compared with glosses without examples, which would give the answer
    /// away, and get no offsets.
    bool isExample = false;
};

/// Adds the glosses of all candidates.
void collectGlosses(std::span<const LabelledUnit> units, std::set<int> &glosses);

[[nodiscard]] std::vector<int> subwordCountsOf(const std::vector<LabelledPassage> &passages);

/// Gold senses of a sentence's units, none for those that have no label.
using SentenceGold = std::vector<QStringList>;

/// Which of the candidates are gold, by place.
[[nodiscard]] std::vector<int> goldPlaces(const Inventory &inventory, std::span<const SenseId> candidates, const QStringList &gold);

/// Turns passages with gold senses into examples. gold[i][j] belongs to passage[i].units[j]; units without gold, or whose gold is not
/// among the candidates, have no label, the latter are counted. withTags: the sentences' tags are gold, too.
class ExampleBuilder
{
public:
    ExampleBuilder(const SenseModel &model, const Inventory &inventory) : m_model(model), m_inventory(inventory) {}

    [[nodiscard]] LabelledPassage build(std::span<const Sentence> passage, std::span<const SentenceGold> gold, bool withTags);
    /// For text that the inventory's own tag counts were made from, as WordNet's were from SemCor: how often it has each sense key. What
    /// a model sees in training would otherwise have a prior that knows the answer.
    void setDiscounts(const QHash<QString, int> &discounts) { m_discounts = discounts; }
    [[nodiscard]] qint64 unitsLeftOut() const { return m_unitsLeftOut; }

private:
    void addUnit(const Unit &unit, const QStringList &gold, int firstToken, LabelledPassage &result);

    const SenseModel &m_model;
    const Inventory &m_inventory;
    QHash<QString, int> m_discounts;
    qint64 m_unitsLeftOut = 0;
};

} // namespace glossator
