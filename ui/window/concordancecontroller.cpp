#include "window/concordancecontroller.h"

#include <QAction>
#include <QDockWidget>

#include <algorithm>
#include <utility>

#include "dialogs/bulkdecisiondialog.h"
#include "models/decisiontext.h"
#include "models/occurrencemodel.h"
#include "models/senselistmodel.h"
#include "panes/concordance/concordancepane.h"
#include "panes/text/textpane.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/navigationcontroller.h"
#include "window/projectsession.h"
#include "window/sensenamer.h"
#include "window/windowlayout.h"

namespace glossator {

namespace {

const UnitAnnotation &annotationOf(const Occurrence &occurrence)
{
    return occurrence.sentence->annotations[size_t(occurrence.unit)];
}

/// Senses only among those that the unit's lemma has; anything else, always.
bool isPossible(const Decision &decision, const Occurrence &occurrence)
{
    const auto &prediction = annotationOf(occurrence).prediction;
    return std::ranges::all_of(decision.senses, [&prediction](const QString &sense) {
        return prediction && std::ranges::find(prediction->candidates, sense, &SenseProbability::sense) != prediction->candidates.end();
    });
}

Decision decisionFor(Verdict verdict, const QStringList &senses = {})
{
    Decision decision;
    decision.verdict = verdict;
    decision.senses = senses;
    return decision;
}

/// The occurrences as they are after the model's own rows may have changed.
std::vector<Occurrence> selected(const ConcordancePane &pane, const OccurrenceModel &model)
{
    std::vector<Occurrence> occurrences;
    for (const int row : pane.selectedRows())
        occurrences.push_back(*model.at(row));
    return occurrences;
}

} // namespace

ConcordanceController::ConcordanceController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.actions.concordance, &QAction::triggered, this, &ConcordanceController::showCurrentWord);
    connect(&parts.occurrences, &OccurrenceModel::failed, &parts.presenter, &ErrorPresenter::report);
    connect(&parts.text, &TextPane::currentUnitChanged, this, &ConcordanceController::followText);
    connect(&parts.dock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        m_isSeen = visible;
        followText();
    });
    connectPane();
}

void ConcordanceController::connectPane()
{
    ConcordancePane &pane = m_parts.pane;
    connect(&pane, &ConcordancePane::lemmaWanted, this, &ConcordanceController::ask);
    connect(&pane, &ConcordancePane::followWanted, this, &ConcordanceController::followText);
    connect(&pane, &ConcordancePane::currentRowChanged, this, [this](int row) {
        if (const Occurrence *occurrence = m_parts.occurrences.at(row))
            m_parts.navigation.showUnit(annotationOf(*occurrence).id);
    });
    connect(&pane, &ConcordancePane::rowActivated, &m_parts.text, [this] { m_parts.text.setFocus(); });
    connect(&pane, &ConcordancePane::sensePressed, this, [this](int key) { chooseRow(m_parts.senses.rowOfKey(key)); });
    connect(&pane, &ConcordancePane::refusalPressed, this, [this](Verdict verdict) { decide(decisionFor(verdict)); });
    connect(&pane, &ConcordancePane::acceptPressed, this, [this] {
        if (m_parts.senses.isSuggestionHidden())
            m_parts.presenter.inform(tr("The suggestion is hidden here: choose a sense by its own key."));
        else
            chooseRow(m_parts.senses.acceptedRow());
    });
    connect(&pane, &ConcordancePane::clearPressed, this, [this] { decide(decisionFor(Verdict::Cleared)); });
}

void ConcordanceController::setSession(ProjectSession *session)
{
    m_session = session;
    m_request = 0;
    m_parts.occurrences.setSources(session ? &session->project() : nullptr, session ? &session->search() : nullptr);
    m_parts.occurrences.setSenseNamer(senseNamer(nullptr));
    m_parts.pane.clear();
    if (!session)
        return;
    connect(&session->predictions(), &PredictionService::annotatorReady, this, [this] {
        if (const auto annotator = m_session->predictions().annotator())
            m_parts.occurrences.setSenseNamer(senseNamer(annotator->inventory()));
    });
    connect(&session->project(), &Project::senseViewChanged, &m_parts.pane, &ConcordancePane::askAgain);
    connect(&session->search(), &UnitSearch::unitsFound, this, &ConcordanceController::onUnits);
    connect(&session->search(), &UnitSearch::failed, this, [this](int request, const Error &error) {
        if (request != m_request)
            return;
        m_request = 0;
        m_parts.presenter.report(error);
    });
    followText(); // the pane may stand open from the last session
}

void ConcordanceController::showList(const QString &title, const std::vector<FoundUnit> &units)
{
    if (!m_session)
        return;
    m_session->search().cancel(std::exchange(m_request, 0));
    m_parts.pane.showTitle(title);
    m_parts.occurrences.show(units);
    show();
}

