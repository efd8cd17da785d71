#pragma once

#include <QObject>

namespace glossator {

/// Gives keys to the menu or list that is open. Shortcuts of the widget that has the focus would else win over it: that widget keeps the
/// focus behind an open menu, and a letter meant for the menu would decide on a word.
class PopupKeys : public QObject
{
    Q_OBJECT

public:
    /// Of the whole application, as long as the object lives.
    explicit PopupKeys(QObject *parent);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace glossator
