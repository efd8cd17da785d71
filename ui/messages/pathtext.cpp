#include "messages/pathtext.h"

#include <QDir>
#include <QLocale>

namespace glossator::messages {

QString pathText(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    if (QLocale().textDirection() == Qt::LeftToRight)
        return shown;
    // Without the isolate a path's slash at the beginning goes to its end, and an Arabic folder takes those beside it apart.
    return u'\u2066' + shown + u'\u2069';
}

} // namespace glossator::messages
