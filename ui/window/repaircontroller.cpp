#include "window/repaircontroller.h"

#include <QAction>

#include <algorithm>
#include <iterator>

#include "dialogs/repair/repairdialog.h"
#include "panes/text/textpane.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/navigationcontroller.h"
#include "window/projectsession.h"

namespace glossator {

namespace {

constexpr qint64 furthest = 5;

/// The sentence and the nearest one with units at either side: so that those without any can be reached, too.
void keepNeighbours(RepairEditor::Start &start, size_t sentence)
{
    std::vector<AnnotatedSentence> &all = start.sentences;
    const auto hasUnits = [](const AnnotatedSentence &annotated) { return !annotated.annotations.empty(); };
    const auto at = all.begin() + qptrdiff(sentence);
    const auto next = std::find_if(at + 1, all.end(), hasUnits);
    if (next != all.end())
        all.erase(next + 1, all.end());
    const auto before = std::find_if(std::make_reverse_iterator(at), all.rend(), hasUnits);
    if (before == all.rend())
        return;
    const auto first = before.base() - 1;
    start.position += first - all.begin();
    all.erase(all.begin(), first);
}

} // namespace

RepairController::RepairController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions &actions = parts.actions;
    connect(actions.repairSentence, &QAction::triggered, this, &RepairController::askRepair);
    connect(actions.joinNextSentence, &QAction::triggered, this, &RepairController::joinNextSentence);
    connect(actions.breakUpUnit, &QAction::triggered, this,
            [this] { changeAtOnce(tr("Break up the multiword unit"), &RepairEditor::breakUpUnit); });
    connect(actions.removeUnit, &QAction::triggered, this, [this] { changeAtOnce(tr("Remove the unit"), &RepairEditor::removeUnit); });
}

void RepairController::setSession(ProjectSession *session)
{
    m_session = session;
    if (m_dialog)
        m_dialog->reject();
}

/// Of the current unit's sentence and its neighbours; null when there is none, or it cannot be read.
std::unique_ptr<RepairEditor> RepairController::editor()
{
    const UnitId unit = m_parts.text.currentUnit();
    if (!m_session || m_session->journal().isRunning())
        return {};
    if (!unit.isValid()) {
        m_parts.presenter.inform(tr("Go to a word of the sentence first."));
        return {};
    }
    const CorpusStore &corpus = m_session->project().corpus();
    const auto place = corpus.placeOf(unit);
    if (!place) {
        m_parts.presenter.fail(tr("Repair"), place.error());
        return {};
    }
    const qint64 first = std::max<qint64>(0, place->sentence - furthest);
    auto sentences = corpus.sentences(place->document, first, place->sentence - first + furthest + 1);
    if (!sentences) {
        m_parts.presenter.fail(tr("Repair"), sentences.error());
        return {};
    }
    RepairEditor::Start start{place->document, first, std::move(*sentences), unit};
    keepNeighbours(start, size_t(place->sentence - first));
    const auto annotator = m_session->predictions().annotator();
    return std::make_unique<RepairEditor>(std::move(start), annotator ? annotator->inventory() : nullptr);
}

void RepairController::askRepair()
{
    std::unique_ptr<RepairEditor> repair = m_dialog ? nullptr : editor();
    if (!repair)
        return;
    m_dialog = new RepairDialog(std::move(repair), &m_parts.window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::accepted, this, [this] { apply(tr("Repair"), m_dialog->editor()); });
    connect(m_dialog, &QDialog::finished, this, [this] { m_dialog = nullptr; }); // Qt deletes it when it gets to it
    m_dialog->open();
}

void RepairController::joinNextSentence()
{
    const std::unique_ptr<RepairEditor> repair = editor();
    if (!repair)
        return;
    const int next = repair->caret().sentence + 1;
    if (next >= int(repair->sentences().size())) {
        m_parts.presenter.inform(tr("This is the document's last sentence."));
        return;
    }
    connect(repair.get(), &RepairEditor::refused, &m_parts.window, [this](const QString &reason) { m_parts.presenter.inform(reason); });
    repair->setCaret({next, 0, 0});
    repair->joinBackwards();
    apply(tr("Join with the next sentence"), *repair);
}

void RepairController::changeAtOnce(const QString &title, void (RepairEditor::*change)())
{
    const std::unique_ptr<RepairEditor> repair = editor();
    if (!repair)
        return;
    connect(repair.get(), &RepairEditor::refused, &m_parts.window, [this](const QString &reason) { m_parts.presenter.inform(reason); });
    ((*repair).*change)();
    apply(title, *repair);
}

void RepairController::apply(const QString &title, const RepairEditor &editor)
{
    const std::optional<Repair> repair = editor.repair();
    if (!m_session || !repair)
        return;
    const UnitId before = m_parts.text.currentUnit();
    const auto units = m_session->project().repair(*repair);
    if (!units) {
        m_parts.presenter.fail(title, units.error());
        return;
    }
    if (!*units) {
        m_parts.presenter.inform(tr("The sentence was analysed anew in the meantime, so nothing was changed. Please repeat the repair."));
        return;
    }
    // The word stays current if it is still there; else the cursor goes to what was made.
    if (m_parts.text.currentUnit() != before && !(*units)->empty())
        m_parts.navigation.showUnit((*units)->front());
}

} // namespace glossator
