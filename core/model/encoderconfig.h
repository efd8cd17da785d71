#pragma once

#include <QString>

#include "base/result.h"

namespace glossator {

/// The shape of a BERT-family encoder, from its config.json (names as in that file's usual form).
struct EncoderConfig
{
    int vocabularySize = 0;
    int width = 0; ///< hidden_size
    int layers = 0; ///< num_hidden_layers
    int heads = 0; ///< num_attention_heads
    int feedForwardWidth = 0; ///< intermediate_size
    int positions = 0; ///< max_position_embeddings
    double normEpsilon = 1e-12;
    bool lowerCase = true; ///< do_lower_case of tokenizer_config.json, if it is there
};

/// Errors: EncoderMissing (no such folder or file), EncoderUnsupported (another architecture or activation; the detail names it).
[[nodiscard]] Result<EncoderConfig> readEncoderConfig(const QString &folder);

/// The default encoder's official weights file; the program checks the file against it before use.
inline constexpr char defaultEncoderSha256[] = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db";
inline constexpr char defaultEncoderName[] = "all-MiniLM-L6-v2";

/// GLOSSATOR_ENCODER, or encoders/all-MiniLM-L6-v2 in the user's data folder.
[[nodiscard]] QString defaultEncoderFolder();

/// Checks a folder's model.safetensors against the official digest (once; a stamp beside it spares the next start the reading) when it
/// is the default encoder, and returns the digest, which names the encoder in caches and trained parts.
/// Errors: EncoderMissing, ChecksumMismatch.
[[nodiscard]] Result<QString> verifyEncoder(const QString &folder);

} // namespace glossator
