#pragma once

#include <vector>

#include "base/ids.h"

namespace glossator {

/// So many sentences at a position of a document are others now, and perhaps more or fewer.
struct SentenceChange
{
    DocumentId document;
    qint64 first = 0;
    qint64 removed = 0;
    qint64 inserted = 0;

    bool operator==(const SentenceChange &) const = default;
};

/// What steps of the journal have changed.
struct JournalOutcome
{
    std::vector<UnitId> units; ///< each once, those in use only; those a view should go to first
    std::vector<SentenceChange> sentences; ///< one a document: from the first place that a repair touched to the last
    ActionId firstAction{}; ///< of the actions that these steps are in the journal, each following the one before
    ActionId lastAction{}; ///< not valid if nothing was done

    /// Repeated units stay until the last step is taken: many steps would be slow if each looked for them. See DecisionStore::take().
    void add(const std::vector<UnitId> &more);
    void add(const SentenceChange &change);
    /// Its units and sentences.
    void add(const JournalOutcome &later);
};

} // namespace glossator
