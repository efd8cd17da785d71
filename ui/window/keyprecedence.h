#pragma once

#include <QObject>

namespace glossator {

/// Who gets a key that more than one could use. The menu or list that is open: shortcuts of the widget that has the focus would else win
/// over it, since that widget keeps the focus behind an open menu, and a letter meant for the menu would decide on a word. And the
/// program before a field that has its own use for Ctrl and a letter, as Ctrl+E for the end of the line, beside undo and the clipboard.
class KeyPrecedence : public QObject
{
    Q_OBJECT

public:
    /// Of the whole application, as long as the object lives.
    explicit KeyPrecedence(QObject *parent);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace glossator
