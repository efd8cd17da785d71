#pragma once

#include <QRect>
#include <QRegion>

#include <memory>
#include <unordered_map>
#include <vector>

#include "models/textcache.h"
#include "panes/text/blockindex.h"
#include "panes/text/textblock.h"
#include "panes/text/textstyle.h"

namespace glossator {

/// A document of any length behind a window of a given height. What is fixed is the anchor, a block and the distance of the window's top from
/// the block's; only blocks in the window are laid out, downwards from the anchor. Heights elsewhere are estimates, so learning a real
/// one moves the scroll position, never the text.
///
/// Vertical coordinates are pixels of the window (0: its top) unless said otherwise; horizontal ones begin at the column's left edge.
class DocumentLayout
{
public:
    struct Placed
    {
        int block = 0;
        int top = 0;
        TextBlock *text = nullptr; ///< valid until this object's next non-const call
    };

    explicit DocumentLayout(TextCache &cache);

    /// After the cache's document changed: begins at the top.
    void reset();
    /// The text at the window's top stays there; after any number of these calls it is still the same.
    void setStyle(const TextStyle &style);
    [[nodiscard]] const TextStyle &style() const { return m_style; }
    void setWindowHeight(int height);
    [[nodiscard]] int windowHeight() const { return m_windowHeight; }

    [[nodiscard]] bool isEmpty() const { return m_index.count() == 0; }
    [[nodiscard]] qint64 contentHeight() const { return m_index.totalHeight(); }
    [[nodiscard]] qint64 scrollPosition() const;
    /// About where a sentence begins, or, for one past the last, where the text ends; pixels of the whole text, as for scrollPosition().
    [[nodiscard]] qint64 topOf(qint64 sentence) const;
    /// Exactly so many pixels, up to the document's ends.
    void scrollBy(int pixels);
    /// To an estimated position, from the scroll bar.
    void scrollTo(qint64 position);
    /// So that a unit is in the window with some lines around it; does nothing when it is.
    void reveal(qint64 sentence, UnitId unit);

    [[nodiscard]] const std::vector<Placed> &visible() const { return m_visible; }
    /// Null where no block is drawn.
    [[nodiscard]] const Placed *placedAt(int y) const;
    [[nodiscard]] const Placed *placedOf(qint64 sentence) const;
    /// First and one past the last sentence in the window.
    [[nodiscard]] std::pair<qint64, qint64> visibleSentences() const;

    [[nodiscard]] int blockCount() const { return m_index.count(); }
    [[nodiscard]] int blockOf(qint64 sentence) const { return m_index.blockOf(sentence); }
    /// Laid out if need be. Valid until the next call that scrolls, resets or restyles.
    [[nodiscard]] TextBlock &block(int number);
    [[nodiscard]] int blocksHeld() const { return int(m_blocks.size()); }

    /// Takes over what the cache has new for sentences; returns the part of the window to paint again.
    [[nodiscard]] QRegion refresh(qint64 first, qint64 count);
    /// After the cache got other sentences in place of some: blocks are cut anew, the text at the window's top stays there.
    void replace(qint64 first, qint64 removed, qint64 inserted);
    /// What painting a unit touches, marks and frame included.
    [[nodiscard]] static QRect paintedRect(const Placed &placed, const UnitShape &unit);

private:
    struct Held
    {
        std::unique_ptr<TextBlock> text;
        quint64 lastUsed = 0;
    };

    [[nodiscard]] int measured(int number) { return block(number).height(); }
    void settle();
    void clampToStart();
    void evict();
    [[nodiscard]] QRegion refreshBlock(const Placed &placed, qint64 first, qint64 end);

    TextCache &m_cache;
    BlockIndex m_index;
    TextStyle m_style;
    int m_windowHeight = 0;
    int m_anchor = 0;
    int m_offset = 0; ///< of the window's top below the anchor block's
    int m_keptCharacter = -1; ///< of the anchor block, kept at the top while the style changes; -1 after scrolling
    double m_keptDistance = 0; ///< of the window's top below that character's line, in line pitches
    std::unordered_map<int, Held> m_blocks;
    std::vector<Placed> m_visible;
    quint64 m_clock = 0;
};

} // namespace glossator
