#include "window/reviewcontroller.h"

#include <QAction>
#include <QLocale>

#include "dialogs/blinddialog.h"
#include "dialogs/surebanddialog.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/projectsession.h"

namespace glossator {

ReviewController::ReviewController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.actions.blindMode, &QAction::triggered, this, &ReviewController::askBlindMode);
    connect(parts.actions.acceptSure, &QAction::triggered, this, &ReviewController::askSureBand);
}

void ReviewController::setSession(ProjectSession *session)
{
    // While the service that it watches still lives.
    if (m_blindDialog)
        m_blindDialog->close();
    m_session = session;
    if (session)
        connect(&session->anchoring(), &AnchoringService::failed, &m_parts.presenter, &ErrorPresenter::report);
}

void ReviewController::askBlindMode()
{
    if (!m_session)
        return;
    if (!m_blindDialog)
        openBlindDialog();
    m_blindDialog->raise();
    m_blindDialog->activateWindow();
}

/// Not modal: the report follows what is decided beside it.
void ReviewController::openBlindDialog()
{
    m_blindDialog = new BlindDialog(m_session->project().blindMode(), &m_parts.window);
    m_blindDialog->setAttribute(Qt::WA_DeleteOnClose);
    AnchoringService &service = m_session->anchoring();
    connect(&service, &AnchoringService::reported, m_blindDialog, &BlindDialog::showReport);
    connect(m_blindDialog, &BlindDialog::chosen, this, &ReviewController::setBlindMode);
    connect(m_blindDialog, &QDialog::finished, this, &ReviewController::leaveBlindDialog);
    service.setWatched(true);
    m_blindDialog->show();
}

void ReviewController::leaveBlindDialog()
{
    m_blindDialog.clear();
    if (m_session)
        m_session->anchoring().setWatched(false);
}

void ReviewController::setBlindMode(const BlindMode &mode)
{
    if (!m_session)
        return;
    if (const auto set = m_session->project().setBlindMode(mode); !set)
        m_parts.presenter.fail(tr("Blind mode"), set.error());
}

void ReviewController::askSureBand()
{
    if (!m_session)
        return;
    auto *dialog = new SureBandDialog(m_session->sureBand(), senseNamer(), &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SureBandDialog::acceptedAll, this, [this](qint64 count) {
        m_parts.presenter.inform(tr("%1 words accepted; one undo takes them back.").arg(QLocale().toString(count)));
    });
    connect(dialog, &SureBandDialog::failed, this,
            [this](const Error &error) { m_parts.presenter.fail(tr("Accept what is sure"), error); });
    dialog->open();
}

std::function<QString(const QString &)> ReviewController::senseNamer() const
{
    const auto annotator = m_session->predictions().annotator();
    const std::shared_ptr<const Inventory> inventory = annotator ? annotator->inventory() : nullptr;
    return [inventory](const QString &key) {
        const SenseId sense = inventory ? inventory->findSense(key) : SenseId();
        return sense.isValid() ? inventory->synset(inventory->sense(sense).synset).gloss : key;
    };
}

} // namespace glossator
