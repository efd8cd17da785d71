#pragma once

#include <QString>

#include <memory>

#include "base/progress.h"
#include "base/result.h"

namespace glossator {

class Database;

/// Copies a project, as one of its connections sees it, to another file, step by step. Works also when the project's own file is no longer
/// in its place. What is written meanwhile through the same connection goes into the copy; where others write, the copy begins again, in
/// larger steps. Thread contract: that of its Database, which must outlive it.
class DatabaseCopy
{
public:
    /// Writes beside the path; the file that is there stays until finish(). Errors: FileUnwritable (also for a project that is open, here
    /// or in another process), IsDirectory.
    [[nodiscard]] static Result<std::unique_ptr<DatabaseCopy>> begin(Database &source, const QString &path);
    /// Removes what was not finished.
    ~DatabaseCopy();

    /// Copies some pages, some milliseconds' worth at first; all are done when done is total. Errors: those of writing, and ProjectBusy.
    [[nodiscard]] Result<Progress> step();
    /// After the last step: the copy is on disk and at its path. Error FileUnwritable as above.
    [[nodiscard]] Result<void> finish();

private:
    struct Private;
    explicit DatabaseCopy(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace glossator
