#include "dialogs/repair/tokenchips.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace glossator {

namespace {

constexpr int spacing = 6; // between chips

} // namespace

void TokenChips::arrange(std::span<const RepairSentence> sentences, const QFontMetrics &metrics, int width)
{
    m_chips.clear();
    m_height = spacing;
    for (size_t i = 0; i < sentences.size(); ++i)
        arrangeSentence(int(i), sentences[i].sentence, metrics, width);
}

void TokenChips::arrangeSentence(int number, const Sentence &sentence, const QFontMetrics &metrics, int width)
{
    const bool rightToLeft = sentence.text.isRightToLeft();
    const int high = metrics.height() + 8;
    int x = spacing;
    for (int token = 0; token < int(sentence.tokens.size()); ++token) {
        const int wide = metrics.horizontalAdvance(sentence.form(token).toString()) + 2 * padding;
        if (x > spacing && x + wide + spacing > width) {
            x = spacing;
            m_height += high + unitRoom;
        }
        m_chips.push_back({number, token, QRect(rightToLeft ? width - x - wide : x, m_height, wide, high)});
        x += wide + spacing;
    }
    m_height += high + unitRoom + sentenceGap;
}

const TokenChip *TokenChips::at(QPoint position) const
{
    const auto found = std::ranges::find_if(m_chips, [position](const TokenChip &chip) {
        return chip.rect.adjusted(-spacing / 2, 0, spacing / 2, unitRoom).contains(position);
    });
    return found == m_chips.end() ? nullptr : &*found;
}

const TokenChip *TokenChips::of(int sentence, int token) const
{
    const auto found = std::ranges::find_if(
        m_chips, [sentence, token](const TokenChip &chip) { return chip.sentence == sentence && chip.token == token; });
    return found == m_chips.end() ? nullptr : &*found;
}

const TokenChip *TokenChips::beside(const TokenChip &from, int step) const
{
    const TokenChip *best = nullptr;
    const auto down = [&](const TokenChip &chip) { return (chip.rect.top() - from.rect.top()) * step; };
    const auto aside = [&](const TokenChip &chip) { return std::abs(chip.rect.center().x() - from.rect.center().x()); };
    for (const TokenChip &chip : m_chips) {
        if (down(chip) > 0 && (!best || std::pair(down(chip), aside(chip)) < std::pair(down(*best), aside(*best))))
            best = &chip;
    }
    return best;
}

} // namespace glossator
