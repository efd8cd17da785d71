#pragma once

#include <memory>

#include "base/result.h"
#include "model/encoderconfig.h"
#include "text/subwordtokenizer.h"

namespace glossator {

/// The tokenizer that belongs to the encoder in a folder, from vocab.txt.
/// Errors: those of readWordPiece; EncoderUnsupported (more entries than the encoder has embeddings).
[[nodiscard]] Result<std::unique_ptr<SubwordTokenizer>> readEncoderTokenizer(const QString &folder, const EncoderConfig &config);

} // namespace glossator
