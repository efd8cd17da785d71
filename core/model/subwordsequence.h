#pragma once

#include <vector>

#include "text/document.h"
#include "text/subwordtokenizer.h"

namespace glossator {

/// A sentence as the encoder reads it: [CLS], the subwords of each token in turn, [SEP]. A sentence longer than the encoder's window
/// becomes several overlapping sequences; each token belongs to the one that gives it most context.
struct SubwordSequence
{
    std::vector<qint32> ids;
};

struct SubwordRange
{
    int sequence = 0;
    int start = 0; ///< in the sequence's ids
    int end = 0;
};

struct EncodedSentence
{
    std::vector<SubwordSequence> sequences;
    std::vector<SubwordRange> tokens; ///< one a token; an empty range for a token without subwords
};

/// window: the most ids a sequence may have.
[[nodiscard]] EncodedSentence toSubwords(const Sentence &sentence, const SubwordTokenizer &tokenizer, int window);

} // namespace glossator
