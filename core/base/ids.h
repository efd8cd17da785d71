#pragma once

#include <QHashFunctions>
#include <QtGlobal>

#include <compare>
#include <functional>

namespace glossator {

/// A number that names a row or a table entry and cannot be mixed up with one of another kind. 0 and above are valid.
template <typename Tag, typename Number>
struct Id
{
    Number value = -1;

    [[nodiscard]] bool isValid() const { return value >= 0; }
    auto operator<=>(const Id &) const = default;
};

/// Rows of a project file.
using DocumentId = Id<struct DocumentTag, qint64>;
using SentenceId = Id<struct SentenceTag, qint64>;
using UnitId = Id<struct UnitTag, qint64>;
using DecisionId = Id<struct DecisionTag, qint64>;
/// One step of undo; all decisions of a bulk action share it.
using ActionId = Id<struct ActionTag, qint64>;

/// Positions in an Inventory's tables; they live no longer than the Inventory. Files keep sense keys instead.
using SenseId = Id<struct SenseTag, qint32>;
using SynsetId = Id<struct SynsetTag, qint32>;

template <typename Tag, typename Number>
size_t qHash(Id<Tag, Number> id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

} // namespace glossator

template <typename Tag, typename Number>
struct std::hash<glossator::Id<Tag, Number>>
{
    size_t operator()(glossator::Id<Tag, Number> id) const { return std::hash<Number>()(id.value); }
};
