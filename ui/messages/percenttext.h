#pragma once

#include <QString>

namespace glossator::messages {

/// "73 %", in the digits of the current locale, of a share of 1.
[[nodiscard]] QString percentText(double share, int decimals = 0);
/// How much of a whole is done; rounded down, so that only all of it is "100 %".
[[nodiscard]] QString percentText(qint64 part, qint64 whole);
/// At least one percent and at most 99 unless it is exact; "<1 %" where that is much too high.
[[nodiscard]] QString probabilityText(double probability);
/// For fields that hold percent: what stands behind the number.
[[nodiscard]] QString percentSuffix();

} // namespace glossator::messages
