#include "store/uncertainqueue.h"

#include <algorithm>

#include "store/corpusstore.h"

namespace glossator {

namespace {

constexpr int fewest = 4; ///< units asked of a document at once

/// One document's part of the queue, read as far as it is needed.
class DocumentQueue
{
public:
    DocumentQueue(Database &database, UnitFilter filter, int atOnce, const HidingRule &hides) :
        m_query(database, std::move(filter), UnitOrder::Margin, hides),
        m_atOnce(atOnce)
    {}

    /// Nothing when the document has no more.
    Result<std::optional<FoundUnit>> next()
    {
        if (m_next == m_page.size() && !m_atEnd) {
            Result<std::vector<FoundUnit>> page = m_query.page(m_atOnce, m_last);
            if (!page)
                return page.error();
            m_atEnd = int(page->size()) < m_atOnce;
            m_page = std::move(*page);
            m_next = 0;
        }
        if (m_next == m_page.size())
            return std::optional<FoundUnit>();
        m_last = m_page[m_next].key;
        return std::optional(m_page[m_next++]);
    }

private:
    UnitQuery m_query;
    int m_atOnce;
    std::vector<FoundUnit> m_page;
    size_t m_next = 0;
    std::optional<UnitKey> m_last;
    bool m_atEnd = false;
};

Result<std::vector<DocumentQueue>> queuesOf(Database &database, UnitFilter filter, int limit, const HidingRule &hides)
{
    std::vector<DocumentId> documents{filter.document};
    if (!filter.document.isValid()) {
        auto all = CorpusStore(database).documentIds();
        if (!all)
            return all.error();
        documents = std::move(*all);
    }
    std::vector<DocumentQueue> queues;
    const int atOnce = std::max(fewest, limit / std::max(1, int(documents.size())) + 1);
    for (DocumentId document : documents) {
        filter.document = document;
        queues.emplace_back(database, filter, atOnce, hides);
    }
    return queues;
}

/// The next of every document; those that have no more leave the list.
Result<std::vector<FoundUnit>> nextRound(std::vector<DocumentQueue> &queues)
{
    std::vector<FoundUnit> round;
    std::vector<DocumentQueue> remaining;
    for (DocumentQueue &queue : queues) {
        const auto unit = queue.next();
        if (!unit)
            return unit.error();
        if (!*unit)
            continue;
        round.push_back(**unit);
        remaining.push_back(std::move(queue));
    }
    queues = std::move(remaining);
    std::ranges::stable_sort(round, {}, [](const FoundUnit &unit) { return unit.key.value; });
    return round;
}

/// Adds the undecided units whose suggestion is hidden, unless the filter asks for what it is.
Result<void> addHidden(Database &database, const UnitFilter &filter, int limit, const HidingRule &hides, std::vector<FoundUnit> &units)
{
    constexpr int atOnce = 1000;
    if (!hides || !filter.sense.isEmpty() || asksForSuggestion(filter, UnitOrder::Place))
        return {};
    const UnitQuery query(database, filter);
    std::optional<UnitKey> last;
    for (bool more = true; more && int(units.size()) < limit;) {
        const auto page = query.page(atOnce, last);
        if (!page)
            return page.error();
        std::ranges::copy_if(*page, std::back_inserter(units), hides, &FoundUnit::id);
        more = int(page->size()) == atOnce;
        if (more)
            last = page->back().key;
    }
    return {};
}

} // namespace

Result<std::vector<FoundUnit>> uncertainUnits(Database &database, UnitFilter filter, int limit, const HidingRule &hides)
{
    filter.status = UnitStatus::Undecided;
    auto queues = queuesOf(database, filter, limit, hides);
    if (!queues)
        return queues.error();
    std::vector<FoundUnit> units;
    while (!queues->empty() && int(units.size()) < limit) {
        const auto round = nextRound(*queues);
        if (!round)
            return round.error();
        units.insert(units.end(), round->begin(), round->end());
    }
    if (const auto added = addHidden(database, filter, limit, hides, units); !added)
        return added.error();
    if (int(units.size()) > limit)
        units.resize(size_t(limit));
    return units;
}

} // namespace glossator
