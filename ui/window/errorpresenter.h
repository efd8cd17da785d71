#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>

#include <vector>

#include "base/error.h"

class QAction;
class QWidget;

namespace glossator {

class MessageBar;

/// The one place where errors and news reach the user.
class ErrorPresenter : public QObject
{
    Q_OBJECT

public:
    /// Dialogs stand before the window; bar and window must outlive the presenter.
    ErrorPresenter(MessageBar &bar, QWidget &window);

    /// What can be done in the window about errors of this kind; it is offered wherever they are told of.
    void setRemedy(ErrorCode code, QAction *action);

    void inform(const QString &text);
    [[nodiscard]] bool shows(const QString &text) const;
    /// Takes such news back: they hold no more. Whether they still showed.
    bool withdraw(const QString &text);
    /// Takes back whatever shows: what it was about is no longer there.
    void withdrawAll();
    /// News with something to be done about it.
    void offer(const QString &text, QAction *action);
    /// The same beside the news that show already.
    void offer(QAction *action);
    /// Something in the background failed: the message bar, nobody is interrupted. Cancelled work is no error.
    void report(const Error &error);
    /// An action that the user started failed: a dialog that says what, why and what to do. title: the action's name.
    void fail(const QString &title, const Error &error);
    /// The same for parts of an action of which the rest was done, as the summary says.
    void failInPart(const QString &title, const QString &summary, const std::vector<Error> &errors);

private:
    struct Warning
    {
        QString title;
        QString text;
        QString more;
        QString details{}; ///< behind a button
        QAction *offer = nullptr;
    };
    void warn(const Warning &warning);

    QHash<ErrorCode, QAction *> m_remedies;
    MessageBar &m_bar;
    QWidget &m_window;
    QPointer<QWidget> m_dialog;
};

} // namespace glossator
