#include "service/passagebatches.h"

#include "learning/candidates.h"
#include "model/parallel.h"

#include <algorithm>
#include <set>

namespace glossator {

namespace {

/// Subwords that go through the encoder at once: at most, and at least where there are as many threads as that leaves batches for.
constexpr int mostSubwords = 1024;
constexpr int fewestSubwords = 128;

} // namespace

std::vector<PassageToRead> inPassages(std::vector<Sentence> &sentences, std::span<const qint64> numbers,
                                      std::vector<std::vector<Prediction>> &predictions, std::vector<WordVectors> *words)
{
    std::vector<PassageToRead> passages;
    for (size_t first = 0; first < sentences.size();) {
        size_t last = first + 1;
        while (!numbers.empty() && last < sentences.size() && numbers[last] == numbers[first])
            ++last;
        const size_t count = last - first;
        passages.push_back({std::span(sentences).subspan(first, count),
                            std::span(predictions).subspan(first, count),
                            words ? std::span(*words).subspan(first, count) : std::span<WordVectors>(),
                            {}});
        first = last;
    }
    return passages;
}

bool isAnalysed(const PassageToRead &passage)
{
    return std::ranges::all_of(passage.sentences, &Sentence::analysed);
}

bool isSettled(const PassageToRead &passage, const Inventory &inventory)
{
    const auto hasChoice = [&](const Unit &unit) { return inventory.candidates(unit.lemma, unit.wordClass).size() > 1; };
    return passage.words.empty() && isAnalysed(passage)
        && std::ranges::none_of(passage.sentences, [&](const Sentence &s) { return std::ranges::any_of(s.units, hasChoice); });
}

void predictWithoutChoice(const PassageToRead &passage, const Inventory &inventory, const QString &version)
{
    for (size_t s = 0; s < passage.sentences.size(); ++s) {
        const std::vector<Unit> &units = passage.sentences[s].units;
        passage.predictions[s].assign(units.size(), Prediction{{}, version});
        if (!passage.words.empty())
            passage.words[s].resize(units.size());
        for (size_t u = 0; u < units.size(); ++u) {
            const auto senses = inventory.candidates(units[u].lemma, units[u].wordClass);
            if (senses.size() == 1)
                passage.predictions[s][u].candidates.push_back({inventory.sense(senses.front()).key, 1});
        }
    }
}

std::vector<UnitToScore> unitsToScore(std::span<const PassageToRead> batch, const Inventory &inventory, const QString &version)
{
    std::vector<UnitToScore> toScore;
    for (size_t p = 0; p < batch.size(); ++p) {
        predictWithoutChoice(batch[p], inventory, version);
        int firstToken = 0;
        for (size_t s = 0; s < batch[p].sentences.size(); ++s) {
            const Sentence &sentence = batch[p].sentences[s];
            WordVectors *words = batch[p].words.empty() ? nullptr : &batch[p].words[s];
            for (size_t u = 0; u < sentence.units.size(); ++u) {
                auto found = candidatesOf(inventory, sentence.units[u].lemma, sentence.units[u].wordClass);
                if (found.size() > (words ? 0U : 1U))
                    toScore.push_back({int(p), firstToken, &sentence.units[u], std::move(found), &batch[p].predictions[s][u],
                                       words ? &(*words)[u] : nullptr});
            }
            firstToken += int(sentence.tokens.size());
        }
    }
    return toScore;
}

std::vector<ReadingBatch> inBatches(std::span<PassageToRead> passages)
{
    qint64 left = 0;
    for (const PassageToRead &passage : passages)
        left += passage.encoded.subwordCount();
    const qint64 threads = sharers();
    const qint64 aThread = (left + mostSubwords * threads - 1) / (mostSubwords * threads);
    qint64 batchesLeft = std::clamp<qint64>(left / fewestSubwords, 1, std::max<qint64>(1, aThread * threads));
    std::vector<ReadingBatch> batches;
    for (size_t first = 0; first < passages.size(); --batchesLeft) {
        const qint64 size = left / std::max<qint64>(1, batchesLeft);
        size_t last = first;
        qint64 subwords = 0;
        // A passage goes where more than half of it fits.
        while (last < passages.size() && (last == first || subwords + passages[last].encoded.subwordCount() / 2 < size))
            subwords += passages[last++].encoded.subwordCount();
        batches.push_back({passages.subspan(first, last - first), {}, {}});
        left -= subwords;
        first = last;
    }
    return batches;
}

std::vector<int> glossesOf(std::span<const ReadingBatch> batches)
{
    std::set<int> glosses;
    for (const ReadingBatch &batch : batches) {
        for (const UnitToScore &unit : batch.units) {
            for (const SenseCandidate &candidate : unit.candidates)
                glosses.insert(candidate.gloss);
        }
    }
    return {glosses.begin(), glosses.end()};
}

} // namespace glossator
