#pragma once

#include <QString>
#include <QStringList>

#include <vector>

#include "base/progress.h"
#include "base/result.h"

namespace glossator {

struct ScanRequest
{
    QStringList paths; ///< of files and folders
    QStringList listed; ///< files that are known and left out
    bool detectsFormats = false; ///< opens each file, and looks for its gold key
};

/// A file that may be imported.
struct ScannedFile
{
    QString path;
    Result<QString> format; ///< that of detectFormat(); empty where it was not to be detected
    QString goldKey; ///< the key file beside one of WSD XML; empty: none
};

/// The files at these paths, each once. Folders stand for those in them, and in their subfolders, whose suffix belongs to a format that can
/// be read, in the order of their names; hidden files and gold keys are none of them. What cannot be read is among the files: the format
/// says why. Runs on the calling thread, and takes long where folders are large or disks slow; progress counts files, the total being
/// unknown while folders are read. Error: Cancelled.
[[nodiscard]] Result<std::vector<ScannedFile>> scanForDocuments(const ScanRequest &request, const TaskControl &control);

} // namespace glossator
