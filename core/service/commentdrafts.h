#pragma once

#include <QHash>
#include <QString>

#include "base/ids.h"
#include "base/result.h"

namespace glossator {

class Project;

/// Comments that wait for the decision that they are about.
using CommentDrafts = QHash<UnitId, QString>;

/// None where the project's are not to be read.
[[nodiscard]] CommentDrafts commentDrafts(const Project &project);
/// On disk when it returns.
[[nodiscard]] Result<void> keepCommentDrafts(Project &project, const CommentDrafts &drafts);

} // namespace glossator
