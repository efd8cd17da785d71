#pragma once

#include <QFontMetrics>
#include <QRect>

#include <span>
#include <vector>

#include "text/repairdraft.h"

namespace glossator {

/// A token's place on a strip, in pixels.
struct TokenChip
{
    int sentence = 0;
    int token = 0;
    QRect rect;
};

/// Where the tokens of a repair stand: chips in lines that run in the direction of their text, each sentence on lines of its own.
class TokenChips
{
public:
    static constexpr int padding = 7; ///< at either side of a form
    static constexpr int unitRoom = 14; ///< below a line of chips
    static constexpr int sentenceGap = 10;

    void arrange(std::span<const RepairSentence> sentences, const QFontMetrics &metrics, int width);

    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] const std::vector<TokenChip> &all() const { return m_chips; }
    /// Null when there is none, as with the others.
    [[nodiscard]] const TokenChip *at(QPoint position) const;
    [[nodiscard]] const TokenChip *of(int sentence, int token) const;
    /// The one in the next line (step 1) or the one before (-1) that is nearest to a chip.
    [[nodiscard]] const TokenChip *beside(const TokenChip &from, int step) const;

private:
    void arrangeSentence(int number, const Sentence &sentence, const QFontMetrics &metrics, int width);

    std::vector<TokenChip> m_chips;
    int m_height = 0;
};

} // namespace glossator
