#pragma once

#include <QString>

#include <optional>
#include <span>
#include <vector>

#include "text/repairdraft.h"

namespace glossator {

/// One thing that a repair did, for people to read.
struct RepairChange
{
    enum class Kind {
        SentenceSplit, ///< to: the word that the new sentence begins with
        SentencesJoined, ///< from: the word that the second one began with
        TokenSplit, ///< from: the form; to: its parts, with spaces
        TokensJoined, ///< from: the forms, with spaces; to: the new one
        UnitAdded,
        UnitRemoved,
        UnitWords, ///< another choice of tokens; from, to: their forms
        UnitReading, ///< another lemma or part of speech
        TokenTag, ///< from: the form; to: the name of the tag
    };

    Kind kind = Kind::UnitReading;
    QString from{};
    QString to{};
    /// Of UnitAdded and UnitReading, and of UnitRemoved and UnitReading.
    std::optional<UnitReading> newReading{};
    std::optional<UnitReading> oldReading{};
    UnitId unit{}; ///< invalid for what concerns no unit, or a new one that has no id yet

    bool operator==(const RepairChange &) const = default;
};

/// What the second sentences have other than the first, of the same text; in the order of RepairChange::Kind.
[[nodiscard]] std::vector<RepairChange> repairChanges(std::span<const RepairSentence> before, std::span<const RepairSentence> after);

} // namespace glossator
