#include "window/annotationcontroller.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QProgressDialog>

#include <algorithm>

#include "models/senselistmodel.h"
#include "panes/senses/sensespane.h"
#include "panes/text/textpane.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/navigationcontroller.h"
#include "window/preferences.h"
#include "window/projectsession.h"
#include "window/projectwatch.h"
#include "window/windowlayout.h"

namespace glossator {

namespace {

constexpr int firstCoverage = 95; // percent

const auto coverageSetting = QStringLiteral("senses/coverage");

/// Only its owner ends it, by done(): without a button to cancel, Escape and the window's frame would still close a QProgressDialog.
class LastingProgress : public QProgressDialog
{
public:
    using QProgressDialog::QProgressDialog;
    void reject() override {}

protected:
    void closeEvent(QCloseEvent *event) override { event->ignore(); }
};

} // namespace

AnnotationController::AnnotationController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connectActions();
}

void AnnotationController::connectActions()
{
    const Actions &actions = m_parts.actions;
    for (int key = 0; key < int(senseKeys.size()); ++key) {
        connect(actions.chooseSense[size_t(key)], &QAction::triggered, this, [this, key] { chooseRow(m_parts.senses.rowOfKey(key)); });
        connect(actions.addSense[size_t(key)], &QAction::triggered, this, [this, key] { toggleRow(m_parts.senses.rowOfKey(key)); });
    }
    for (const auto &[action, verdict] :
         {std::pair{actions.noneOfThese, Verdict::NoneOfThese}, std::pair{actions.textError, Verdict::TextError},
          std::pair{actions.notTaggable, Verdict::NotTaggable}, std::pair{actions.unsure, Verdict::Unsure}})
        connect(action, &QAction::triggered, this, [this, verdict = verdict] { refuse(verdict); });
    connect(actions.acceptFirst, &QAction::triggered, this, &AnnotationController::acceptFirst);
    connect(actions.clearDecision, &QAction::triggered, this, &AnnotationController::clear);
    connect(actions.undo, &QAction::triggered, this, &AnnotationController::undo);
    connect(actions.redo, &QAction::triggered, this, &AnnotationController::redo);
    connect(actions.nextSenses, &QAction::triggered, this, [this] { m_parts.senses.setPage(m_parts.senses.page() + 1); });
    connect(actions.previousSenses, &QAction::triggered, this, [this] { m_parts.senses.setPage(m_parts.senses.page() - 1); });
    connect(actions.comment, &QAction::triggered, this, [this] {
        bringForward(m_parts.sensesDock);
        m_parts.sensesPane.editComment();
    });
    connect(actions.guideline, &QAction::triggered, this, [this] {
        bringForward(m_parts.sensesDock);
        m_parts.sensesPane.editGuideline();
    });
    connect(&m_parts.sensesPane, &SensesPane::guidelineEdited, this, &AnnotationController::setGuideline);
    connect(&m_parts.sensesPane, &SensesPane::commentSubmitted, this, &AnnotationController::amend);
    connect(&m_parts.sensesPane, &SensesPane::commentDraftsChanged, this, &AnnotationController::keepDrafts);
    connect(&m_parts.sensesPane, &SensesPane::editingFinished, &m_parts.text, [this] { m_parts.text.setFocus(); });
    connect(&m_parts.senses, &SenseListModel::unitChanged, this, [this] {
        if (m_toldHidden.isValid() && m_toldHidden != m_parts.senses.unit())
            m_parts.presenter.withdraw(hiddenText());
    });
    connectChoices();
}

void AnnotationController::connectChoices()
{
    const Actions &actions = m_parts.actions;
    connect(actions.showAllSenses, &QAction::toggled, &m_parts.senses, &SenseListModel::setAllShown);
    connect(actions.senseOrders, &QActionGroup::triggered, this, [this](const QAction *action) {
        if (!m_session)
            return;
        if (const auto set = m_session->project().setSenseOrder(SenseOrder(action->data().toInt())); !set)
            m_parts.presenter.fail(tr("Order of senses"), set.error());
    });
    connect(actions.coverages, &QActionGroup::triggered, this, [this](const QAction *action) { setCoverage(action->data().toInt()); });
    const Advance preferred = Preferences().advance();
    for (QAction *action : actions.advances->actions())
        action->setChecked(Advance(action->data().toInt()) == preferred);
    connect(actions.advances, &QActionGroup::triggered, this,
            [](const QAction *action) { Preferences().setAdvance(Advance(action->data().toInt())); });
}

