#include "window/errorpresenter.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>

#include "messages/errortext.h"
#include "window/messagebar.h"

namespace glossator {

namespace {

constexpr int errorsAtOnce = 4; ///< in a dialog that fits on small screens; the others are among its details

QString describeAll(const std::vector<Error> &errors)
{
    QStringList texts;
    for (const Error &error : errors)
        texts.append(messages::describe(error));
    return texts.join(QStringLiteral("\n\n"));
}

} // namespace

ErrorPresenter::ErrorPresenter(MessageBar &bar, QWidget &window) : QObject(&window), m_bar(bar), m_window(window) {}

void ErrorPresenter::setRemedy(ErrorCode code, QAction *action)
{
    m_remedies.insert(code, action);
}

void ErrorPresenter::inform(const QString &text)
{
    m_bar.show(MessageBar::Kind::Information, text);
}

bool ErrorPresenter::shows(const QString &text) const
{
    return !m_bar.isHidden() && m_bar.text() == text;
}

bool ErrorPresenter::withdraw(const QString &text)
{
    if (!shows(text))
        return false;
    m_bar.hide();
    return true;
}

void ErrorPresenter::withdrawAll()
{
    m_bar.hide();
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
    QString more = messages::remedy(error.code);
    if (!error.detail.isEmpty())
        more += QStringLiteral("\n\n") + error.detail;
    warn({title, messages::whatHappened(error), more, {}, m_remedies.value(error.code)});
}

void ErrorPresenter::failInPart(const QString &title, const QString &summary, const std::vector<Error> &errors)
{
    if (errors.size() <= errorsAtOnce) {
        warn({title, summary, describeAll(errors)});
        return;
    }
    const QString first = describeAll({errors.begin(), errors.begin() + errorsAtOnce});
    warn({title, summary, first + QStringLiteral("\n\n") + tr("The details name all of them."), describeAll(errors)});
}

void ErrorPresenter::warn(const Warning &warning)
{
    // A second failure replaces the first: dialogs never pile up.
    delete m_dialog;
    auto *dialog = new QMessageBox(QMessageBox::Warning, warning.title, warning.text, QMessageBox::NoButton, &m_window);
    dialog->setObjectName(QStringLiteral("errorDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setTextFormat(Qt::PlainText);
    dialog->setInformativeText(warning.more);
    dialog->setDetailedText(warning.details);
    if (warning.offer)
        connect(dialog->addButton(warning.offer->iconText(), QMessageBox::ActionRole), &QPushButton::clicked, warning.offer,
                &QAction::trigger);
    QPushButton *close = dialog->addButton(tr("Close"), QMessageBox::RejectRole);
    dialog->setDefaultButton(close);
    m_dialog = dialog;
    dialog->open();
}

} // namespace glossator
