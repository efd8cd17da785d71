#pragma once

#include <QFrame>

class QAction;
class QLabel;
class QToolButton;

namespace glossator {

/// One line above the text that tells what happened, until it is closed or the next message comes. Never takes the focus.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Information, Problem };

    explicit MessageBar(QWidget *parent = nullptr);

    /// offer: what can be done about it, as a button; its shortcut works without.
    void show(Kind kind, const QString &text, QAction *offer = nullptr);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyKind();
    void showOffer(QAction *offer);

    Kind m_kind = Kind::Information;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_offer;
    QToolButton *m_close;
};

} // namespace glossator
