#include "service/sentenceset.h"

#include <algorithm>
#include <iterator>

namespace glossator {

void SentenceSet::add(DocumentId document, qint64 first, qint64 count)
{
    qint64 end = first + count;
    auto next = m_ends.upper_bound({document, first});
    if (next != m_ends.begin()) {
        const auto before = std::prev(next);
        if (before->first.first == document && before->second >= first) {
            first = before->first.second;
            next = before;
        }
    }
    while (next != m_ends.end() && next->first.first == document && next->first.second <= end) {
        end = std::max(end, next->second);
        next = m_ends.erase(next);
    }
    m_ends.emplace_hint(next, std::pair(document, first), end);
}

bool SentenceSet::contains(DocumentId document, qint64 sentence) const
{
    const auto next = m_ends.upper_bound({document, sentence});
    if (next == m_ends.begin())
        return false;
    const auto &[start, end] = *std::prev(next);
    return start.first == document && sentence < end;
}

} // namespace glossator
