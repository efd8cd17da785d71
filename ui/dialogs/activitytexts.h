#pragma once

#include <QString>

#include "analysis/activity.h"

namespace glossator {

/// "1 h 12 min".
[[nodiscard]] QString activeTimeText(const Activity &activity);
/// A dash before the first minute.
[[nodiscard]] QString paceText(const Activity &activity);
/// "340 of 2,800 (12 %)"; all there is decided is 100 %, and nothing less is. "340 of 2,800 so far" while not all units are known.
[[nodiscard]] QString progressText(qint64 decided, qint64 units, bool allKnown);

} // namespace glossator
