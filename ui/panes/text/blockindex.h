#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

#include "store/corpusstore.h"

namespace glossator {

/// How heights are guessed for blocks that have not been laid out. Pixels.
struct BlockEstimate
{
    double charactersPerLine = 80;
    double lineHeight = 24;
    double paragraphGap = 12; ///< above each paragraph
    double topMargin = 24; ///< above the first block
    double bottomMargin = 24; ///< below the last block
};

/// Cuts a document into blocks, each a paragraph or, of a long one, a run of its sentences, and keeps the height of every block, estimated or
/// measured, so that scroll positions and blocks translate into each other in logarithmic time (a Fenwick tree over heights). About 30 bytes
/// a block.
class BlockIndex
{
public:
    /// Characters after which a paragraph is cut at the next end of a sentence.
    static constexpr int blockCharacters = 2000;

    void build(std::span<const SentenceOutline> outline);

    [[nodiscard]] int count() const { return int(m_characters.size()); }
    [[nodiscard]] qint64 firstSentence(int block) const { return m_firstSentence[size_t(block)]; }
    [[nodiscard]] qint64 sentenceCount(int block) const { return firstSentence(block + 1) - firstSentence(block); }
    [[nodiscard]] int blockOf(qint64 sentence) const;
    [[nodiscard]] bool startsParagraph(int block) const { return m_startsParagraph[size_t(block)]; }

    /// Forgets all measured heights.
    void estimate(const BlockEstimate &estimate);
    void setHeight(int block, int height);
    [[nodiscard]] int height(int block) const { return m_heights[size_t(block)]; }
    /// Sum of the heights before a block.
    [[nodiscard]] qint64 top(int block) const;
    [[nodiscard]] qint64 totalHeight() const { return m_total; }
    /// The block at a height, clamped to the first and last; -1 when there are none.
    [[nodiscard]] int blockAt(qint64 y) const;

private:
    void addToTree(int block, qint64 difference);
    void buildTree();

    std::vector<qint64> m_firstSentence; ///< one more than blocks
    std::vector<int> m_characters;
    std::vector<bool> m_startsParagraph;
    std::vector<int> m_heights;
    std::vector<qint64> m_tree; ///< 1-based
    qint64 m_total = 0;
};

} // namespace glossator
