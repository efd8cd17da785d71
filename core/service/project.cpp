#include "service/project.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "service/username.h"
#include "store/settingsstore.h"
#include "store/transaction.h"

namespace glossator {

namespace {

const QString annotatorSetting = QStringLiteral("annotator");
const QString skipRulesSetting = QStringLiteral("skip-rules");
const QString senseOrderSetting = QStringLiteral("senses/order");
const QString inventoryOrder = QStringLiteral("inventory");
const QString modelOrder = QStringLiteral("model");
const QString blindShareSetting = QStringLiteral("blind/share");
const QString blindSeedSetting = QStringLiteral("blind/seed");

} // namespace

struct Project::Private
{
    explicit Private(std::unique_ptr<Database> opened) :
        database(std::move(opened)),
        corpus(*database),
        decisions(*database),
        repairs(*database),
        history(*database),
        guidelines(*database),
        models(*database),
        queues(*database),
        settings(*database)
    {}

    [[nodiscard]] Result<void> readWhatIsAtHand()
    {
        const auto orderName = settings.value(senseOrderSetting);
        if (!orderName)
            return orderName.error();
        const auto share = settings.value(blindShareSetting);
        if (!share)
            return share.error();
        const auto seed = settings.value(blindSeedSetting);
        if (!seed)
            return seed.error();
        auto ids = corpus.documentIds();
        if (!ids)
            return ids.error();
        const auto last = decisions.lastAction();
        if (!last)
            return last.error();
        order = *orderName == inventoryOrder ? SenseOrder::Inventory : SenseOrder::Model;
        blind.share = std::clamp(share->toDouble(), 0.0, 1.0);
        if (const quint32 number = seed->toUInt())
            blind.seed = number;
        documents = std::move(*ids);
        lastAction = *last;
        return {};
    }

