#include "window/navigationcontroller.h"

#include <QAction>

#include "models/documentlistmodel.h"
#include "models/historymodel.h"
#include "models/senselistmodel.h"
#include "panes/documents/documentspane.h"
#include "panes/text/textpane.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/preferences.h"
#include "window/projectsession.h"
#include "window/sensenamer.h"

namespace glossator {

namespace {

/// Saving the place writes to the disk, so moving about does not do it at every step.
constexpr int saveDelayMs = 3000;

const auto documentSetting = QStringLiteral("session/document");
const auto unitSetting = QStringLiteral("session/unit");

} // namespace

NavigationController::NavigationController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(saveDelayMs);
    connect(&m_saveTimer, &QTimer::timeout, this, &NavigationController::savePlace);
    connectPanes();
}

void NavigationController::connectPanes()
{
    TextPane &text = m_parts.text;
    connect(&m_parts.documentsPane, &DocumentsPane::documentChosen, this, &NavigationController::showDocument);
    connect(&m_parts.documentsPane, &DocumentsPane::documentActivated, &text, [&text] { text.setFocus(); });
    connect(&text, &TextPane::currentUnitChanged, this, [this](UnitId unit) {
        m_parts.senses.setUnit(unit);
        m_parts.presenter.withdraw(noneLeftText()); // it was about the place before
        if (m_session)
            m_saveTimer.start();
    });
    connect(&text, &TextPane::visibleSentencesChanged, this, [this](DocumentId document, qint64 first, qint64 count) {
        if (m_session)
            m_session->predictions().prioritise(document, first, count);
    });
    connect(&text, &TextPane::wentOnFromBeginning, this,
            [this] { m_parts.presenter.inform(tr("No undecided word is left up to the end: on from the beginning of the document.")); });
    connect(&text, &TextPane::noneUndecided, this, &NavigationController::tellNoneLeft);
    connect(&text, &TextPane::failed, &m_parts.presenter, &ErrorPresenter::report);
    connect(&m_parts.documents, &DocumentListModel::totalsChanged, this, [this] {
        if (unitsInView() > m_unitsWhenTold)
            m_parts.presenter.withdraw(noneLeftText());
    });
    connect(&m_parts.documents, &DocumentListModel::failed, &m_parts.presenter, &ErrorPresenter::report);
    connect(&m_parts.history, &HistoryModel::failed, &m_parts.presenter, &ErrorPresenter::report);
    connect(&m_parts.senses, &SenseListModel::failed, &m_parts.presenter, &ErrorPresenter::report);
    connect(&text, &TextPane::zoomLevelChanged, this, [](int level) { Preferences().setTextZoom(level); });
    connectActions();
}

void NavigationController::connectActions()
{
    TextPane &text = m_parts.text;
    const Actions &actions = m_parts.actions;
    for (auto [action, move] :
         {std::pair{actions.nextUnit, &TextPane::moveToNextUnit}, std::pair{actions.previousUnit, &TextPane::moveToPreviousUnit},
          std::pair{actions.nextUndecided, &TextPane::moveToNextUndecided}, std::pair{actions.lineUp, &TextPane::moveUp},
          std::pair{actions.lineDown, &TextPane::moveDown}})
        connect(action, &QAction::triggered, &text, move);
    for (auto [action, zoom] : {std::pair{actions.zoomIn, &TextPane::zoomIn}, std::pair{actions.zoomOut, &TextPane::zoomOut},
                                std::pair{actions.resetZoom, &TextPane::resetZoom}})
        connect(action, &QAction::triggered, &text, zoom);
}

void NavigationController::setSession(ProjectSession *session)
{
    if (m_session) {
        m_saveTimer.stop();
        savePlace();
    }
    m_session = session;
    Project *project = session ? &session->project() : nullptr;
    m_parts.senses.setProject(project);
    m_parts.senses.setLoadFailure({});
    m_parts.history.setProject(project);
    m_parts.documents.setProject(project);
    m_parts.text.setProject(project);
    if (session) {
        connectSession();
        restorePlace();
    } else {
        setInventory(nullptr);
    }
}

