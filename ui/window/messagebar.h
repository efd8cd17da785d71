#pragma once

#include <QFrame>

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

    void show(Kind kind, const QString &text);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyKind();

    Kind m_kind = Kind::Information;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace glossator
