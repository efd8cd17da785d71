#pragma once

#include <QString>

#include "base/result.h"
#include "text/subwordtokenizer.h"

namespace glossator {

/// Architectures of the BERT family that the network can run. They differ in how they tell positions apart and in their tensors' names.
enum class EncoderKind {
    Bert, ///< Devlin et al. 2019
    MPNet, ///< Song et al. 2020: relative positions, too; no token types
    Roberta, ///< Liu et al. 2019, and XLM-RoBERTa: positions counted from the padding's
};

/// How an encoder's folder keeps its vocabulary.
enum class TokenizerKind {
    WordPiece, ///< vocab.txt
    ByteLevelBpe, ///< vocab.json and merges.txt
    SentencePiece, ///< sentencepiece.bpe.model, with XLM-RoBERTa's ids
};

/// What tokenizer_config.json says, or what is usual for the kind of encoder.
struct TokenizerConfig
{
    TokenizerKind kind = TokenizerKind::WordPiece;
    bool lowerCase = true; ///< do_lower_case; WordPiece only
    bool prefixesSpace = false; ///< add_prefix_space; ByteLevelBpe only
    SpecialTokens special; ///< cls_token, sep_token, unk_token
};

/// The shape of an encoder, from its config.json (names as in that file's usual form).
struct EncoderConfig
{
    EncoderKind kind = EncoderKind::Bert;
    int vocabularySize = 0;
    int width = 0; ///< hidden_size
    int layers = 0; ///< num_hidden_layers
    int heads = 0; ///< num_attention_heads
    int feedForwardWidth = 0; ///< intermediate_size
    int positions = 0; ///< the longest sequence: max_position_embeddings less firstPosition
    int firstPosition = 0; ///< row of the position embeddings that the first subword gets
    int tokenTypes = 0; ///< type_vocab_size; 0: none
    int relativeBuckets = 0; ///< relative_attention_num_buckets; 0: absolute positions only
    double normEpsilon = 1e-12;
    TokenizerConfig tokenizer;
};

/// Encoders that read fewer subwords at once are refused: a gloss may take so many, and windows must overlap by the longest token.
inline constexpr int leastPositions = 128;

/// Errors: EncoderMissing (no such folder or file), EncoderUnsupported (another architecture, activation or tokenizer; the detail
/// names it and what is supported).
[[nodiscard]] Result<EncoderConfig> readEncoderConfig(const QString &folder);

/// An encoder whose official weights file is known; the program checks the file against it before use.
struct KnownEncoder
{
    const char *name; ///< of its folder
    const char *sha256; ///< of model.safetensors
};

inline constexpr KnownEncoder knownEncoders[] = {
    {"all-MiniLM-L6-v2", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"}, // the default
    {"all-mpnet-base-v2", "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"},
};

/// The user's folder for an encoder of this name: encoders/NAME in the data folder.
[[nodiscard]] QString encoderFolder(QLatin1StringView name);

/// The folder of an encoder that was asked for by its folder or, if it is a known one, by its name; empty stands for the default.
[[nodiscard]] QString resolveEncoder(const QString &folderOrName);

/// GLOSSATOR_ENCODER, or encoders/all-MiniLM-L6-v2 in the user's data folder.
[[nodiscard]] QString defaultEncoderFolder();

/// Checks a folder's model.safetensors against the official digest (once; a stamp in the cache spares the next start the reading) when
/// the folder has a known encoder's name, and returns the digest, which names the encoder in caches and trained parts.
/// Errors: EncoderMissing, ChecksumMismatch.
[[nodiscard]] Result<QString> verifyEncoder(const QString &folder);

} // namespace glossator
