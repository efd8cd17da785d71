#include "window/copycontroller.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>

#include "messages/pathtext.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/preferences.h"
#include "window/projectcommands.h"
#include "window/projectdialog.h"
#include "window/projectsession.h"

namespace glossator {

namespace {

constexpr int parts = 1000; ///< of the progress: pages may be more than an int holds

} // namespace

CopyController::CopyController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.actions.saveCopy, &QAction::triggered, this, &CopyController::askCopy);
}

void CopyController::setSession(ProjectSession *session)
{
    delete m_progress;
    m_session = session;
    if (!session)
        return;
    connect(&session->copying(), &ProjectCopy::progressed, this, &CopyController::showProgress);
    // Queued: the session may go then, the sender with it.
    connect(&session->copying(), &ProjectCopy::finished, this, &CopyController::showFinished, Qt::QueuedConnection);
    connect(&session->copying(), &ProjectCopy::failed, this, &CopyController::showFailed);
}

void CopyController::askCopy()
{
    if (!m_session)
        return;
    QFileDialog *dialog = makeProjectDialog(tr("Save a copy of the project"), &m_parts.window);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(tr("%1 (copy)", "file name").arg(QFileInfo(m_session->project().path()).completeBaseName()) + u'.' + projectSuffix);
    connect(dialog, &QFileDialog::fileSelected, this, &CopyController::start);
    dialog->open();
}

void CopyController::start(const QString &path)
{
    if (!m_session || m_session->copying().isRunning())
        return;
    auto *dialog = new QProgressDialog(tr("Saving a copy…"), tr("Cancel"), 0, parts, &m_parts.window);
    dialog->setObjectName(QStringLiteral("copyProgress"));
    dialog->setWindowTitle(tr("Save a copy of the project"));
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAutoClose(false);
    dialog->setAutoReset(false);
    dialog->setMinimumDuration(0);
    connect(dialog, &QProgressDialog::canceled, &m_session->copying(), &ProjectCopy::cancel);
    m_progress = dialog;
    dialog->show();
    m_session->copying().start(path);
}

void CopyController::showProgress(const Progress &progress)
{
    if (m_progress && progress.total > 0)
        m_progress->setValue(int(progress.done * parts / progress.total));
}

void CopyController::showFinished(const QString &path)
{
    delete m_progress;
    if (!m_session)
        return;
    if (m_session->project().checkPlace()) {
        m_parts.presenter.inform(tr("A copy was saved: %1").arg(messages::pathText(path)));
        return;
    }
    m_parts.commands.goOnWith(path);
}

void CopyController::showFailed(const Error &error)
{
    delete m_progress;
    m_parts.presenter.fail(tr("Save a copy of the project"), error);
}

} // namespace glossator
