#pragma once

#include <QStringList>

#include <optional>
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
};

/// A sentence to learn from or to be scored on, ready for the encoder.
struct LabelledSentence
{
    EncodedSentence subwords;
    std::vector<UniversalTag> tags; ///< one a token, or none at all
    std::vector<LabelledUnit> units;

    [[nodiscard]] int subwordCount() const;
};

/// Turns sentences with gold senses into examples. gold[i] belongs to sentence.units[i]; units without gold, or whose gold is not among the
/// candidates, are left out and counted. withTags: the sentence's tags are gold, too.
class ExampleBuilder
{
public:
    ExampleBuilder(const SenseModel &model, const Inventory &inventory) : m_model(model), m_inventory(inventory) {}

    [[nodiscard]] LabelledSentence build(const Sentence &sentence, const std::vector<QStringList> &gold, bool withTags);
    [[nodiscard]] qint64 unitsLeftOut() const { return m_unitsLeftOut; }

private:
    const SenseModel &m_model;
    const Inventory &m_inventory;
    qint64 m_unitsLeftOut = 0;
};

} // namespace glossator
