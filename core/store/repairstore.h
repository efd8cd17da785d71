#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "store/journaloutcome.h"
#include "text/repairdraft.h"

namespace glossator {

/// Sentences of a document that are to be cut and analysed otherwise.
struct Repair
{
    DocumentId document;
    qint64 position = 0; ///< of the first sentence
    std::vector<RepairSentence> before; ///< as they are
    std::vector<RepairSentence> after; ///< as they shall be; without ids where they are new
    QString annotator;
};

/// Repairs, each an action of the journal: undo and redo are DecisionStore's. Thread contract: that of its Database.
class RepairStore
{
public:
    explicit RepairStore(Database &database);

    /// One transaction, on disk when it returns. Units with another lemma or part of speech lose their decision as a part of the action:
    /// it spoke of another word. Takes some milliseconds, however long the document. Nothing when the sentences are no longer as the
    /// repair found them. Error: Internal when it would change the text or names tokens that are not there.
    [[nodiscard]] Result<std::optional<JournalOutcome>> apply(const Repair &repair);

    /// What an action did, if it is a repair.
    struct Done
    {
        DocumentId document;
        qint64 position = 0;
        QString annotator;
        QDateTime time;
        std::vector<RepairSentence> before;
        std::vector<RepairSentence> after;
    };
    [[nodiscard]] Result<std::optional<Done>> repair(ActionId action) const;

private:
    Database &m_database;
};

/// The part of undo and redo that repairs need; nothing for other actions. Throws SQLite::Exception; within a transaction.
enum class RepairStep { Undo, Redo };
[[nodiscard]] Result<std::optional<JournalOutcome>> stepRepair(Database &database, ActionId action, RepairStep step);
/// The same of a step that was taken.
[[nodiscard]] Result<std::optional<JournalOutcome>> repairOutcome(Database &database, ActionId action, RepairStep step);

} // namespace glossator
