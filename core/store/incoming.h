#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "text/document.h"

namespace glossator {

/// Rows of documents that are being imported (documents.state 1). Throws SQLite::Exception; within a transaction.
[[nodiscard]] DocumentId insertDocument(Database &database, const DocumentInfo &info);
/// position: in the document, from 0.
[[nodiscard]] SentenceId insertSentence(Database &database, DocumentId document, qint64 position, const Sentence &sentence);
[[nodiscard]] bool startsParagraph(const Sentence &sentence); ///< for the outline
void insertTokens(Database &database, SentenceId sentence, const std::vector<Token> &tokens);

/// Removes all such documents with what the journal says of them, in short transactions of its own. Where it says much, foreign keys had
/// better be off: for each decision, SQLite would go through all that are in force.
[[nodiscard]] Result<void> purgeIncoming(Database &database);

/// Between two short transactions of an import. SQLite's lock is not fair: whoever waits looks for it once a millisecond (see waitForLock in
/// database.cpp), and must find it free then.
void letOthersWrite();

} // namespace glossator