    std::unique_ptr<Database> database;
    CorpusStore corpus;
    DecisionStore decisions;
    RepairStore repairs;
    DecisionHistory history;
    GuidelineStore guidelines;
    ModelStore models;
    QueueStore queues;
    SettingsStore settings;
    // Asked for each unit that is shown, so kept at hand.
    SenseOrder order = SenseOrder::Model;
    BlindMode blind;
    std::vector<DocumentId> documents; ///< that views have been told of
    ActionId lastAction; ///< of the journal, that views have been told of
};

Result<std::unique_ptr<Project>> Project::create(const QString &path)
{
    return open(Database::open(path, Database::Mode::Create));
}

Result<std::unique_ptr<Project>> Project::open(const QString &path)
{
    return open(Database::open(path, Database::Mode::OpenExisting));
}

Result<std::unique_ptr<Project>> Project::open(Result<std::unique_ptr<Database>> database)
{
    if (!database)
        return database.error();
    auto d = std::make_unique<Private>(std::move(*database));
    if (Result<void> read = d->readWhatIsAtHand(); !read)
        return read.error();
    return std::unique_ptr<Project>(new Project(std::move(d)));
}

Project::Project(std::unique_ptr<Private> members) : d(std::move(members)) {}

Project::~Project() = default;

QString Project::path() const
{
    return d->database->path();
}

QString Project::annotator() const
{
    const QString name = setting(annotatorSetting);
    return name.isEmpty() ? userName() : name;
}

Result<void> Project::setAnnotator(const QString &name)
{
    return setSetting(annotatorSetting, name);
}

QString Project::setting(const QString &name, const QString &fallback) const
{
    return d->settings.value(name, fallback).value_or(fallback);
}

Result<void> Project::setSetting(const QString &name, const QString &value)
{
    return d->settings.setValue(name, value);
}

Result<void> Project::setSettings(std::span<const std::pair<QString, QString>> namesAndValues)
{
    Result<Transaction> transaction = Transaction::begin(*d->database);
    if (!transaction)
        return transaction.error();
    for (const auto &[name, value] : namesAndValues) {
        if (Result<void> stored = setSetting(name, value); !stored)
            return stored;
    }
    return transaction->commit();
}

SenseOrder Project::senseOrder() const
{
    return d->order;
}

Result<void> Project::setSenseOrder(SenseOrder order)
{
    Result<void> stored = setSetting(senseOrderSetting, order == SenseOrder::Inventory ? inventoryOrder : modelOrder);
    if (!stored || order == d->order)
        return stored;
    d->order = order;
    Q_EMIT senseViewChanged();
    return stored;
}

BlindMode Project::blindMode() const
{
    return d->blind;
}

Result<void> Project::setBlindMode(const BlindMode &mode)
{
    const std::array settings{std::pair{blindShareSetting, QString::number(mode.share, 'g', 17)},
                              std::pair{blindSeedSetting, QString::number(mode.seed)}};
    Result<void> stored = setSettings(settings);
    if (!stored || mode == d->blind)
        return stored;
    d->blind = mode;
    Q_EMIT senseViewChanged();
    return stored;
}

const CorpusStore &Project::corpus() const
{
    return d->corpus;
}

const DecisionStore &Project::decisions() const
{
    return d->decisions;
}

const DecisionHistory &Project::history() const
{
    return d->history;
}

const GuidelineStore &Project::guidelines() const
{
    return d->guidelines;
}

Result<void> Project::setGuideline(const QString &lemma, WordClass wordClass, const QString &text)
{
    Result<void> stored = d->guidelines.setGuideline(lemma, wordClass, {text, annotator(), QDateTime::currentDateTimeUtc()});
    if (stored)
        Q_EMIT guidelineChanged(lemma, wordClass);
    return stored;
}

ModelStore &Project::models()
{
    return d->models;
}

const QueueStore &Project::queues() const
{
    return d->queues;
}

Result<void> Project::saveQueue(const NamedQueue &queue)
{
    Result<void> saved = d->queues.put(queue);
    if (saved)
        Q_EMIT queuesChanged();
    return saved;
}

Result<void> Project::removeQueue(const QString &name)
{
    Result<void> removed = d->queues.remove(name);
    if (removed)
        Q_EMIT queuesChanged();
    return removed;
}

SkipRules Project::skipRules() const
{
    return SkipRules::fromJson(setting(skipRulesSetting));
}

Result<void> Project::setSkipRules(const SkipRules &rules)
{
    Result<void> saved = setSetting(skipRulesSetting, rules.toJson());
    if (saved)
        Q_EMIT skipRulesChanged(rules);
    return saved;
}

Result<void> Project::decide(UnitId unit, Decision decision)
{
    return decide({{unit, std::move(decision)}});
}

Result<void> Project::decide(std::vector<UnitDecision> decisions)
{
    if (decisions.empty())
        return {};
    const QString name = annotator();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<UnitId> units;
    units.reserve(decisions.size());
    for (UnitDecision &decision : decisions) {
        decision.decision.annotator = name;
        decision.decision.time = now;
        units.push_back(decision.unit);
    }
    const Result<ActionId> action = d->decisions.append(decisions);
    if (!action)
        return action.error();
    notifyStepTaken({std::move(units), {}, *action, *action});
    return {};
}

Result<std::optional<std::vector<UnitId>>> Project::repair(Repair repair)
{
    repair.annotator = annotator();
    const auto outcome = d->repairs.apply(repair);
    if (!outcome)
        return outcome.error();
    if (!*outcome)
        return std::optional<std::vector<UnitId>>();
    notifyStepTaken(**outcome);
    return std::optional((*outcome)->units);
}

Result<void> Project::undo()
{
    return take({JournalStep::Kind::Undo});
}

Result<void> Project::redo()
{
    return take({JournalStep::Kind::Redo});
}

Result<void> Project::take(const JournalStep &step)
{
    return announce(d->decisions.take(step));
}

Result<void> Project::announce(const Result<JournalOutcome> &outcome)
{
    if (!outcome)
        return outcome.error();
    notifyStepTaken(*outcome);
    return {};
}

bool Project::canUndo() const
{
    return d->decisions.canUndo().value_or(false);
}

bool Project::canRedo() const
{
    return d->decisions.canRedo().value_or(false);
}

Result<void> Project::removeDocument(DocumentId document)
{
    Result<void> removed = d->corpus.removeDocument(document);
    if (removed) {
        std::erase(d->documents, document);
        Q_EMIT documentRemoved(document);
        announceDocuments();
    }
    return removed;
}

Result<void> Project::checkPlace() const
{
    return d->database->checkPlace();
}

Result<std::unique_ptr<DatabaseCopy>> Project::beginCopy(const QString &path)
{
    return DatabaseCopy::begin(*d->database, path);
}

Result<OthersWork> Project::noticeOthers()
{
    const Result<std::vector<DocumentId>> now = d->corpus.documentIds();
    if (!now)
        return now.error();
    const Result<JournalOutcome> steps = d->decisions.since(d->lastAction);
    if (!steps)
        return steps.error();
    const OthersWork work{*now != d->documents, !steps->units.empty() || !steps->sentences.empty()};
    if (work.documents)
        announceDocuments();
    d->lastAction = std::max(d->lastAction, steps->lastAction);
    emitStep(*steps);
    return work;
}

/// Another program may have removed some, whatever the occasion.
void Project::announceDocuments()
{
    if (auto now = d->corpus.documentIds()) {
        std::vector<DocumentId> removed;
        std::ranges::set_difference(d->documents, *now, std::back_inserter(removed));
        d->documents = std::move(*now);
        for (const DocumentId document : removed)
            Q_EMIT documentRemoved(document);
    }
    Q_EMIT documentsChanged();
}

void Project::notifyStepTaken(const JournalOutcome &outcome)
{
    if (outcome.lastAction <= d->lastAction)
        return;
    // Others may have been there in between: places of sentences make sense only one step after the other.
    const Result<JournalOutcome> all = outcome.firstAction.value == d->lastAction.value + 1 ? outcome : d->decisions.since(d->lastAction);
    d->lastAction = all ? all->lastAction : outcome.lastAction;
    emitStep(all ? *all : outcome);
}

void Project::emitStep(const JournalOutcome &outcome)
{
    for (const SentenceChange &change : outcome.sentences)
        Q_EMIT sentencesReplaced(change.document, change.first, change.removed, change.inserted);
    if (!outcome.units.empty() || !outcome.sentences.empty())
        Q_EMIT decisionsChanged(outcome.units);
}

void Project::notifyDocumentsChanged()
{
    announceDocuments();
}

void Project::notifySentencesChanged(DocumentId document, qint64 first, qint64 count)
{
    Q_EMIT sentencesChanged(document, first, count);
}

} // namespace glossator
