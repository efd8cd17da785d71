#pragma once

#include <QString>

#include "service/annotator.h"

namespace glossator::testing {

/// Trains an LMGC of version "lmgc-test" on one sentence, for a few steps, and writes it to a file. False when something fails.
[[nodiscard]] bool writeCrossEncoder(Annotator &annotator, const QString &file);

} // namespace glossator::testing
