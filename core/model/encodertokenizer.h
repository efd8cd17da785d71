#pragma once

#include <memory>

#include "base/result.h"
#include "model/encoderconfig.h"
#include "text/subwordtokenizer.h"

namespace glossator {

/// The tokenizer that belongs to the encoder in a folder.
/// Errors: EncoderMissing (a file that its kind of tokenizer needs), FileUnreadable, EncoderUnsupported (as the tokenizers' readers
/// have it, or more entries than the encoder has embeddings).
[[nodiscard]] Result<std::unique_ptr<SubwordTokenizer>> readEncoderTokenizer(const QString &folder, const EncoderConfig &config);

} // namespace glossator
