#include "store/journaloutcome.h"

#include <algorithm>

namespace glossator {

void JournalOutcome::add(const std::vector<UnitId> &more)
{
    units.insert(units.end(), more.begin(), more.end());
}

void JournalOutcome::add(const SentenceChange &change)
{
    const auto earlier = std::ranges::find(sentences, change.document, &SentenceChange::document);
    if (earlier == sentences.end()) {
        sentences.push_back(change);
        return;
    }
    // From the first to the last of both, counted between the two changes.
    const qint64 first = std::min(earlier->first, change.first);
    const qint64 end = std::max(earlier->first + earlier->inserted, change.first + change.removed);
    earlier->removed += end - first - earlier->inserted;
    earlier->inserted = end - first - change.removed + change.inserted;
    earlier->first = first;
}

void JournalOutcome::add(const JournalOutcome &later)
{
    add(later.units);
    for (const SentenceChange &change : later.sentences)
        add(change);
}

} // namespace glossator
