#pragma once

#include <QStringList>

#include <functional>
#include <vector>

#include "base/result.h"

namespace glossator::cli {

/// What becomes of what is there already.
enum class Writing {
    Replaces, ///< by a file that is made beside it
    GoesOn, ///< the same, after reading it: nothing of another kind will do, whatever --force says, nor a device
    Appends, ///< to that file itself: nothing of another kind will do either
};

/// What a file that is already there has to be for a subcommand to write it without being told to.
struct OutputKind
{
    QString name; ///< goes on from "it is not"
    std::function<bool(const QString &path)> recognises; ///< opens a regular file that is not empty
    Writing writing = Writing::Replaces;
};

[[nodiscard]] OutputKind trainedParts();
[[nodiscard]] OutputKind checkpoint();
[[nodiscard]] OutputKind stepLog();
/// In the format of that name; see documentFormats().
[[nodiscard]] OutputKind exportIn(const QString &format);
[[nodiscard]] OutputKind goldKey();

/// A file that a subcommand is going to write.
struct PlannedOutput
{
    QString path;
    OutputKind kind;
};

/// Call before any work is done. Errors, FileUnwritable or IsDirectory: a file cannot be written; it is a project, one of the inputs under
/// whatever name (folders stand for the files in them), or another of the outputs; or it is there, and is read-only or, without force, of
/// another kind. Empty files are of every kind; devices, pipes and standard output are written but not gone on from.
[[nodiscard]] Result<void> checkOutputs(const std::vector<PlannedOutput> &outputs, const QStringList &inputs, bool force);

} // namespace glossator::cli
