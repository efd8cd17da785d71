#include "window/closingguard.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>

#include "messages/errortext.h"
#include "window/actions.h"
#include "window/sessionholder.h"

namespace glossator {

ClosingGuard::ClosingGuard(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts) {}

bool ClosingGuard::isFree() const
{
    return loss().isEmpty();
}

/// What closing would cost, in words; empty when nothing.
QString ClosingGuard::loss() const
{
    ProjectSession *session = m_parts.holder.session();
    if (!session)
        return {};
    QStringList losses;
    if (const Result<void> inPlace = session->project().checkPlace(); !inPlace)
        losses.append(messages::whatHappened(inPlace.error()) + u' ' + tr("What is not saved as a copy is lost with it."));
    if (session->imports().isRunning())
        losses.append(tr("An import is running. None of its documents come into the project."));
    if (session->exports().isRunning())
        losses.append(tr("An export is running. Its files are not written."));
    if (session->training().isRunning())
        losses.append(tr("The model is being retrained. It stays as it was before."));
    return losses.join(u'\n');
}

void ClosingGuard::whenFree(const std::function<void()> &close)
{
    delete m_question;
    const QString text = loss();
    if (text.isEmpty()) {
        close();
        return;
    }
    auto *question = new QMessageBox(QMessageBox::Question, tr("Close the project"), text, QMessageBox::NoButton, &m_parts.window);
    question->setObjectName(QStringLiteral("closingQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("Close it nevertheless?"));
    const QAbstractButton *go = question->addButton(tr("Close"), QMessageBox::DestructiveRole);
    const QAbstractButton *save = nullptr;
    if (!m_parts.holder.session()->project().checkPlace())
        save = question->addButton(tr("Save a copy…"), QMessageBox::ActionRole);
    QPushButton *stay = question->addButton(tr("Go on working"), QMessageBox::RejectRole);
    question->setDefaultButton(stay);
    connect(question, &QMessageBox::buttonClicked, this, [this, go, save, close](const QAbstractButton *button) {
        if (button == go)
            close();
        else if (save && button == save)
            m_parts.actions.saveCopy->trigger();
    });
    m_question = question;
    question->open();
}

} // namespace glossator
