#pragma once

#include <QStringView>

#include <vector>

namespace glossator {

/// A character of normalised text and the UTF-16 offsets of what it was made from.
struct NormalizedChar
{
    char32_t character = 0;
    int start = 0;
    int end = 0;
};

/// The BertNormalizer of the `tokenizers` library: controls, U+FFFD and NUL removed, white space made plain, spaces around Chinese
/// characters, and, for lower-case vocabularies, accents removed and letters lower-cased. Lone surrogates are removed.
///
/// The library's character classes are those of Unicode 8; its lower-casing is that of Unicode 17. Both differ from Qt's
/// for characters that came in between, hence the small tables in the source.
class BertNormalizer
{
public:
    explicit BertNormalizer(bool lowerCase) : m_lowerCase(lowerCase) {}

    /// Replaces what result holds. The text must not begin with a combining mark that belongs to a character before it.
    void normalize(QStringView text, std::vector<NormalizedChar> &result) const;

    /// For characters of normalised text.
    [[nodiscard]] static bool isSpace(char32_t character);
    [[nodiscard]] static bool isPunctuation(char32_t character);

private:
    bool m_lowerCase;
};

} // namespace glossator
