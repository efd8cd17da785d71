#include "model/scoring.h"

#include "model/indextensor.h"

#include <algorithm>

namespace glossator {

namespace {

/// Candidates laid out one behind the other, their glosses numbered without repeats.
struct FlatCandidates
{
    std::vector<int64_t> cells;
    std::vector<int64_t> owners;
    std::vector<int64_t> choices;
    std::vector<float> logPriors;
    std::vector<int> glosses;

    FlatCandidates(std::span<const SenseRequest> requests, int64_t columns)
    {
        QHash<int, int64_t> numbers;
        for (size_t unit = 0; unit < requests.size(); ++unit) {
            const auto candidates = requests[unit].candidates;
            for (size_t k = 0; k < candidates.size(); ++k) {
                auto number = numbers.find(candidates[k].gloss);
                if (number == numbers.end()) {
                    number = numbers.insert(candidates[k].gloss, int64_t(glosses.size()));
                    glosses.push_back(candidates[k].gloss);
                }
                cells.push_back(int64_t(unit) * columns + int64_t(k));
                owners.push_back(int64_t(unit));
                choices.push_back(*number);
                logPriors.push_back(candidates[k].logPrior);
            }
        }
    }
};

/// 1 for candidates without an offset, 0 for others [candidates].
torch::Tensor unmetSenses(const SenseHead &head, const ScoringBatch &batch)
{
    return lackOffset(head, batch).index_select(0, batch.choices).to(torch::kFloat32);
}

} // namespace

ScoringBatch makeScoringBatch(std::span<const EncodedPassage> passages, const RowStarts &rowStarts, std::span<const SenseRequest> requests,
                              const QHash<int, int> &offsetRow, const SenseHead &head)
{
    ScoringBatch batch;
    batch.unitCount = int64_t(requests.size());
    for (size_t unit = 0; unit < requests.size(); ++unit) {
        const size_t passage = size_t(requests[unit].passage);
        for (int token : requests[unit].tokens) {
            const SubwordRange &range = passages[passage].tokens[size_t(requests[unit].firstToken + token)];
            for (int i = range.start; i < range.end; ++i) {
                batch.rows.push_back(rowStarts[passage][size_t(range.sequence)] + i);
                batch.units.push_back(int64_t(unit));
            }
        }
        batch.mostCandidates = std::max(batch.mostCandidates, int64_t(requests[unit].candidates.size()));
    }
    FlatCandidates flat(requests, batch.mostCandidates);
    const torch::Device device = head.offsets.device();
    batch.cells = indexTensor(flat.cells, device);
    batch.owners = indexTensor(flat.owners, device);
    batch.choices = indexTensor(flat.choices, device);
    batch.logPriors = torch::tensor(at::ArrayRef<float>(flat.logPriors), torch::kFloat32).to(device);

    std::vector<int64_t> offsetRows;
    for (int gloss : flat.glosses)
        offsetRows.push_back(offsetRow.value(gloss, int(head.offsetNames.size())));
    batch.offsetRows = indexTensor(offsetRows, device);
    batch.glossRows = std::move(flat.glosses);
    return batch;
}

torch::Tensor lackOffset(const SenseHead &head, const ScoringBatch &batch)
{
    return batch.offsetRows == int64_t(head.offsetNames.size());
}

torch::Tensor readGlosses(const GlossIndex &index, std::span<const int> rows, torch::Device device)
{
    const int width = index.width();
    torch::Tensor glosses = torch::empty({int64_t(rows.size()), width}, torch::kFloat32);
    for (size_t i = 0; i < rows.size(); ++i)
        index.read(rows[i], {glosses.data_ptr<float>() + int64_t(i) * width, size_t(width)});
    return glosses.to(device);
}

torch::Tensor unitVectors(const SenseHead &head, const torch::Tensor &hidden, const ScoringBatch &batch)
{
    return head.wordVectors(meanRows(hidden, batch.rows, batch.units, batch.unitCount));
}

torch::Tensor topicVectors(const torch::Tensor &words, std::span<const SenseRequest> requests)
{
    std::vector<int64_t> passages;
    std::vector<float> counts; // a word with one sense only may be asked for or not
    for (const SenseRequest &request : requests) {
        passages.push_back(request.passage);
        counts.push_back(request.candidates.size() > 1 ? 1 : 0);
    }
    const torch::Tensor passage = indexTensor(passages, words.device());
    const torch::Tensor counted = words * torch::tensor(at::ArrayRef<float>(counts), torch::kFloat32).to(words.device()).unsqueeze(1);
    const torch::Tensor sums =
        torch::zeros({std::ranges::max(passages) + 1, words.size(1)}, words.options()).index_add(0, passage, counted);
    return normalised(sums.index_select(0, passage) - counted);
}

torch::Tensor candidateSimilarities(const SenseHead &head, const torch::Tensor &words, const torch::Tensor &senses,
                                    const ScoringBatch &batch)
{
    const torch::Tensor cosines = (words.index_select(0, batch.owners) * senses.index_select(0, batch.choices)).sum(-1);
    return cosines * head.logScale.exp();
}

Similarities similaritiesOf(const SenseHead &head, const torch::Tensor &words, std::span<const SenseRequest> requests,
                            const ScoringBatch &batch)
{
    const torch::Tensor mapped = head.mappedGlosses(batch.glosses);
    const torch::Tensor glosses = SenseHead::glossVectors(mapped);
    Similarities similarities;
    similarities.senses = candidateSimilarities(head, words, head.senseVectors(mapped, batch.offsetRows), batch);
    similarities.glosses = candidateSimilarities(head, words, glosses, batch);
    similarities.all = similarities.senses + similarities.glosses * head.weights.gloss;
    if (head.weights.topic != 0)
        similarities.all += candidateSimilarities(head, topicVectors(words, requests), glosses, batch) * head.weights.topic;
    return similarities;
}

torch::Tensor withFrequency(const SenseHead &head, const torch::Tensor &similarities, const ScoringBatch &batch)
{
    const torch::Tensor scores = similarities + batch.logPriors * (head.priorFactor * head.weights.prior);
    const double bonus = head.bonusInUse();
    return bonus == 0 ? scores : scores + unmetSenses(head, batch) * bonus;
}

torch::Tensor frequencySlopes(const SenseHead &head, const ScoringBatch &batch)
{
    return batch.logPriors * head.weights.prior - unmetSenses(head, batch) * (SenseHead::fullUnmetBonus - head.weights.unmetBonus);
}

torch::Tensor candidateTable(const torch::Tensor &values, const ScoringBatch &batch)
{
    return torch::full({batch.unitCount * batch.mostCandidates}, noCandidate, values.options())
        .index_copy(0, batch.cells, values)
        .view({batch.unitCount, batch.mostCandidates});
}

torch::Tensor senseStates(const std::vector<torch::Tensor> &layers)
{
    return layers.size() < 2 ? layers.back() : (layers.back() + layers[layers.size() - 2]) * 0.5;
}

std::vector<std::vector<float>> floatRows(const torch::Tensor &table)
{
    const torch::Tensor values = table.cpu().contiguous();
    const auto width = size_t(values.size(1));
    std::vector<std::vector<float>> rows;
    for (const float *row = values.data_ptr<float>(); rows.size() < size_t(values.size(0)); row += width)
        rows.emplace_back(row, row + width);
    return rows;
}

} // namespace glossator
