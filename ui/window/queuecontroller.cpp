#include "window/queuecontroller.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include <algorithm>
#include <utility>

#include "dialogs/skiprulesdialog.h"
#include "models/occurrencemodel.h"
#include "panes/text/textpane.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/navigationcontroller.h"
#include "window/projectsession.h"

namespace glossator {

namespace {

constexpr int unitsAtOnce = 200; // then the queue is made anew, from what has been decided and learned since

const auto queueSetting = QStringLiteral("session/queue");

} // namespace

QueueController::QueueController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts), m_queues(new QActionGroup(this))
{
    connect(parts.actions.nextInQueue, &QAction::triggered, this, &QueueController::next);
    connect(parts.actions.removeQueue, &QAction::triggered, this, &QueueController::removeChosen);
    connect(parts.actions.skipRules, &QAction::triggered, this, &QueueController::askRules);
    connect(m_queues, &QActionGroup::triggered, this, [this](const QAction *action) { choose(action->data().toString()); });
    fillMenu();
}

void QueueController::setSession(ProjectSession *session)
{
    m_session = session;
    m_request = 0;
    forget();
    if (session)
        connectSession();
    fillMenu();
    applyRules();
}

void QueueController::connectSession()
{
    const Project &project = m_session->project();
    connect(&project, &Project::queuesChanged, this, &QueueController::fillMenu);
    connect(&project, &Project::documentsChanged, this, &QueueController::forget);
    connect(&project, &Project::senseViewChanged, this, &QueueController::forget);
    connect(&project, &Project::skipRulesChanged, this, &QueueController::applyRules);
    connect(&m_session->predictions(), &PredictionService::finished, this, &QueueController::forget);
    connect(&m_session->search(), &UnitSearch::unitsFound, this, &QueueController::onUnits);
    connect(&m_session->search(), &UnitSearch::occurrencesFound, this, &QueueController::onLoaded);
    connect(&m_session->search(), &UnitSearch::failed, this, [this](int request, const Error &error) {
        if (request != m_request)
            return;
        m_request = 0;
        m_parts.presenter.fail(tr("Next in the queue"), error);
    });
}

void QueueController::fillMenu()
{
    forget();
    m_parts.menu.clear(); // deletes the queues' actions, which leave their group
    addQueue({}, tr("&Least certain, all documents in turn"));
    const Result<std::vector<NamedQueue>> queues =
        m_session ? m_session->project().queues().queues() : Result<std::vector<NamedQueue>>(std::vector<NamedQueue>());
    if (queues) {
        for (const NamedQueue &queue : *queues)
            addQueue(queue.name, QString(queue.name).replace(u'&', QStringLiteral("&&")));
    } else {
        m_parts.presenter.report(queues.error());
    }
    m_parts.menu.addSeparator();
    m_parts.menu.addAction(m_parts.actions.removeQueue);
    const QString chosen = m_session ? m_session->project().setting(queueSetting) : QString();
    const QList<QAction *> actions = m_queues->actions();
    const auto current = std::ranges::find_if(actions, [&](const QAction *action) { return action->data().toString() == chosen; });
    (current == actions.end() ? actions.front() : *current)->setChecked(true);
    m_parts.actions.removeQueue->setEnabled(!m_queues->checkedAction()->data().toString().isEmpty());
}

void QueueController::addQueue(const QString &name, const QString &text)
{
    QAction *action = m_parts.menu.addAction(text);
    action->setCheckable(true);
    action->setData(name);
    m_queues->addAction(action);
}

void QueueController::choose(const QString &name)
{
    forget();
    m_parts.actions.removeQueue->setEnabled(!name.isEmpty());
    if (!m_session)
        return;
    if (const auto saved = m_session->project().setSetting(queueSetting, name); !saved)
        m_parts.presenter.report(saved.error());
}

void QueueController::removeChosen()
{
    const QString name = m_queues->checkedAction()->data().toString();
    if (!m_session || name.isEmpty())
        return;
    if (const auto removed = m_session->project().removeQueue(name); !removed)
        m_parts.presenter.fail(tr("Remove this queue"), removed.error());
}

QString QueueController::noneLeftText()
{
    return tr("No undecided word is left in this queue.");
}

/// The queue is made anew the next time, and may have words again.
void QueueController::forget()
{
    m_parts.presenter.withdraw(noneLeftText());
    m_filter.reset();
    m_units.clear();
    m_next = 0;
}

UnitFilter QueueController::chosenFilter()
{
    UnitFilter filter;
    const QString name = m_queues->checkedAction()->data().toString();
    const auto queues = m_session->project().queues().queues();
    if (queues) {
        if (const auto queue = std::ranges::find(*queues, name, &NamedQueue::name); queue != queues->end())
            filter = queue->filter;
    } else {
        m_parts.presenter.report(queues.error());
    }
    filter.skip = m_session->project().skipRules();
    return filter;
}

void QueueController::next()
{
    if (!m_session || m_request != 0)
        return;
    if (m_next < m_units.size()) {
        m_request = m_session->search().load({m_units[m_next++]});
        return;
    }
    const auto last = m_units.empty() ? std::nullopt : std::optional(m_units.back().key);
    if (!m_filter)
        m_filter = chosenFilter();
    m_request = m_filter->isAboutTheRest() ? m_session->search().inTextOrder(*m_filter, last, unitsAtOnce)
                                           : m_session->search().uncertain(*m_filter, unitsAtOnce);
}

void QueueController::onUnits(int request, const std::vector<FoundUnit> &units)
{
    if (request != m_request)
        return;
    m_request = 0;
    const bool wasBegun = !m_units.empty();
    const bool isAboutTheRest = m_filter && m_filter->isAboutTheRest();
    m_units = units;
    m_next = 0;
    if (!units.empty()) {
        next();
        return;
    }
    forget();
    m_parts.presenter.inform(!isAboutTheRest ? noneLeftText()
                                 : wasBegun  ? tr("This was the last word of the queue; it begins again.")
                                             : tr("No word is in this queue."));
}

void QueueController::onLoaded(int request, const std::vector<Occurrence> &found)
{
    if (request != m_request)
        return;
    m_request = 0;
    const bool isAboutTheRest = m_filter && m_filter->isAboutTheRest();
    // Decided or gone since the queue was made.
    if (found.empty() || (!isAboutTheRest && found.front().sentence->annotations[size_t(found.front().unit)].decision)) {
        next();
        return;
    }
    m_parts.navigation.showUnit(found.front().found.id);
    m_parts.presenter.inform(reason(found.front()));
}

/// Why the unit comes now.
QString QueueController::reason(const Occurrence &occurrence) const
{
    const QString explanation = m_parts.results.explanation(occurrence);
    if (m_filter && m_filter->differs && !explanation.isEmpty())
        return tr("Decided otherwise than the model suggests. %1").arg(explanation);
    return explanation.isEmpty() ? tr("Queue “%1”").arg(m_queues->checkedAction()->data().toString()) : explanation;
}

void QueueController::askRules()
{
    if (!m_session)
        return;
    auto *dialog = new SkipRulesDialog(m_session->project().skipRules(), &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (!m_session)
            return;
        if (const auto saved = m_session->project().setSkipRules(dialog->rules()); !saved)
            m_parts.presenter.fail(tr("Words to pass over"), saved.error());
    });
    dialog->open();
}

void QueueController::applyRules()
{
    forget();
    m_parts.text.setSkipRules(m_session ? m_session->project().skipRules() : SkipRules());
}

} // namespace glossator
