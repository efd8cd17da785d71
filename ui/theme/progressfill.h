#pragma once

#include <QtGlobal>

class QProgressBar;

namespace glossator {

/// Fills a bar with how much of a whole is done. known: share of the whole that part and whole were counted in, 0 to 1; in the rest, nothing
/// is done.
void fillProgress(QProgressBar &bar, qint64 part, qint64 whole, double known);

} // namespace glossator
