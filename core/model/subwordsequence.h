#pragma once

#include <span>
#include <vector>

#include "text/document.h"
#include "text/subwordtokenizer.h"

namespace glossator {

/// A passage, one or more consecutive sentences, as the encoder reads it: [CLS], the subwords of each token in turn, [SEP]. A passage
/// longer than the encoder's window becomes several overlapping sequences; each token belongs to the one that gives it most context.
struct SubwordSequence
{
    std::vector<qint32> ids;
};

/// The subwords of tokens in turn, without special ones.
struct TokenSubwords
{
    std::vector<qint32> ids;
    std::vector<int> starts; ///< of each token in ids, and the end of the last
};

struct SubwordRange
{
    int sequence = 0;
    int start = 0; ///< in the sequence's ids
    int end = 0;
};

struct EncodedPassage
{
    std::vector<SubwordSequence> sequences;
    std::vector<SubwordRange> tokens; ///< one a token of all sentences; an empty range for a token without subwords

    [[nodiscard]] int subwordCount() const;
};

[[nodiscard]] TokenSubwords tokenSubwords(std::span<const Sentence> passage, const SubwordTokenizer &tokenizer);

/// window: the most ids a sequence may have.
[[nodiscard]] EncodedPassage toSubwords(std::span<const Sentence> passage, const SubwordTokenizer &tokenizer, int window);

} // namespace glossator
