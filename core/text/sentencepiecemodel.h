#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

#include "base/result.h"

namespace glossator {

/// What SentencePiece's unigram tokenisation needs of a model file (sentencepiece_model.proto).
struct SentencePieceModel
{
    enum class Type { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };
    struct Piece
    {
        QByteArray text; ///< UTF-8, U+2581 for a space
        float score = 0; ///< log-probability
        Type type = Type::Normal;
    };

    std::vector<Piece> pieces;
    QByteArray characterMap; ///< precompiled_charsmap
    bool removesExtraSpaces = true;
};

/// Errors: FileNotFound, FileUnreadable, EncoderUnsupported (damaged, or not a unigram model of the usual settings; the detail says what).
[[nodiscard]] Result<SentencePieceModel> readSentencePieceModel(const QString &path);

} // namespace glossator
