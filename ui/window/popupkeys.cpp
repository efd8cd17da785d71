#include "window/popupkeys.h"

#include <QApplication>
#include <QEvent>

namespace glossator {

PopupKeys::PopupKeys(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool PopupKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride || !QApplication::activePopupWidget())
        return QObject::eventFilter(watched, event);
    event->accept(); // no shortcut: the key comes as a key press
    return true;
}

} // namespace glossator
