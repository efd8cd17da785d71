#pragma once

#include <memory>

#include "base/result.h"
#include "service/annotator.h"
#include "store/database.h"

namespace glossator {

/// The annotator of a project; unless the configuration says otherwise, with the version that the project's own training has made. Errors:
/// those of Annotator::open and of the version.
[[nodiscard]] Result<std::shared_ptr<Annotator>> openProjectAnnotator(Database &database, const AnnotatorConfig &config);

} // namespace glossator
