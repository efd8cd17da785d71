#include "common/shippedfiles.h"

#include <QCoreApplication>
#include <QDir>

namespace glossator {

QString shippedFolder()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + QStringLiteral("/../share/glossator"));
}

QString sampleTextPath()
{
    return shippedFolder() + QStringLiteral("/sample/the-twins.txt");
}

QString helpFolder()
{
    return shippedFolder() + QStringLiteral("/help");
}

} // namespace glossator
