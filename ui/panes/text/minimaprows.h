#pragma once

#include <span>
#include <vector>

#include "service/documentoverview.h"

namespace glossator {

/// Adds cells up by the pixel rows of a map. Cell i lies between tops[i] and tops[i + 1] (pixels, ascending); one that touches several rows
/// stands in each of them. Rows that no cell touches have no units.
[[nodiscard]] std::vector<OverviewCell> minimapRows(std::span<const OverviewCell> cells, std::span<const double> tops, int rows);

} // namespace glossator
