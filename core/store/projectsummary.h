#pragma once

#include <QString>

#include "base/result.h"

namespace glossator {

/// How far a project is.
struct ProjectSummary
{
    qint64 units = 0;
    qint64 decided = 0;

    bool operator==(const ProjectSummary &) const = default;
};

/// Without opening the project: nothing in the file changes, not even that of an older version, and no file comes to stand
/// beside it unless a log of what is not yet in it does already. For any thread. Errors: those of
/// Database::open.
[[nodiscard]] Result<ProjectSummary> readProjectSummary(const QString &path);

} // namespace glossator