void NavigationController::setInventory(const std::shared_ptr<const Inventory> &inventory)
{
    m_parts.senses.setInventory(inventory);
    m_parts.history.setInventory(inventory);
    m_parts.text.setSenseNamer(senseNamer(inventory));
}

void NavigationController::connectSession()
{
    connect(&m_session->project(), &Project::documentsChanged, this, &NavigationController::showExistingDocument);
    connect(&m_session->project(), &Project::sentencesChanged, this, [this](DocumentId document) {
        // The first words of a new document become known: begin with them.
        if (document == m_parts.text.document() && !m_parts.text.currentUnit().isValid())
            m_parts.text.moveToNextUnit();
    });
    connect(&m_session->project(), &Project::decisionsChanged, this, &NavigationController::followUndecided);
    connect(&m_session->project(), &Project::skipRulesChanged, this, &NavigationController::followUndecided);
    connect(&m_session->predictions(), &PredictionService::annotatorReady, this, [this] {
        m_parts.senses.setLoadFailure({});
        if (const auto annotator = m_session->predictions().annotator())
            setInventory(annotator->inventory());
    });
    connect(&m_session->predictions(), &PredictionService::failed, this,
            [this] { m_parts.senses.setLoadFailure(m_session->predictions().loadFailure()); });
}

void NavigationController::restorePlace()
{
    Project &project = m_session->project();
    const DocumentId document{project.setting(documentSetting, QStringLiteral("-1")).toLongLong()};
    const UnitId unit{project.setting(unitSetting, QStringLiteral("-1")).toLongLong()};
    if (m_parts.documents.rowOf(document) < 0) {
        showExistingDocument();
        return;
    }
    showDocument(document);
    const auto place = unit.isValid() ? project.corpus().placeOf(unit) : Error{};
    if (place && place->document == document)
        m_parts.text.setCurrentUnit(unit);
}

void NavigationController::savePlace()
{
    Project &project = m_session->project();
    for (const auto &[name, value] :
         {std::pair{documentSetting, m_parts.text.document().value}, std::pair{unitSetting, m_parts.text.currentUnit().value}}) {
        const QString text = QString::number(value);
        if (project.setting(name) == text)
            continue;
        if (const auto saved = project.setSetting(name, text); !saved)
            m_parts.presenter.report(saved.error());
    }
}

/// The document that is shown if the project still has it, else the first one, else none.
void NavigationController::showExistingDocument()
{
    const DocumentId current = m_parts.text.document();
    if (m_parts.documents.rowOf(current) >= 0)
        m_parts.documentsPane.setCurrentDocument(current);
    else
        showDocument(m_parts.documents.documentAt(0));
}

void NavigationController::showDocument(DocumentId document)
{
    m_parts.documentsPane.setCurrentDocument(document);
    if (m_parts.text.document() == document)
        return;
    m_parts.text.setDocument(document);
    if (document.isValid() && !m_parts.text.currentUnit().isValid())
        m_parts.text.moveToNextUnit();
}

QString NavigationController::noneLeftText()
{
    return tr("No other undecided word is left in this document.");
}

void NavigationController::tellNoneLeft()
{
    m_unitsWhenTold = unitsInView();
    m_parts.presenter.inform(noneLeftText());
}

/// What was told holds until the cursor moves, a word is undecided again, or there are new ones. To look for one may take as long as to go
/// there, so nothing is looked for where nothing shows.
void NavigationController::followUndecided()
{
    if (m_parts.presenter.shows(noneLeftText()) && m_parts.text.isOtherUndecided())
        m_parts.presenter.withdraw(noneLeftText());
}

qint64 NavigationController::unitsInView() const
{
    const int row = m_parts.documents.rowOf(m_parts.text.document());
    return m_parts.documents.index(row).data(DocumentListModel::UnitsRole).toLongLong();
}

void NavigationController::showUnit(UnitId unit)
{
    const auto place = m_session->project().corpus().placeOf(unit);
    if (!place) {
        m_parts.presenter.report(place.error());
        return;
    }
    if (m_parts.documents.rowOf(place->document) < 0) {
        m_parts.presenter.inform(tr("The document of this word is no longer in the project."));
        return;
    }
    showDocument(place->document);
    m_parts.text.setCurrentUnit(unit);
}

} // namespace glossator
