#pragma once

#include <QString>
#include <QStringList>

#include "text/document.h"
#include "text/lexicon.h"

namespace glossator {

/// WordNet's lemmatiser Morphy (morphy(7WN)): exception lists, then rules of detachment, collocations included; each
/// base form returned is an entry of the lexicon. The form itself comes first when it is an entry. The form may hold
/// spaces or underscores, any case. Contracted words as the segmenter leaves them ('s, 'll, n't, ca …) give the words
/// they stand for, the likelier first. Falls back on spelling variants (hyphen, underscore, period) as WordNet's search
/// does, then on plainLetters(). Empty when nothing is found.
[[nodiscard]] QStringList lemmasOf(QStringView form, WordClass wordClass, const Lexicon &lexicon);

/// The most frequent of lemmasOf ("banks" is rather bank than the botanist Banks); otherwise the form in lower case
/// with underscores for spaces. Contracted words give the likeliest word they stand for, also when no lexicon lists it
/// ('d: "would").
[[nodiscard]] QString lemmaOf(QStringView form, UniversalTag tag, const Lexicon &lexicon);

/// What a word may stand as in a multiword entry: its form in lower case, the same in plainLetters(), then its base forms in all
/// word classes. Punctuation has none.
[[nodiscard]] QStringList entryPartsOf(QStringView form, const Lexicon &lexicon);

} // namespace glossator
