#pragma once

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "store/unitfilter.h"

namespace glossator {

/// The order of results.
enum class UnitOrder : quint8 {
    /// By sentence in the order in which they came into the project, which is that of the text (what splitting a
    /// sentence made comes at the end); within it by position.
    Place,
    Margin, ///< the least first; only units with two senses or more
    Probability, ///< the least first; only predicted units
    None, ///< those first of which no sense is likeliest to fit; only units of which the model can tell
    Newest, ///< the latest decision first; only decided units
};

/// Where a result stands in its order; the page after it begins there.
struct UnitKey
{
    qint64 value = 0; ///< of what the order is by
    qint64 first = 0;
    qint64 second = 0;

    bool operator==(const UnitKey &) const = default;
};

struct FoundUnit
{
    UnitId id; ///< invalid when the filter asks for words only: then the sentence is what was found
    SentenceId sentence;
    DocumentId document;
    UnitKey key;
};

/// Whose suggestion is kept from the annotator. Neither order nor filters tell anything of it: such units are left out where the
/// suggestion would decide about them.
using HidingRule = std::function<bool(UnitId)>;

/// Whether it depends on the suggestions which units are found, or where.
[[nodiscard]] bool asksForSuggestion(const UnitFilter &filter, UnitOrder order);

/// Finds units of the documents in use through indexes: what a page costs depends on its length and on the rarest thing
/// asked for, hardly on the size of the project. Thread contract: that of its Database.
class UnitQuery
{
public:
    UnitQuery(Database &database, UnitFilter filter, UnitOrder order = UnitOrder::Place, HidingRule hides = {});

    /// At most so many results after that key, or from the first on.
    [[nodiscard]] Result<std::vector<FoundUnit>> page(int limit, const std::optional<UnitKey> &after = {}) const;
    /// How many results there are, or the limit if there are more.
    [[nodiscard]] Result<qint64> count(qint64 limit) const;
    /// SQLite's plan for the first page, a step a line.
    [[nodiscard]] Result<QStringList> plan() const;

private:
    Database &m_database;
    UnitFilter m_filter;
    UnitOrder m_order;
    HidingRule m_hides;
};

} // namespace glossator