void AnnotationController::setSession(ProjectSession *session)
{
    endSlowStep();
    m_session = session;
    if (session) {
        m_parts.sensesPane.setCommentDrafts(commentDrafts(session->project()));
        connectJournal();
        connect(&session->project(), &Project::decisionsChanged, this, &AnnotationController::updateActions);
        for (QAction *action : m_parts.actions.senseOrders->actions())
            action->setChecked(SenseOrder(action->data().toInt()) == session->project().senseOrder());
        connect(&session->predictions(), &PredictionService::predictionSetsChanged, this, &AnnotationController::applyCoverage);
        applyCoverage();
    }
    updateActions();
}

bool AnnotationController::canDecide() const
{
    return m_session && m_parts.senses.unit().isValid();
}

DecisionContext AnnotationController::context() const
{
    const SenseListModel &senses = m_parts.senses;
    const QString version = senses.modelVersion();
    return {version, !version.isEmpty() && !senses.isSuggestionHidden(), senses.suggestion(), senses.order(), m_parts.sensesPane.comment()};
}

void AnnotationController::chooseRow(int row)
{
    const QString key = m_parts.senses.keyAt(row);
    const SenseListModel::Hold hold(m_parts.senses);
    if (key.isEmpty())
        tellWaiting();
    else if (canDecide())
        moveOn(tr("Decide"), chooseSenses(m_session->project(), m_parts.senses.unit(), {key}, context()));
}

void AnnotationController::acceptFirst()
{
    if (canDecide() && m_parts.senses.isSuggestionHidden())
        tellHidden();
    else
        chooseRow(m_parts.senses.acceptedRow());
}

QString AnnotationController::hiddenText()
{
    return tr("The suggestion is hidden here: choose a sense by its own key.");
}

void AnnotationController::tellHidden()
{
    m_toldHidden = m_parts.senses.unit();
    m_parts.presenter.inform(hiddenText());
}

/// Elsewhere a key that no sense has means nothing.
void AnnotationController::tellWaiting()
{
    if (m_parts.senses.isWaiting())
        m_parts.presenter.inform(tr("The senses of this word are still being loaded: choose when they are there."));
}

void AnnotationController::toggleRow(int row)
{
    const QString key = m_parts.senses.keyAt(row);
    if (key.isEmpty())
        tellWaiting();
    if (key.isEmpty() || !canDecide())
        return;
    if (const auto result = toggleSense(m_session->project(), m_parts.senses.unit(), key, context()); !result)
        m_parts.presenter.fail(tr("Decide"), result.error());
}

void AnnotationController::refuse(Verdict verdict)
{
    const SenseListModel::Hold hold(m_parts.senses);
    if (canDecide())
        moveOn(tr("Decide"), refuseSenses(m_session->project(), m_parts.senses.unit(), verdict, context()));
}

void AnnotationController::clear()
{
    if (!canDecide() || !m_parts.senses.decision())
        return;
    const auto result = clearDecision(m_session->project(), m_parts.senses.unit(), context());
    if (!result)
        m_parts.presenter.fail(tr("Clear the decision"), result.error());
}

void AnnotationController::amend(UnitId unit, const QString &comment)
{
    if (!m_session)
        return;
    if (const auto result = amendComment(m_session->project(), unit, comment); !result)
        m_parts.presenter.fail(tr("Comment"), result.error());
}

void AnnotationController::keepDrafts(const CommentDrafts &drafts)
{
    if (!m_session)
        return;
    if (const auto kept = keepCommentDrafts(m_session->project(), drafts); !kept)
        m_parts.presenter.report(kept.error());
}

void AnnotationController::setGuideline(const QString &lemma, WordClass wordClass, const QString &text)
{
    if (!m_session)
        return;
    if (const auto set = m_session->project().setGuideline(lemma, wordClass, text); !set)
        m_parts.presenter.fail(tr("Guideline of the lemma"), set.error());
}

