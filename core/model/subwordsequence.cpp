#include "model/subwordsequence.h"

#include <algorithm>

#include "model/encoderconfig.h"

namespace glossator {

namespace {

/// More never helps one token, and each must lie whole in one of the windows, which overlap by half of the room between their ends.
constexpr int tokenLimit = 64;
static_assert(tokenLimit <= (leastPositions - 2) / 2 + 1);

/// Sentences stand apart; within one, words may touch.
TextBefore before(const Sentence &sentence, int token, const TokenSubwords &pieces)
{
    if (token == 0)
        return pieces.starts.empty() ? TextBefore::Nothing : TextBefore::Space;
    const bool touches = sentence.tokens[size_t(token)].start <= sentence.tokens[size_t(token) - 1].end;
    return touches ? TextBefore::Word : TextBefore::Space;
}

void addToken(const std::vector<Subword> &subwords, TokenSubwords &pieces)
{
    pieces.starts.push_back(int(pieces.ids.size()));
    int count = 0;
    for (const Subword &subword : subwords) {
        if (++count > tokenLimit)
            break;
        pieces.ids.push_back(subword.id);
    }
}

SubwordSequence sequenceOf(const TokenSubwords &pieces, int first, int last, const SubwordTokenizer &tokenizer)
{
    SubwordSequence sequence;
    sequence.ids.reserve(size_t(last - first + 2));
    sequence.ids.push_back(tokenizer.beginId());
    sequence.ids.insert(sequence.ids.end(), pieces.ids.begin() + first, pieces.ids.begin() + last);
    sequence.ids.push_back(tokenizer.endId());
    return sequence;
}

} // namespace

TokenSubwords tokenSubwords(std::span<const Sentence> passage, const SubwordTokenizer &tokenizer)
{
    TokenSubwords pieces;
    for (const Sentence &sentence : passage) {
        for (int i = 0; i < int(sentence.tokens.size()); ++i)
            addToken(tokenizer.tokenize(sentence.form(i), before(sentence, i, pieces)), pieces);
    }
    pieces.starts.push_back(int(pieces.ids.size()));
    return pieces;
}

int EncodedPassage::subwordCount() const
{
    int count = 0;
    for (const SubwordSequence &sequence : sequences)
        count += int(sequence.ids.size());
    return count;
}

EncodedPassage toSubwords(std::span<const Sentence> passage, const SubwordTokenizer &tokenizer, int window)
{
    const TokenSubwords pieces = tokenSubwords(passage, tokenizer);
    const int room = window - 2;
    const int total = int(pieces.ids.size());
    const int step = total <= room ? total : room / 2;

    EncodedPassage result;
    std::vector<int> firsts; // of each sequence, in pieces.ids
    for (int first = 0; firsts.empty() || first + room < total + step; first += step) {
        const int start = std::max(0, std::min(first, total - room));
        result.sequences.push_back(sequenceOf(pieces, start, std::min(start + room, total), tokenizer));
        firsts.push_back(start);
        if (start + room >= total)
            break;
    }
    const auto margin = [&](size_t sequence, int start, int end) {
        const int last = std::min(firsts[sequence] + room, total);
        // The text's own ends cut nothing off.
        const int left = firsts[sequence] == 0 ? total : start - firsts[sequence];
        const int right = last == total ? total : last - end;
        return std::min(left, right);
    };
    for (size_t i = 0; i + 1 < pieces.starts.size(); ++i) {
        const int start = pieces.starts[i];
        const int end = pieces.starts[i + 1];
        size_t best = 0;
        for (size_t k = 1; k < firsts.size(); ++k) {
            if (margin(k, start, end) > margin(best, start, end))
                best = k;
        }
        result.tokens.push_back({int(best), start - firsts[best] + 1, end - firsts[best] + 1});
    }
    return result;
}

} // namespace glossator
