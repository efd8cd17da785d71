#include "text/sentencepiecenormalizer.h"

#include <QtEndian>

#include <cstring>

namespace glossator {

namespace {

// A unit of a double-array trie.
bool hasLeaf(quint32 unit)
{
    return (unit >> 8 & 1) != 0;
}
quint32 leafValue(quint32 unit)
{
    return unit & 0x7FFFFFFF;
}
quint32 label(quint32 unit)
{
    return unit & 0x800000FF;
}
quint32 childOffset(quint32 unit)
{
    return unit >> 10 << ((unit & 0x200) >> 6);
}

} // namespace

Result<SentencePieceNormalizer> SentencePieceNormalizer::create(const QByteArray &characterMap, bool removesExtraSpaces)
{
    SentencePieceNormalizer normalizer;
    normalizer.m_removesExtraSpaces = removesExtraSpaces;
    if (characterMap.isEmpty())
        return normalizer;
    constexpr qsizetype head = sizeof(quint32);
    const auto trieSize = characterMap.size() < head ? quint32(1) : qFromLittleEndian<quint32>(characterMap.data());
    if (trieSize % sizeof(quint32) != 0 || trieSize == 0 || qsizetype(trieSize) + head > characterMap.size())
        return Error{ErrorCode::EncoderUnsupported, {}, 0, QStringLiteral("its table of characters is damaged")};
    normalizer.m_trie.resize(trieSize / sizeof(quint32));
    qFromLittleEndian<quint32>(characterMap.data() + head, qsizetype(normalizer.m_trie.size()), normalizer.m_trie.data());
    normalizer.m_replacements = characterMap.sliced(head + qsizetype(trieSize));
    return normalizer;
}

SentencePieceNormalizer::Prefix SentencePieceNormalizer::prefixOf(QByteArrayView text) const
{
    const int oneCharacter = std::min(utf8Length(text[0]), int(text.size()));
    Prefix longest{oneCharacter, text.first(oneCharacter)};
    if (m_trie.empty())
        return longest;
    quint32 node = childOffset(m_trie[0]);
    for (qsizetype i = 0; i < text.size(); ++i) {
        node ^= quint8(text[i]);
        if (node >= m_trie.size() || label(m_trie[node]) != quint8(text[i]))
            break;
        const quint32 unit = m_trie[node];
        node ^= childOffset(unit);
        if (!hasLeaf(unit))
            continue;
        if (node >= m_trie.size() || qsizetype(leafValue(m_trie[node])) >= m_replacements.size())
            break;
        const char *replacement = m_replacements.constData() + leafValue(m_trie[node]); // QByteArray ends with NUL
        longest = {int(i) + 1, QByteArrayView(replacement, qsizetype(std::strlen(replacement)))};
    }
    return longest;
}

NormalizedText SentencePieceNormalizer::normalize(QByteArrayView text, bool addsSpace) const
{
    NormalizedText result;
    int position = 0;
    const auto append = [&](QByteArrayView bytes) {
        result.bytes.append(bytes);
        result.origins.insert(result.origins.end(), size_t(bytes.size()), position);
    };
    bool isFirst = true;
    bool dropsSpaces = m_removesExtraSpaces;
    while (position < text.size()) {
        const Prefix prefix = prefixOf(text.sliced(position));
        QByteArrayView replacement = prefix.replacement;
        while (dropsSpaces && replacement.startsWith(' '))
            replacement = replacement.sliced(1);
        if (isFirst && !(m_removesExtraSpaces && prefix.replacement == " ")) {
            if (addsSpace)
                append(visibleSpace);
            isFirst = false;
        }
        for (const char &byte : replacement)
            append(byte == ' ' ? visibleSpace : QByteArrayView(&byte, 1));
        if (!replacement.isEmpty())
            dropsSpaces = m_removesExtraSpaces && replacement.endsWith(' ');
        position += prefix.length;
    }
    while (m_removesExtraSpaces && result.bytes.endsWith(visibleSpace)) {
        result.bytes.chop(visibleSpace.size());
        position = result.origins[size_t(result.bytes.size())];
        result.origins.resize(size_t(result.bytes.size()));
    }
    result.origins.push_back(position);
    return result;
}

} // namespace glossator
