#include "base/savefile.h"

#include <QSaveFile>

namespace glossator {

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return Error{file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::FileUnwritable, path, 0, file.errorString()};
}

} // namespace glossator
