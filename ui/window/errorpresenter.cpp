#include "window/errorpresenter.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>

#include "messages/errortext.h"
#include "window/messagebar.h"

namespace glossator {

ErrorPresenter::ErrorPresenter(MessageBar &bar, QWidget &window) : QObject(&window), m_bar(bar), m_window(window) {}

void ErrorPresenter::setRemedy(ErrorCode code, QAction *action)
{
    m_remedies.insert(code, action);
}

void ErrorPresenter::inform(const QString &text)
{
    m_bar.show(MessageBar::Kind::Information, text);
}

void ErrorPresenter::offer(const QString &text, QAction *action)
{
    m_bar.show(MessageBar::Kind::Information, text, action);
}

void ErrorPresenter::offer(QAction *action)
{
    offer(m_bar.text(), action);
}

void ErrorPresenter::report(const Error &error)
{
    if (error.code != ErrorCode::Cancelled)
        m_bar.show(MessageBar::Kind::Problem, messages::describe(error), m_remedies.value(error.code));
}

void ErrorPresenter::fail(const QString &title, const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    // A second failure replaces the first: dialogs never pile up.
    delete m_dialog;
    auto *dialog = new QMessageBox(QMessageBox::Warning, title, messages::whatHappened(error), QMessageBox::NoButton, &m_window);
    dialog->setObjectName(QStringLiteral("errorDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setTextFormat(Qt::PlainText);
    QString more = messages::remedy(error.code);
    if (!error.detail.isEmpty())
        more += QStringLiteral("\n\n") + error.detail;
    dialog->setInformativeText(more);
    if (QAction *remedyAction = m_remedies.value(error.code))
        connect(dialog->addButton(remedyAction->iconText(), QMessageBox::ActionRole), &QPushButton::clicked, remedyAction,
                &QAction::trigger);
    QPushButton *close = dialog->addButton(tr("Close"), QMessageBox::RejectRole);
    dialog->setDefaultButton(close);
    m_dialog = dialog;
    dialog->open();
}

} // namespace glossator
