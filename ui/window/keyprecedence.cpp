#include "window/keyprecedence.h"

#include <QApplication>
#include <QKeyEvent>

#include <algorithm>

namespace glossator {

namespace {

/// Ctrl and a letter, but for what every text editor does with them.
bool isProgramKey(const QKeyEvent &key)
{
    using enum QKeySequence::StandardKey;
    const auto editing = {Undo, Redo, Cut, Copy, Paste, SelectAll};
    return key.modifiers() == Qt::ControlModifier && key.key() >= Qt::Key_A && key.key() <= Qt::Key_Z
        && std::ranges::none_of(editing, [&key](QKeySequence::StandardKey edit) { return key.matches(edit); });
}

} // namespace

KeyPrecedence::KeyPrecedence(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool KeyPrecedence::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    if (QApplication::activePopupWidget()) {
        event->accept(); // no shortcut: the key comes as a key press
        return true;
    }
    if (!isProgramKey(*static_cast<QKeyEvent *>(event)))
        return QObject::eventFilter(watched, event);
    event->ignore(); // without a shortcut, the key comes as a key press all the same
    return true;
}

} // namespace glossator
