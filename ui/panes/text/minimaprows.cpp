#include "panes/text/minimaprows.h"

#include <algorithm>
#include <cmath>

namespace glossator {

std::vector<OverviewCell> minimapRows(std::span<const OverviewCell> cells, std::span<const double> tops, int rows)
{
    Q_ASSERT(cells.empty() || tops.size() == cells.size() + 1);
    std::vector<OverviewCell> result(size_t(std::max(0, rows)));
    for (size_t cell = 0; cell < cells.size(); ++cell) {
        const int first = std::max(0, int(std::floor(tops[cell])));
        // A cell that ends with a row does not touch the next one.
        const int last = std::min(rows - 1, std::max(first, int(std::ceil(tops[cell + 1])) - 1));
        for (int row = first; row <= last; ++row)
            result[size_t(row)].add(cells[cell]);
    }
    return result;
}

} // namespace glossator
