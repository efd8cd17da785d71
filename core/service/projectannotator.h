#pragma once

#include <QString>

#include <memory>

#include "base/result.h"
#include "service/annotator.h"
#include "store/database.h"

namespace glossator {

/// The annotator with a version that the project's own training has made; empty: as configured. Errors: those of Annotator::open and of the
/// version.
[[nodiscard]] Result<std::shared_ptr<Annotator>> openAnnotator(Database &database, const AnnotatorConfig &config, const QString &version);

/// The annotator of a project; unless the configuration says otherwise, with the version that it has in use. Errors: those of
/// openAnnotator().
[[nodiscard]] Result<std::shared_ptr<Annotator>> openProjectAnnotator(Database &database, const AnnotatorConfig &config);

} // namespace glossator
