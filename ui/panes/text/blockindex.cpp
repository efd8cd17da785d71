#include "panes/text/blockindex.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace glossator {

void BlockIndex::build(std::span<const SentenceOutline> outline)
{
    m_firstSentence.clear();
    m_characters.clear();
    m_startsParagraph.clear();
    for (size_t i = 0; i < outline.size(); ++i) {
        const bool paragraph = i == 0 || outline[i].startsParagraph;
        if (paragraph || m_characters.back() >= blockCharacters) {
            m_firstSentence.push_back(qint64(i));
            m_characters.push_back(0);
            m_startsParagraph.push_back(paragraph);
        }
        m_characters.back() += outline[i].length + 1;
    }
    m_firstSentence.push_back(qint64(outline.size()));
    m_heights.assign(m_characters.size(), 0);
    buildTree();
}

int BlockIndex::blockOf(qint64 sentence) const
{
    const auto next = std::upper_bound(m_firstSentence.begin(), m_firstSentence.end() - 1, sentence);
    return int(next - m_firstSentence.begin()) - 1;
}

void BlockIndex::estimate(const BlockEstimate &estimate)
{
    for (size_t i = 0; i < m_heights.size(); ++i) {
        const double lines = std::max(1.0, std::ceil(m_characters[i] / estimate.charactersPerLine));
        double height = lines * estimate.lineHeight;
        if (m_startsParagraph[i])
            height += i == 0 ? estimate.topMargin : estimate.paragraphGap;
        if (i + 1 == m_heights.size())
            height += estimate.bottomMargin;
        m_heights[i] = int(std::ceil(height));
    }
    buildTree();
}

void BlockIndex::buildTree()
{
    const size_t count = m_heights.size();
    m_tree.assign(count + 1, 0);
    m_total = 0;
    for (size_t i = 1; i <= count; ++i) {
        m_tree[i] += m_heights[i - 1];
        m_total += m_heights[i - 1];
        const size_t parent = i + (i & (~i + 1));
        if (parent <= count)
            m_tree[parent] += m_tree[i];
    }
}

void BlockIndex::addToTree(int block, qint64 difference)
{
    for (size_t i = size_t(block) + 1; i < m_tree.size(); i += i & (~i + 1))
        m_tree[i] += difference;
}

void BlockIndex::setHeight(int block, int height)
{
    const int difference = height - m_heights[size_t(block)];
    if (difference == 0)
        return;
    m_heights[size_t(block)] = height;
    m_total += difference;
    addToTree(block, difference);
}

qint64 BlockIndex::top(int block) const
{
    qint64 sum = 0;
    for (size_t i = size_t(block); i > 0; i &= i - 1)
        sum += m_tree[i];
    return sum;
}

int BlockIndex::blockAt(qint64 y) const
{
    if (count() == 0)
        return -1;
    size_t position = 0;
    for (size_t step = std::bit_floor(m_tree.size() - 1); step > 0; step >>= 1) {
        const size_t next = position + step;
        if (next < m_tree.size() && m_tree[next] <= y) {
            position = next;
            y -= m_tree[next];
        }
    }
    return std::min(int(position), count() - 1);
}

} // namespace glossator
