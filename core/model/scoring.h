#pragma once

#include <QHash>

#include <span>
#include <vector>

#include "model/sensehead.h"
#include "model/sensemodel.h"

namespace glossator {

/// Requests turned into tensors: the step from encoder states to scores that prediction and training share.
struct ScoringBatch
{
    std::vector<int64_t> rows; ///< rows of the packed states …
    std::vector<int64_t> units; ///< … and the request each belongs to
    int64_t unitCount = 0;
    int64_t mostCandidates = 0;
    std::vector<int> glossRows; ///< of the index, without repeats
    torch::Tensor glosses; ///< [glossRows, width]; left to the caller, see readGlosses()
    torch::Tensor offsetRows; ///< [glossRows] int64
    torch::Tensor cells; ///< [candidates] int64: request * mostCandidates + candidate
    torch::Tensor owners; ///< [candidates] int64: the request
    torch::Tensor choices; ///< [candidates] int64: the place in glossRows
    torch::Tensor logPriors; ///< [candidates]
};

/// Score given to the cells of the table that stand for no candidate; vanishes in a softmax.
inline constexpr float noCandidate = -1e9F;

/// Where each sequence of each passage starts among the packed rows.
using RowStarts = std::vector<std::vector<int64_t>>;

/// offsetRow: gloss → row of the offsets; glosses without one get the last.
[[nodiscard]] ScoringBatch makeScoringBatch(std::span<const EncodedPassage> passages, const RowStarts &rowStarts,
                                            std::span<const SenseRequest> requests, const QHash<int, int> &offsetRow,
                                            const SenseHead &head);

/// Which of glossRows have no offset [glossRows] bool.
[[nodiscard]] torch::Tensor lackOffset(const SenseHead &head, const ScoringBatch &batch);

/// The vectors of these rows of the index [rows, width]; all must be there.
[[nodiscard]] torch::Tensor readGlosses(const GlossIndex &index, std::span<const int> rows, torch::Device device);

/// hidden: packed states [N, width] → word vectors [requests, width].
[[nodiscard]] torch::Tensor unitVectors(const SenseHead &head, const torch::Tensor &hidden, const ScoringBatch &batch);
/// words: see unitVectors() → what the others of each one's passage speak of, see SenseHead [requests, width].
[[nodiscard]] torch::Tensor topicVectors(const torch::Tensor &words, std::span<const SenseRequest> requests);
/// words: see unitVectors() or topicVectors(); senses: a vector for each of glossRows → scaled cosines of word and sense [candidates].
[[nodiscard]] torch::Tensor candidateSimilarities(const SenseHead &head, const torch::Tensor &words, const torch::Tensor &senses,
                                                  const ScoringBatch &batch);
/// What a word has in common with its senses, each [candidates].
struct Similarities
{
    torch::Tensor senses;
    torch::Tensor glosses;
    torch::Tensor all; ///< by their weights, that of the topic included
};

/// words: see unitVectors(), those of requests in the batch.
[[nodiscard]] Similarities similaritiesOf(const SenseHead &head, const torch::Tensor &words, std::span<const SenseRequest> requests,
                                          const ScoringBatch &batch);
/// Adds to similarities what frequency has to say, see SenseHead: scores [candidates].
[[nodiscard]] torch::Tensor withFrequency(const SenseHead &head, const torch::Tensor &similarities, const ScoringBatch &batch);
/// By how much each candidate's score grows with the prior factor [candidates].
[[nodiscard]] torch::Tensor frequencySlopes(const SenseHead &head, const ScoringBatch &batch);
/// values [candidates] → [requests, mostCandidates], noCandidate where a request has fewer.
[[nodiscard]] torch::Tensor candidateTable(const torch::Tensor &values, const ScoringBatch &batch);

/// What the sense scorer reads: the mean of the last two layers.
[[nodiscard]] torch::Tensor senseStates(const std::vector<torch::Tensor> &layers);

/// The rows of a table [rows, width], on whatever device it is.
[[nodiscard]] std::vector<std::vector<float>> floatRows(const torch::Tensor &table);

} // namespace glossator
