#include "service/username.h"

namespace glossator {

QString userName()
{
    for (const char *variable : {"USER", "LOGNAME", "USERNAME"}) {
        if (QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    }
    return QStringLiteral("annotator");
}

} // namespace glossator