void ConcordanceController::show()
{
    bringForward(m_parts.dock);
    m_parts.pane.setFocus();
}

/// Whoever types in the pane means that.
void ConcordanceController::showCurrentWord()
{
    if (m_parts.pane.isTyping())
        m_parts.pane.lookUp();
    else
        m_parts.pane.follow(m_parts.senses.lemma(), m_parts.senses.wordClass());
    show();
}

/// Nothing is looked up for a pane that nobody sees.
void ConcordanceController::followText()
{
    if (m_session && m_isSeen && m_parts.senses.unit().isValid())
        m_parts.pane.setLemma(m_parts.senses.lemma(), m_parts.senses.wordClass());
}

void ConcordanceController::ask(const UnitFilter &filter, ConcordanceOrder order)
{
    if (!m_session)
        return;
    m_session->search().cancel(m_request);
    m_parts.pane.showSearching();
    m_request = m_session->search().concordance(filter, order, limit);
}

void ConcordanceController::onUnits(int request, const std::vector<FoundUnit> &units)
{
    if (request != m_request)
        return;
    m_request = 0;
    m_parts.pane.showCount(qint64(units.size()), limit);
    m_parts.occurrences.show(units);
}

void ConcordanceController::chooseRow(int row)
{
    if (const QString key = m_parts.senses.keyAt(row); !key.isEmpty())
        decide(decisionFor(Verdict::Senses, {key}));
}

void ConcordanceController::decide(const Decision &decision)
{
    const std::vector<Occurrence> occurrences = selected(m_parts.pane, m_parts.occurrences);
    if (!m_session || occurrences.empty())
        return;
    if (occurrences.size() > 1)
        preview(decision, occurrences);
    else if (isPossible(decision, occurrences.front()))
        apply(decision, occurrences);
}

void ConcordanceController::preview(const Decision &decision, const std::vector<Occurrence> &occurrences)
{
    const auto name = senseNamer(m_session->predictions().annotator() ? m_session->predictions().annotator()->inventory() : nullptr);
    const auto nameOf = [&name](const Decision &named) {
        QStringList senses;
        std::ranges::transform(named.senses, std::back_inserter(senses), name);
        return senses.isEmpty() ? DecisionText::verdictName(named.verdict) : senses.join(QStringLiteral("; "));
    };
    const bool clears = decision.verdict == Verdict::Cleared;
    std::vector<BulkLine> lines;
    for (const Occurrence &occurrence : occurrences) {
        BulkLine &line = lines.emplace_back(BulkLine{.context = OccurrenceModel::contextOf(occurrence)});
        if (const auto &before = annotationOf(occurrence).decision)
            line.before = nameOf(*before);
        if (!isPossible(decision, occurrence))
            line.obstacle = tr("not a sense of this word");
        else if (clears && line.before.isEmpty())
            line.obstacle = tr("not decided");
    }
    const auto purpose = clears ? BulkDecisionDialog::Purpose::Clear : BulkDecisionDialog::Purpose::Decide;
    auto *dialog = new BulkDecisionDialog(purpose, clears ? tr("no decision") : nameOf(decision), lines, &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, decision, occurrences] {
        std::vector<Occurrence> chosen;
        for (const int line : dialog->chosen())
            chosen.push_back(occurrences[size_t(line)]);
        apply(decision, chosen);
    });
    dialog->open();
}

void ConcordanceController::apply(const Decision &decision, const std::vector<Occurrence> &occurrences)
{
    if (!m_session)
        return;
    std::vector<UnitDecision> decisions;
    for (const Occurrence &occurrence : occurrences) {
        const UnitAnnotation &annotation = annotationOf(occurrence);
        // The row may lag behind the last key.
        const auto inForce = m_session->project().decisions().inForce(annotation.id);
        if (decision.verdict == Verdict::Cleared && inForce && !*inForce)
            continue;
        UnitDecision &made = decisions.emplace_back(UnitDecision{annotation.id, decision});
        made.decision.inBulk = occurrences.size() > 1;
        made.decision.order = made.decision.inBulk ? SenseOrder::Unknown : m_parts.senses.order();
        if (!annotation.prediction)
            continue;
        // The suggested sense stood in the row, unless it is hidden.
        made.decision.suggestionShown = !annotation.suggestionHidden;
        made.decision.modelVersion = annotation.prediction->modelVersion;
        if (annotation.prediction->candidates.size() > 1)
            made.decision.suggestion = annotation.prediction->candidates.front();
    }
    if (const auto decided = m_session->project().decide(std::move(decisions)); !decided)
        m_parts.presenter.fail(tr("Decide"), decided.error());
    else
        m_parts.pane.moveOn();
}

} // namespace glossator
