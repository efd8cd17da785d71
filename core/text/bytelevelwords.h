#pragma once

#include <QStringView>

#include <vector>

namespace glossator {

/// UTF-16 offsets.
struct TextRange
{
    int start = 0;
    int end = 0;
};

/// The words of GPT-2's pattern, which byte-level vocabularies are made of: English clitics, and runs of letters, of digits and of other
/// characters, each with the space before it; then the white space that is left. Together they are the whole text.
[[nodiscard]] std::vector<TextRange> byteLevelWords(QStringView text);

} // namespace glossator
