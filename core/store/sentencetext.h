#pragma once

#include <QString>

#include <vector>

#include "base/ids.h"
#include "store/database.h"

namespace glossator {

/// The full-text index over sentences. Who writes sentences keeps it in step within the same transaction; an entry goes
/// with the text it was made from. Throw SQLite::Exception.
void indexText(Database &database, SentenceId sentence, const QString &text);
void unindexText(Database &database, SentenceId sentence, const QString &text);

/// The lemmas and forms of a sentence's units: hashes (16 hexadecimal digits after l or f), so that each is one word to
/// FTS5 whatever its characters. Two may meet in one hash, so whoever finds a sentence by them looks at the units, too.
[[nodiscard]] QString lemmaTerm(const QString &lemma);
[[nodiscard]] QString formTerm(const QString &form); ///< as searchedForm() gives it
[[nodiscard]] QString unitTerms(const QString &lemma, const QString &form);
/// Indexes the units that the sentence has now. Before they change, unindexUnits() takes out what is there.
void indexUnits(Database &database, SentenceId sentence);
void unindexUnits(Database &database, SentenceId sentence);
/// The same as indexUnits() for one whose units' terms are known, with a space between them.
void indexTerms(Database &database, SentenceId sentence, const QString &terms);

/// What people type is words and "words in quotation marks", which follow each other; a star at the end: beginnings of words.
struct TypedPhrase
{
    QString words;
    bool isPrefix = false;
};
[[nodiscard]] std::vector<TypedPhrase> typedPhrases(const QString &typed);

/// What people type, in FTS5's own language: words in any order, "words in quotation marks" in this one, a word* by its
/// beginning. Empty when there is no word in it.
[[nodiscard]] QString matchExpression(const QString &typed);

} // namespace glossator
