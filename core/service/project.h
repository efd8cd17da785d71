#pragma once

#include <QObject>

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "service/blindmode.h"
#include "store/corpusstore.h"
#include "store/databasecopy.h"
#include "store/decisionhistory.h"
#include "store/decisionstore.h"
#include "store/guidelinestore.h"
#include "store/modelstore.h"
#include "store/queuestore.h"
#include "store/repairstore.h"
#include "store/unitfilter.h"
#include "text/annotation.h"

namespace glossator {

/// What another program did to a project file meanwhile.
struct OthersWork
{
    bool documents = false; ///< some were added or removed
    bool journal = false; ///< something was decided or repaired, undone or done again

    bool operator==(const OthersWork &) const = default;
};

/// An open project file, for the thread that created it (the GUI thread): reads what views show, writes decisions. Long
/// work is done by the services of this folder, which have connections of their own and report here through signals.
class Project : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static Result<std::unique_ptr<Project>> create(const QString &path);
    [[nodiscard]] static Result<std::unique_ptr<Project>> open(const QString &path);
    ~Project() override;

    [[nodiscard]] QString path() const;
    /// The user's name until it is set.
    [[nodiscard]] QString annotator() const;
    [[nodiscard]] Result<void> setAnnotator(const QString &name);
    [[nodiscard]] QString setting(const QString &name, const QString &fallback = {}) const;
    [[nodiscard]] Result<void> setSetting(const QString &name, const QString &value);
    /// All or, on an error, none.
    [[nodiscard]] Result<void> setSettings(std::span<const std::pair<QString, QString>> namesAndValues);

    /// How views show the senses of a unit and whether they show the model's suggestion.
    [[nodiscard]] SenseOrder senseOrder() const;
    [[nodiscard]] Result<void> setSenseOrder(SenseOrder order);
    [[nodiscard]] BlindMode blindMode() const;
    [[nodiscard]] Result<void> setBlindMode(const BlindMode &mode);

    [[nodiscard]] const CorpusStore &corpus() const;
    [[nodiscard]] const DecisionStore &decisions() const;
    [[nodiscard]] const DecisionHistory &history() const;
    [[nodiscard]] const GuidelineStore &guidelines() const;
    /// Author and time are filled in here. Emits guidelineChanged.
    [[nodiscard]] Result<void> setGuideline(const QString &lemma, WordClass wordClass, const QString &text);
    [[nodiscard]] ModelStore &models();
    [[nodiscard]] const QueueStore &queues() const;

    /// Replaces the queue of this name; with removeQueue, emits queuesChanged.
    [[nodiscard]] Result<void> saveQueue(const NamedQueue &queue);
    [[nodiscard]] Result<void> removeQueue(const QString &name);
    [[nodiscard]] SkipRules skipRules() const;
    /// Emits skipRulesChanged.
    [[nodiscard]] Result<void> setSkipRules(const SkipRules &rules);

    /// Each is on disk when the call returns; annotator and time are filled in here. Emits decisionsChanged.
    [[nodiscard]] Result<void> decide(UnitId unit, Decision decision);
    [[nodiscard]] Result<void> decide(std::vector<UnitDecision> decisions);
    /// On disk when the call returns; the annotator is filled in here. Returns the units that it touched, or nothing as RepairStore::apply()
    /// does. Emits sentencesReplaced, then decisionsChanged.
    [[nodiscard]] Result<std::optional<std::vector<UnitId>>> repair(Repair repair);
    [[nodiscard]] Result<void> undo();
    [[nodiscard]] Result<void> redo();
    /// See DecisionStore; JournalService takes those that touch many decisions.
    [[nodiscard]] Result<void> take(const JournalStep &step);
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    /// Its decisions stay in the journal; actions that concern no other document leave the undo stack.
    [[nodiscard]] Result<void> removeDocument(DocumentId document);
    /// Error: ProjectMoved if the file is no longer in its place. Then nothing is written, decisions are refused, and only a copy can be
    /// made of what is there.
    [[nodiscard]] Result<void> checkPlace() const;
    /// See ProjectCopy.
    [[nodiscard]] Result<std::unique_ptr<DatabaseCopy>> beginCopy(const QString &path);
    /// Looks whether another program (or another window) has added or removed documents, decided or repaired, and tells so by the signals
    /// below. Two short queries while there is nothing new.
    [[nodiscard]] Result<OthersWork> noticeOthers();

    /// For the services of this folder, which write through connections of their own: emit the signals below. In this
    /// object's thread. What noticeOthers() has told of already is not told again.
    void notifyStepTaken(const JournalOutcome &outcome);
    void notifyDocumentsChanged();
    void notifySentencesChanged(DocumentId document, qint64 first, qint64 count);

Q_SIGNALS:
    void decisionsChanged(const std::vector<glossator::UnitId> &units);
    void guidelineChanged(const QString &lemma, glossator::WordClass wordClass);
    void documentsChanged();
    /// Comes before documentsChanged().
    void documentRemoved(glossator::DocumentId document);
    void queuesChanged();
    void skipRulesChanged(const glossator::SkipRules &rules);
    /// The order of senses or the blind mode is another.
    void senseViewChanged();
    /// Analysis or predictions of these sentences (positions within the document) are new.
    void sentencesChanged(glossator::DocumentId document, qint64 first, qint64 count);
    /// So many sentences from a position on have become as many others: a repair, or one that was undone or done again.
    void sentencesReplaced(glossator::DocumentId document, qint64 first, qint64 removed, qint64 inserted);

private:
    struct Private;
    explicit Project(std::unique_ptr<Private> d);
    static Result<std::unique_ptr<Project>> open(Result<std::unique_ptr<Database>> database);
    Result<void> announce(const Result<JournalOutcome> &outcome);
    void announceDocuments();
    void emitStep(const JournalOutcome &outcome);

    std::unique_ptr<Private> d;
};

} // namespace glossator
