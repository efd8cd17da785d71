#include "model/encodertokenizer.h"

namespace glossator {

Result<std::unique_ptr<SubwordTokenizer>> readEncoderTokenizer(const QString &folder, const EncoderConfig &config)
{
    const QString path = folder + QStringLiteral("/vocab.txt");
    auto tokenizer = readWordPiece(path, config.tokenizer.lowerCase, config.tokenizer.special);
    if (tokenizer && (*tokenizer)->vocabularySize() > config.vocabularySize)
        return Error{ErrorCode::EncoderUnsupported, path, 0,
                     QStringLiteral("%1 entries, but the encoder has %2").arg((*tokenizer)->vocabularySize()).arg(config.vocabularySize)};
    return tokenizer;
}

} // namespace glossator
