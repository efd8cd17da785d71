#include "window/searchcontroller.h"

#include <QAction>
#include <QInputDialog>

#include "models/occurrencemodel.h"
#include "panes/search/searchpane.h"
#include "panes/text/textpane.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/navigationcontroller.h"
#include "window/projectsession.h"
#include "window/sensenamer.h"
#include "window/windowlayout.h"

namespace glossator {

SearchController::SearchController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.actions.search, &QAction::triggered, this, &SearchController::show);
    connect(&parts.pane, &SearchPane::occurrenceActivated, this, &SearchController::goTo);
    connect(&parts.pane, &SearchPane::saveRequested, this, &SearchController::askName);
    connect(&parts.results, &OccurrenceModel::failed, &parts.presenter, &ErrorPresenter::report);
    connect(&parts.text, &TextPane::currentUnitChanged, this, [this] { m_parts.pane.setDocument(m_parts.text.document()); });
}

void SearchController::setSession(ProjectSession *session)
{
    m_session = session;
    m_parts.results.setSources(session ? &session->project() : nullptr, session ? &session->search() : nullptr);
    m_parts.results.setSenseNamer(senseNamer(nullptr));
    m_parts.pane.clear();
    if (!session)
        return;
    const auto showBlindness = [this] { m_parts.pane.setBlind(m_session->project().blindMode().share > 0); };
    connect(&session->project(), &Project::senseViewChanged, this, showBlindness);
    showBlindness();
    connect(&session->predictions(), &PredictionService::annotatorReady, this, [this] {
        if (const auto annotator = m_session->predictions().annotator())
            m_parts.results.setSenseNamer(senseNamer(annotator->inventory()));
    });
}

void SearchController::show()
{
    bringForward(m_parts.dock);
    m_parts.pane.focusWords();
}

void SearchController::goTo(const Occurrence &occurrence)
{
    if (!m_session)
        return;
    if (occurrence.unit >= 0) {
        m_parts.navigation.showUnit(occurrence.sentence->annotations[size_t(occurrence.unit)].id);
    } else {
        m_parts.navigation.showDocument(occurrence.found.document);
        m_parts.text.goToSentence(occurrence.position);
    }
    m_parts.text.setFocus();
}

void SearchController::askName(const UnitFilter &filter)
{
    if (!m_session)
        return;
    auto *dialog = new QInputDialog(&m_parts.window);
    dialog->setObjectName(QStringLiteral("queueNameDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as queue"));
    dialog->setLabelText(tr("The queue's name (one that exists is replaced):"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, filter](const QString &name) { save(name.trimmed(), filter); });
    dialog->open();
}

void SearchController::save(const QString &name, const UnitFilter &filter)
{
    if (!m_session || name.isEmpty())
        return;
    if (const auto saved = m_session->project().saveQueue({name, filter}); !saved)
        m_parts.presenter.fail(tr("Save as queue"), saved.error());
    else
        m_parts.presenter.inform(tr("The queue “%1” is in the menu Go.").arg(name));
}

} // namespace glossator
