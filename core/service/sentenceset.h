#pragma once

#include <map>
#include <utility>

#include "base/ids.h"

namespace glossator {

/// Sentences by their positions in documents, as few ranges as will do.
class SentenceSet
{
public:
    void add(DocumentId document, qint64 first, qint64 count);
    [[nodiscard]] bool contains(DocumentId document, qint64 sentence) const;
    [[nodiscard]] size_t ranges() const { return m_ends.size(); }

private:
    std::map<std::pair<DocumentId, qint64>, qint64> m_ends; ///< of ranges, by their first sentences; they neither overlap nor touch
};

} // namespace glossator
