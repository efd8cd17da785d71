#include "cli/outputs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/inplace.h"
#include "base/projectfile.h"
#include "cli/steplog.h"
#include "io/documentio.h"
#include "learning/checkpointfile.h"
#include "model/partsorigin.h"

namespace glossator::cli {

namespace {

constexpr qint64 headSize = 8 * 1024;

QByteArray headOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(headSize) : QByteArray();
}

Error unwritable(const QString &path, const QString &reason)
{
    return {ErrorCode::FileUnwritable, path, 0, reason};
}

/// By device and inode, so that links are no way around it.
bool areSameFile(const QString &one, const QString &other)
{
    struct stat first = {};
    struct stat second = {};
    return ::stat(QFile::encodeName(one).constData(), &first) == 0 && ::stat(QFile::encodeName(other).constData(), &second) == 0
        && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

bool isAmong(const QString &path, const QStringList &inputs)
{
    return std::ranges::any_of(inputs, [&path](const QString &input) {
        if (!QFileInfo(input).isDir())
            return areSameFile(path, input);
        const QStringList files = QDir(input).entryList(QDir::Files);
        return std::ranges::any_of(files, [&](const QString &file) { return areSameFile(path, QDir(input).filePath(file)); });
    });
}

/// The system lets root write what is read-only for all; whoever made it so meant root, too.
bool isReadOnly(const QString &path)
{
    const QFileInfo info(path);
    return !info.isWritable() || (info.permissions() & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther)) == 0;
}

/// As QSaveFile does it: where a link leads is written, whether anything is there or not.
QString targetOf(const QString &path)
{
    constexpr int linksAtMost = 128;
    QFileInfo info(path);
    for (int links = 0; info.isSymLink(); ++links) {
        if (links == linksAtMost)
            return path;
        info.setFile(info.symLinkTarget());
    }
    return info.filePath();
}

/// Files are written beside the one that they replace.
std::optional<Error> errorOfFolder(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    if (::faccessat(AT_FDCWD, folder.constData(), W_OK | X_OK, AT_EACCESS) == 0)
        return std::nullopt;
    return unwritable(path, qt_error_string(errno));
}

std::optional<Error> errorOfExisting(const PlannedOutput &output, bool force)
{
    const auto &[path, kind] = output;
    if (isReadOnly(path))
        return unwritable(path, QStringLiteral("it is read-only: make it writable or choose another name"));
    const bool isForcible = kind.writing == Writing::Replaces;
    if (QFileInfo(path).size() > 0 && !kind.recognises(path) && !(isForcible && force))
        return unwritable(path,
                          QStringLiteral("it is there already and is not ") + kind.name
                              + (isForcible ? QStringLiteral("; --force writes it nevertheless") : QString()));
    return std::nullopt;
}

std::optional<Error> errorOfDevice(const PlannedOutput &output)
{
    if (output.kind.writing != Writing::GoesOn)
        return std::nullopt;
    return unwritable(output.path, output.kind.name + QStringLiteral(" is read again: name a file for it, not a device"));
}

std::optional<Error> errorOf(const PlannedOutput &output, const QStringList &inputs, bool force)
{
    if (QFileInfo(output.path).isDir())
        return Error{ErrorCode::IsDirectory, output.path};
    const PlannedOutput target{targetOf(output.path), output.kind};
    if (auto project = errorIfProject(target.path))
        return project;
    // A terminal may well be read, too.
    if (QFileInfo(output.path).isFile() && isAmong(output.path, inputs))
        return unwritable(output.path, QStringLiteral("it is one of the files that are read"));
    if (isWrittenInPlace(output.path))
        return errorOfDevice(output);
    if (!QFileInfo::exists(target.path))
        return errorOfFolder(target.path);
    if (auto error = errorOfExisting(target, force))
        return error;
    return target.kind.writing == Writing::Appends ? std::nullopt : errorOfFolder(target.path);
}

/// The files need not be there yet.
bool haveSamePlace(const QString &one, const QString &other)
{
    if (QFileInfo::exists(one) || QFileInfo::exists(other))
        return areSameFile(one, other) && QFileInfo(one).isFile();
    const QFileInfo first(targetOf(one));
    const QFileInfo second(targetOf(other));
    return first.fileName() == second.fileName() && areSameFile(first.absolutePath(), second.absolutePath());
}

} // namespace

OutputKind trainedParts()
{
    return {QStringLiteral("a file of trained parts"), isTrainedParts};
}

OutputKind checkpoint()
{
    return {QStringLiteral("a checkpoint"), isCheckpoint, Writing::GoesOn};
}

OutputKind stepLog()
{
    return {QStringLiteral("a log of training steps"), [](const QString &path) { return headOf(path).startsWith(StepLog::columns); },
            Writing::Appends};
}

OutputKind exportIn(const QString &format)
{
    return {QStringLiteral("an export in the format ") + format,
            [format](const QString &path) { return mayBeExport(format, headOf(path)); }};
}

OutputKind goldKey()
{
    return {QStringLiteral("a gold key"), [](const QString &path) { return mayBeGoldKey(headOf(path)); }};
}

Result<void> checkOutputs(const std::vector<PlannedOutput> &outputs, const QStringList &inputs, bool force)
{
    for (auto output = outputs.begin(); output != outputs.end(); ++output) {
        if (const auto error = errorOf(*output, inputs, force))
            return *error;
        const auto isSame = [&output](const PlannedOutput &other) { return haveSamePlace(output->path, other.path); };
        if (std::any_of(outputs.begin(), output, isSame))
            return unwritable(output->path, QStringLiteral("two things are to be written there"));
    }
    return {};
}

} // namespace glossator::cli
