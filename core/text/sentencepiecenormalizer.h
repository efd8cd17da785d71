#pragma once

#include <QByteArray>

#include <vector>

#include "text/sentencepiecemodel.h"
#include "text/utf8text.h"

namespace glossator {

/// How SentencePiece writes a space.
inline constexpr QByteArrayView visibleSpace("\xE2\x96\x81");

/// A normalised text and, for each of its bytes and the place behind them, the byte of the original that it was made from.
struct NormalizedText
{
    QByteArray bytes;
    std::vector<int> origins;
};

/// SentencePiece's normaliser: replacements from the model's precompiled table (a double-array trie in the layout of darts-clone, then the
/// replacements, each ended by NUL), white space reduced, spaces made visible.
class SentencePieceNormalizer
{
public:
    /// An empty map replaces nothing. EncoderUnsupported (without a subject) if the map is damaged.
    [[nodiscard]] static Result<SentencePieceNormalizer> create(const QByteArray &characterMap, bool removesExtraSpaces);

    /// text: UTF-8. addsSpace: as if a space stood before it.
    [[nodiscard]] NormalizedText normalize(QByteArrayView text, bool addsSpace) const;

private:
    /// What the text begins with, and what that is to be replaced by.
    struct Prefix
    {
        int length = 0;
        QByteArrayView replacement;
    };
    [[nodiscard]] Prefix prefixOf(QByteArrayView text) const;

    std::vector<quint32> m_trie;
    QByteArray m_replacements;
    bool m_removesExtraSpaces = true;
};

} // namespace glossator
