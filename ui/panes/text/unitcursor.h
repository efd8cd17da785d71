#pragma once

#include <optional>

#include "models/textcache.h"
#include "panes/text/documentlayout.h"

namespace glossator {

/// A unit and where it is in the document.
struct UnitPosition
{
    UnitId id;
    qint64 sentence = -1;
    int unit = -1; ///< position in the sentence's units

    [[nodiscard]] bool isValid() const { return id.isValid(); }
    bool operator==(const UnitPosition &) const = default;
};

/// Finds neighbours of a unit: in text order, or above and below on the screen.
class UnitCursor
{
public:
    enum class Direction { Backward, Forward };

    UnitCursor(TextCache &cache, DocumentLayout &layout);

    /// What a search for undecided units passes over.
    void setSkipRules(SkipRules rules) { m_skip = std::move(rules); }

    /// The next unit in text order; from an invalid position, the first at or after the window's top.
    [[nodiscard]] std::optional<UnitPosition> step(const UnitPosition &from, Direction direction) const;
    /// The next unit that waits for a decision and that the rules do not pass over; from an invalid position, the first at or after the
    /// window's top. The search ends unsuccessfully after searchLimit sentences with undecided units, however far apart they are.
    [[nodiscard]] std::optional<UnitPosition> nextUndecided(const UnitPosition &from) const;
    /// The document's first one, found likewise.
    [[nodiscard]] std::optional<UnitPosition> firstUndecided() const { return undecidedAfter(-1); }
    /// The first unit of a sentence or of one that follows in this direction. The search ends unsuccessfully after searchLimit sentences, so
    /// that a key press never reads a whole document.
    [[nodiscard]] std::optional<UnitPosition> nearest(qint64 sentence, Direction direction) const;
    /// The unit closest to x on the nearest line with units below (Forward) or above.
    [[nodiscard]] std::optional<UnitPosition> vertical(const UnitPosition &from, Direction direction, double x) const;
    /// The unit closest to a point of the window, among those it shows.
    [[nodiscard]] std::optional<UnitPosition> closest(QPointF point) const;
    [[nodiscard]] std::optional<UnitPosition> locate(qint64 sentence, UnitId unit) const;

    static constexpr qint64 searchLimit = 4096;

private:
    enum class Wanted { Any, Undecided };

    [[nodiscard]] std::optional<UnitPosition> undecidedAfter(qint64 after) const;
    [[nodiscard]] bool isWanted(const AnnotatedSentence &sentence, int unit, Wanted wanted) const;
    [[nodiscard]] std::optional<UnitPosition> inSentence(qint64 sentence, Direction direction, Wanted wanted, int after) const;

    TextCache &m_cache;
    DocumentLayout &m_layout;
    SkipRules m_skip;
};

} // namespace glossator
