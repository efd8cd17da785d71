#pragma once

#include <QByteArray>
#include <QStringView>

#include <vector>

namespace glossator {

/// A text in UTF-8, lone surrogates replaced by question marks as Qt does, and for each byte the UTF-16 offsets of the character that it
/// is part of.
struct Utf8Text
{
    explicit Utf8Text(QStringView text);

    QByteArray bytes;
    std::vector<int> starts; ///< of each byte's character, and the text's size behind the last
    std::vector<int> ends;
};

/// Bytes of the character that begins with this one.
[[nodiscard]] inline int utf8Length(char lead)
{
    const auto byte = quint8(lead);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

} // namespace glossator
