#pragma once

#include <QString>

#include <vector>

#include "text/document.h"
#include "text/lexicon.h"

namespace glossator {

/// A lemma as the lexicon has it, and the class it has it in.
struct UnitReading
{
    QString lemma;
    WordClass wordClass = WordClass::Noun;

    bool operator==(const UnitReading &) const = default;
};

/// What chosen tokens (ascending, with or without gaps) may be together, by the lexicon: the class that the tag of a token speaks for comes first,
/// then what its makers saw more often. Empty when the lexicon has none of it.
[[nodiscard]] std::vector<UnitReading> readingsOf(const Sentence &sentence, const std::vector<int> &tokens, const Lexicon &lexicon);

/// Lemmas are lower case, with underscores for spaces: "  Look  Up " becomes "look_up".
[[nodiscard]] QString normalisedLemma(const QString &typed);
/// The same in the lexicon's spelling: in plain letters if only that is an entry.
[[nodiscard]] QString normalisedLemma(const QString &typed, WordClass wordClass, const Lexicon &lexicon);

/// The tokens' own lemmas as those of one unit: "took" and "off" give "take_off". Forms stand for lemmas that are missing.
[[nodiscard]] QString joinedLemma(const Sentence &sentence, const std::vector<int> &tokens);

/// The forms of tokens with one space between them.
[[nodiscard]] QString formOf(const Sentence &sentence, const std::vector<int> &tokens);

} // namespace glossator
