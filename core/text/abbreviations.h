#pragma once

#include <QStringView>

namespace glossator {

/// What a full stop after an English word may mean.
enum class AbbreviationKind : quint8 {
    None,
    Leading, ///< something always follows: "Mr.", "vs."
    BeforeNumber, ///< an abbreviation only before a number: "No. 5"
    Any, ///< may also end a sentence: "etc.", "Inc.", "Sept."
};

/// word: without the final full stop.
[[nodiscard]] AbbreviationKind abbreviationKind(QStringView word);

/// Letters and full stops in turn, as in "U.S" or "Ph.D"; without the final full stop.
[[nodiscard]] bool isDotted(QStringView word);

/// Small letters only and most likely a whole word: a full stop after it ends the sentence whatever follows, a number aside.
[[nodiscard]] bool isPlainWord(QStringView word);

/// Pronouns, articles, conjunctions and the like, capitalised as at the start of a sentence: hardly ever part of a name.
[[nodiscard]] bool isSentenceStarter(QStringView word);

} // namespace glossator
