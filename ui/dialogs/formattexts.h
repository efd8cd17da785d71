#pragma once

#include <QString>
#include <QStringList>

namespace glossator {

/// What people call a format of documentFormats(); its own name when there is no other.
[[nodiscard]] QString formatText(const QString &format);

/// The paths, with files in the place of folders: those in them, and in their subfolders, whose suffix belongs to a format that can be
/// read. Each once, and without what is listed.
[[nodiscard]] QStringList filesToAdd(const QStringList &paths, const QStringList &listed);

} // namespace glossator
