#pragma once

#include <span>

#include "base/progress.h"
#include "model/encodernetwork.h"
#include "model/glossindex.h"
#include "text/subwordtokenizer.h"

namespace glossator {

struct GlossEncoding
{
    const EncoderNetwork &encoder;
    const SubwordTokenizer &tokenizer;
    const GlossSource &source;
    GlossIndex &index;
};

/// Fills the index with those of these rows that it lacks: the encoder's last layer, averaged over all subwords, brought to length 1.
/// False after a cancel.
bool encodeMissingGlosses(const GlossEncoding &encoding, std::span<const int> rows, const TaskControl &control);

} // namespace glossator
