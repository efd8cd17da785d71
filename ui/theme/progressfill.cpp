#include "theme/progressfill.h"

#include <QProgressBar>

namespace glossator {

void fillProgress(QProgressBar &bar, qint64 part, qint64 whole, double known)
{
    constexpr int steps = 1000;
    bar.setRange(0, steps);
    bar.setValue(whole > 0 ? int(known * double(part) * steps / double(whole)) : 0);
}

} // namespace glossator
