#include "window/changescontroller.h"

#include <QAction>
#include <QActionGroup>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <utility>

#include "window/actions.h"
#include "window/concordancecontroller.h"
#include "window/errorpresenter.h"
#include "window/projectsession.h"

namespace glossator {

namespace {

/// A sense key begins with its lemma.
QString lemmaOf(const QString &sense)
{
    return sense.section(u'%', 0, 0).replace(u'_', u' ');
}

} // namespace

ChangesController::ChangesController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.actions.reviewChanges, &QAction::triggered, this, &ChangesController::review);
    connect(parts.actions.memoryWeights, &QActionGroup::triggered, this, &ChangesController::setWeight);
}

void ChangesController::setSession(ProjectSession *session)
{
    m_session = session;
    m_changes.clear();
    update();
    if (!session)
        return;
    MemoryService &memory = session->memory();
    for (QAction *action : m_parts.actions.memoryWeights->actions())
        action->setChecked(qFuzzyCompare(1 + action->data().toDouble(), 1 + memory.weight()));
    connect(&memory, &MemoryService::flipped, this, &ChangesController::onFlipped);
    connect(&memory, &MemoryService::failed, &m_parts.presenter, &ErrorPresenter::report);
    connect(&session->changes(), &PredictionChanges::found, this, &ChangesController::onModelChanged);
    connect(&session->project(), &Project::decisionsChanged, this, &ChangesController::leaveOut);
}

void ChangesController::onFlipped(const std::vector<SenseFlip> &flips)
{
    for (const SenseFlip &flip : flips) {
        const auto known = m_changes.find(flip.unit.id);
        if (known == m_changes.end()) {
            m_changes.insert(flip.unit.id, flip);
        } else if (known->before == flip.after) {
            m_changes.erase(known); // back to what it was
        } else {
            known->after = flip.after;
        }
    }
    update();
    if (m_changes.isEmpty())
        m_parts.presenter.withdraw(m_offered);
    else
        offer();
}

/// Another model: what single decisions changed before is of no interest any more.
void ChangesController::onModelChanged(const std::vector<UnitId> &units)
{
    m_changes.clear();
    for (const UnitId unit : units)
        m_changes.insert(unit, {.unit = {.id = unit, .sentence = {}, .document = {}, .key = {}}, .before = {}, .after = {}});
    update();
    if (!m_changes.isEmpty())
        m_parts.presenter.offer(m_parts.actions.reviewChanges);
}

void ChangesController::leaveOut(const std::vector<UnitId> &decided)
{
    if (m_changes.isEmpty())
        return;
    for (const UnitId unit : decided)
        m_changes.remove(unit);
    update();
    renewOffer();
}

void ChangesController::offer()
{
    m_offered = offerText();
    m_parts.presenter.offer(m_offered, m_parts.actions.reviewChanges);
}

/// Where the former one still shows, but holds no more.
void ChangesController::renewOffer()
{
    if (m_offered != offerText() && m_parts.presenter.withdraw(m_offered) && !m_changes.isEmpty())
        offer();
}

QString ChangesController::offerText() const
{
    QSet<QString> lemmas;
    for (const SenseFlip &flip : m_changes)
        lemmas.insert(lemmaOf(flip.after));
    const QString count = QLocale().toString(m_changes.size());
    if (lemmas.contains(QString())) // another model's changes are among them, see onModelChanged()
        return tr("Words that look different now: %1.").arg(count);
    if (lemmas.size() == 1)
        return tr("Other occurrences of “%1” that look different now: %2.").arg(*lemmas.cbegin(), count);
    return tr("Other occurrences of the words decided on that look different now: %1.").arg(count);
}

void ChangesController::review()
{
    std::vector<FoundUnit> units;
    for (const SenseFlip &flip : std::as_const(m_changes))
        units.push_back(flip.unit);
    std::ranges::sort(units, {}, &FoundUnit::id); // that of the text, by and large
    const QString title = tr("Look different now: %1").arg(QLocale().toString(units.size()));
    m_changes.clear();
    update();
    m_parts.presenter.withdraw(m_offered);
    m_parts.concordance.showList(title, units);
}

void ChangesController::setWeight(const QAction *action)
{
    if (!m_session)
        return;
    if (const auto set = m_session->memory().setWeight(action->data().toDouble()); !set)
        m_parts.presenter.fail(tr("What decisions say at once"), set.error());
}

void ChangesController::update()
{
    m_parts.actions.reviewChanges->setEnabled(m_session && !m_changes.isEmpty());
}

} // namespace glossator
