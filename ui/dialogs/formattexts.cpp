#include "dialogs/formattexts.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include "io/documentio.h"

namespace glossator {

namespace {

QStringList readableFilesIn(const QString &folder)
{
    QStringList patterns;
    for (const DocumentFormat &format : documentFormats()) {
        if (!format.readable)
            continue;
        for (const QString &suffix : format.suffixes)
            patterns.append(QStringLiteral("*.") + suffix);
    }
    QStringList files;
    QDirIterator iterator(folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString file = iterator.next();
        // Key files are text, too, but no documents.
        if (!file.endsWith(QLatin1StringView(".key.txt")))
            files.append(file);
    }
    files.sort();
    return files;
}

} // namespace

QString formatText(const QString &format)
{
    constexpr auto context = "glossator::Formats";
    if (format == QLatin1StringView("text"))
        return QCoreApplication::translate(context, QT_TRANSLATE_NOOP("glossator::Formats", "Plain text (UTF-8)"));
    if (format == QLatin1StringView("wsd-xml"))
        return QCoreApplication::translate(context, QT_TRANSLATE_NOOP("glossator::Formats", "WSD XML and gold key"));
    if (format == QLatin1StringView("conllu"))
        return QCoreApplication::translate(context, QT_TRANSLATE_NOOP("glossator::Formats", "CoNLL-U, senses in MISC"));
    if (format == QLatin1StringView("jsonl"))
        return QCoreApplication::translate(context, QT_TRANSLATE_NOOP("glossator::Formats", "JSON Lines"));
    return format;
}

QStringList filesToAdd(const QStringList &paths, const QStringList &listed)
{
    QSet<QString> known(listed.begin(), listed.end());
    QStringList added;
    for (const QString &path : paths) {
        const QStringList files = QFileInfo(path).isDir() ? readableFilesIn(path) : QStringList(path);
        for (const QString &file : files) {
            if (known.contains(file))
                continue;
            known.insert(file);
            added.append(file);
        }
    }
    return added;
}

} // namespace glossator
