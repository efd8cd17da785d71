#include "model/encodertokenizer.h"

namespace glossator {

namespace {

Result<std::unique_ptr<SubwordTokenizer>> readTokenizer(const QString &folder, const TokenizerConfig &config)
{
    const auto path = [&folder](const char *name) { return folder + u'/' + QLatin1StringView(name); };
    switch (config.kind) {
    case TokenizerKind::WordPiece:
        return readWordPiece(path("vocab.txt"), config.lowerCase, config.special);
    case TokenizerKind::ByteLevelBpe:
        return readByteLevelBpe({path("vocab.json"), path("merges.txt")}, config.prefixesSpace, config.special);
    case TokenizerKind::SentencePiece:
        return readSentencePiece(path("sentencepiece.bpe.model"));
    }
    Q_UNREACHABLE();
}

} // namespace

Result<std::unique_ptr<SubwordTokenizer>> readEncoderTokenizer(const QString &folder, const EncoderConfig &config)
{
    auto tokenizer = readTokenizer(folder, config.tokenizer);
    if (!tokenizer) {
        Error error = tokenizer.error();
        if (error.code == ErrorCode::FileNotFound)
            error.code = ErrorCode::EncoderMissing;
        return error;
    }
    if (const int size = (*tokenizer)->vocabularySize(); size > config.vocabularySize)
        return Error{ErrorCode::EncoderUnsupported, folder, 0,
                     QStringLiteral("the vocabulary has %1 entries, the encoder %2").arg(size).arg(config.vocabularySize)};
    return tokenizer;
}

} // namespace glossator
