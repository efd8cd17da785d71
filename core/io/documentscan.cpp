#include "io/documentscan.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include "io/documentio.h"

namespace glossator {

namespace {

QSet<QString> readableSuffixes()
{
    QSet<QString> suffixes;
    for (const DocumentFormat &format : documentFormats()) {
        if (format.readable)
            suffixes.unite({format.suffixes.begin(), format.suffixes.end()});
    }
    return suffixes;
}

/// What was found before a cancel. found: files before these, for the progress.
QStringList readableFilesIn(const QString &folder, qsizetype found, const TaskControl &control)
{
    const QSet<QString> suffixes = readableSuffixes();
    QStringList files;
    // Stops at each entry, also at those that do not count: there may be any number of them between two that do.
    QDirIterator iterator(folder, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (iterator.hasNext() && !control.isCancelled()) {
        const QFileInfo entry(iterator.next());
        // Key files are text, too, but no documents.
        if (!suffixes.contains(entry.suffix().toLower()) || entry.fileName().endsWith(QLatin1StringView(".key.txt")) || !entry.isFile())
            continue;
        files.append(entry.filePath());
        control.progress(found + files.size(), 0);
    }
    files.sort();
    return files;
}

QStringList filesAt(const ScanRequest &request, const TaskControl &control)
{
    QSet<QString> known(request.listed.begin(), request.listed.end());
    QStringList added;
    for (const QString &path : request.paths) {
        if (control.isCancelled())
            break;
        const QStringList files = QFileInfo(path).isDir() ? readableFilesIn(path, added.size(), control) : QStringList(path);
        for (const QString &file : files) {
            if (known.contains(file))
                continue;
            known.insert(file);
            added.append(file);
        }
    }
    return added;
}

ScannedFile examine(const QString &path)
{
    const QFileInfo info(path);
    // A pipe, say, which may wait for ever to be opened.
    if (info.exists() && !info.isFile())
        return {path, Error{ErrorCode::FileUnreadable, path, 0, QStringLiteral("it is not a regular file")}, {}};
    ScannedFile file{path, detectFormat(path), {}};
    if (file.format != QStringLiteral("wsd-xml"))
        return file;
    if (const QString key = goldKeyPath(path); QFileInfo::exists(key))
        file.goldKey = key;
    return file;
}

} // namespace

Result<std::vector<ScannedFile>> scanForDocuments(const ScanRequest &request, const TaskControl &control)
{
    const QStringList paths = filesAt(request, control);
    std::vector<ScannedFile> files;
    files.reserve(size_t(paths.size()));
    for (const QString &path : paths) {
        if (control.isCancelled())
            return Error{ErrorCode::Cancelled, path};
        files.push_back(request.detectsFormats ? examine(path) : ScannedFile{path, QString(), {}});
        control.progress(qint64(files.size()), paths.size());
    }
    if (control.isCancelled())
        return Error{ErrorCode::Cancelled};
    return files;
}

} // namespace glossator
