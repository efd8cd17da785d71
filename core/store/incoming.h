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

/// Removes all such documents, in short transactions of its own.
[[nodiscard]] Result<void> purgeIncoming(Database &database);

} // namespace glossator
