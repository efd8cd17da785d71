#include "service/project.h"

#include "store/settingsstore.h"

namespace glossator {

namespace {

const QString annotatorSetting = QStringLiteral("annotator");
const QString skipRulesSetting = QStringLiteral("skip-rules");

QString userName()
{
    for (const char *variable : {"USER", "LOGNAME", "USERNAME"}) {
        if (QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    }
    return QStringLiteral("annotator");
}

} // namespace

struct Project::Private
{
    explicit Private(std::unique_ptr<Database> opened) :
        database(std::move(opened)),
        corpus(*database),
        decisions(*database),
        models(*database),
        queues(*database),
        settings(*database)
    {}

    std::unique_ptr<Database> database;
    CorpusStore corpus;
    DecisionStore decisions;
    ModelStore models;
    QueueStore queues;
    SettingsStore settings;
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
    return std::unique_ptr<Project>(new Project(std::make_unique<Private>(std::move(*database))));
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

const CorpusStore &Project::corpus() const
{
    return d->corpus;
}

const DecisionStore &Project::decisions() const
{
    return d->decisions;
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
    if (const Result<ActionId> action = d->decisions.append(decisions); !action)
        return action.error();
    Q_EMIT decisionsChanged(units);
    return {};
}

Result<void> Project::undo()
{
    return announce(d->decisions.undo());
}

Result<void> Project::redo()
{
    return announce(d->decisions.redo());
}

Result<void> Project::announce(const Result<std::vector<UnitId>> &units)
{
    if (!units)
        return units.error();
    if (!units->empty())
        Q_EMIT decisionsChanged(*units);
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
    if (removed)
        Q_EMIT documentsChanged();
    return removed;
}

void Project::notifyDocumentsChanged()
{
    Q_EMIT documentsChanged();
}

void Project::notifySentencesChanged(DocumentId document, qint64 first, qint64 count)
{
    Q_EMIT sentencesChanged(document, first, count);
}

} // namespace glossator
