#pragma once

#include <memory>
#include <span>
#include <vector>

#include "inventory/inventory.h"
#include "model/sensemodel.h"
#include "service/annotator.h"

namespace glossator {

/// Sentences that are read together, and where their predictions go.
struct PassageToRead
{
    std::span<Sentence> sentences;
    std::span<std::vector<Prediction>> predictions;
    std::span<WordVectors> words; ///< empty: nobody asks for them
    EncodedPassage encoded;
};

/// A unit to be scored, among those of a batch of passages.
struct UnitToScore
{
    int passage = 0;
    int firstToken = 0; ///< of its sentence, in the passage
    const Unit *unit = nullptr;
    std::vector<SenseCandidate> candidates;
    Prediction *prediction = nullptr;
    std::vector<float> *word = nullptr; ///< null: not asked for
};

/// Passages that go through the encoder together.
struct ReadingBatch
{
    std::span<PassageToRead> passages;
    std::shared_ptr<const SenseModel::States> states;
    std::vector<UnitToScore> units;
};

/// numbers: of the sentences' passages; those of equal numbers in a row are read together. Empty: each alone.
[[nodiscard]] std::vector<PassageToRead> inPassages(std::vector<Sentence> &sentences, std::span<const qint64> numbers,
                                                    std::vector<std::vector<Prediction>> &predictions, std::vector<WordVectors> *words);

[[nodiscard]] bool isAnalysed(const PassageToRead &passage);

/// Whether the encoder would find nothing to tell: words and units are known, and no unit has a choice of senses.
[[nodiscard]] bool isSettled(const PassageToRead &passage, const Inventory &inventory);

/// The only candidate is certain, and none is none; for units with a choice the predictions stay empty.
void predictWithoutChoice(const PassageToRead &passage, const Inventory &inventory, const QString &version);

/// What is to be scored.
[[nodiscard]] std::vector<UnitToScore> unitsToScore(std::span<const PassageToRead> batch, const Inventory &inventory,
                                                    const QString &version);

/// Of about equal size, and as many for each thread, so that none waits for another's last one.
[[nodiscard]] std::vector<ReadingBatch> inBatches(std::span<PassageToRead> passages);

/// Of all candidates.
[[nodiscard]] std::vector<int> glossesOf(std::span<const ReadingBatch> batches);

} // namespace glossator