void AnnotationController::moveOn(const QString &title, const Result<void> &result)
{
    if (result)
        advance();
    else
        m_parts.presenter.fail(title, result.error());
}

void AnnotationController::advance()
{
    switch (Preferences().advance()) {
    case Advance::Stay:
        break;
    case Advance::NextUnit:
        if (!m_parts.text.moveToNextUnit())
            m_parts.presenter.inform(tr("This is the last word of the document."));
        break;
    case Advance::NextUndecided:
        m_parts.text.moveToNextUndecided();
        break;
    }
}

void AnnotationController::undo()
{
    take(tr("Undo"), {JournalStep::Kind::Undo});
}

void AnnotationController::redo()
{
    take(tr("Redo"), {JournalStep::Kind::Redo});
}

void AnnotationController::travelTo(ActionId action)
{
    take(tr("History"), {JournalStep::Kind::Travel, action});
}

/// Shows the unit that the step changed, wherever it is; the current one stays if it is among several.
void AnnotationController::take(const QString &title, const JournalStep &step)
{
    if (!m_session || m_session->journal().isRunning())
        return;
    // Nobody takes back what they have not seen.
    if (m_parts.watch.look())
        return;
    Project &project = m_session->project();
    const auto size = project.decisions().sizeOf(step, JournalService::quickLimit + 1);
    if (!size) {
        m_parts.presenter.fail(title, size.error());
        return;
    }
    if (*size > JournalService::quickLimit) {
        takeSlowly(title, step);
        return;
    }
    std::vector<UnitId> touched;
    const auto connection =
        connect(&project, &Project::decisionsChanged, this, [&touched](const std::vector<UnitId> &units) { touched = units; });
    const Result<void> result = project.take(step);
    disconnect(connection);
    if (!result)
        m_parts.presenter.fail(title, result.error());
    else
        showTouched(touched);
}

/// In the background, behind a dialog that keeps from deciding meanwhile. The step is one transaction and ends soon: there is nothing to
/// cancel.
void AnnotationController::takeSlowly(const QString &title, const JournalStep &step)
{
    auto *dialog = new LastingProgress(tr("Many decisions change at once…"), QString(), 0, 0, &m_parts.window);
    dialog->setObjectName(QStringLiteral("journalProgress"));
    dialog->setWindowTitle(title);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setMinimumDuration(0);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_slowStep = dialog;
    dialog->show();
    m_session->journal().take(step);
}

void AnnotationController::connectJournal()
{
    const JournalService &journal = m_session->journal();
    connect(&journal, &JournalService::finished, this, [this](const std::vector<UnitId> &units) {
        endSlowStep();
        showTouched(units);
    });
    connect(&journal, &JournalService::failed, this, [this](const Error &error) {
        const QString title = m_slowStep ? m_slowStep->windowTitle() : QString();
        endSlowStep();
        m_parts.presenter.fail(title, error);
    });
}

void AnnotationController::endSlowStep()
{
    if (m_slowStep)
        m_slowStep->done(QDialog::Accepted);
}

void AnnotationController::showTouched(const std::vector<UnitId> &units)
{
    if (!units.empty() && std::ranges::find(units, m_parts.text.currentUnit()) == units.end())
        m_parts.navigation.showUnit(units.front());
}

void AnnotationController::setCoverage(int percent)
{
    if (!m_session)
        return;
    if (const auto set = m_session->project().setSetting(coverageSetting, QString::number(percent)); !set)
        m_parts.presenter.fail(tr("Senses in grey"), set.error());
    applyCoverage();
}

void AnnotationController::applyCoverage()
{
    const int percent = std::clamp(m_session->project().setting(coverageSetting, QString::number(firstCoverage)).toInt(), 1, 100);
    for (QAction *action : m_parts.actions.coverages->actions())
        action->setChecked(action->data().toInt() == percent);
    m_parts.senses.setPredictionSets(m_session->predictions().predictionSets(), percent / 100.0);
}

void AnnotationController::updateActions()
{
    m_parts.actions.undo->setEnabled(m_session && m_session->project().canUndo());
    m_parts.actions.redo->setEnabled(m_session && m_session->project().canRedo());
}

} // namespace glossator
