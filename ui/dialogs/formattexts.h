#pragma once

#include <QString>
#include <QStringList>

namespace glossator {

/// What people call a format of documentFormats(); its own name when there is no other.
[[nodiscard]] QString formatText(const QString &format);

/// Those whose suffix belongs to a format that can be read, in subfolders, too.
[[nodiscard]] QStringList readableFilesIn(const QString &folder);

} // namespace glossator
