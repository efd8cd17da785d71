#pragma once

#include <span>

#include "base/progress.h"
#include "model/encoderreader.h"
#include "model/glossindex.h"
#include "text/subwordtokenizer.h"

namespace glossator {

struct GlossEncoding
{
    const EncoderNetwork &encoder;
    const EncoderReader *reader; ///< the same made ready for reading, quicker; null: there is none
    const SubwordTokenizer &tokenizer;
    const GlossSource &source;
    GlossIndex &index;
};

/// What the encoder reads of a gloss: [CLS], subwords up to a limit, [SEP].
[[nodiscard]] std::vector<qint32> glossSubwords(const QString &text, const SubwordTokenizer &tokenizer);

/// The vectors of glosses of these lengths from the states of the encoder's last layer, see below.
[[nodiscard]] torch::Tensor pooledGlosses(const torch::Tensor &states, const std::vector<int> &lengths);
/// The vectors of some glosses [count, width]: the encoder's last layer, averaged over all subwords, brought to length 1.
[[nodiscard]] torch::Tensor glossVectors(const EncoderNetwork &encoder, std::span<const std::vector<qint32>> glosses);

/// Fills the index with the vectors of those of these rows that it lacks. Errors: Cancelled, those of computed().
[[nodiscard]] Result<void> encodeMissingGlosses(const GlossEncoding &encoding, std::span<const int> rows, const TaskControl &control);

} // namespace glossator
