#pragma once

#include <QString>

#include "support/projectfixture.h"

namespace glossator::testing {

inline const QString money = QStringLiteral("bank%1:14:00::");
inline const QString slope = QStringLiteral("bank%1:17:01::");
[[nodiscard]] QString loanSense(int number);

/// Three documents with units of few and of many senses, all predicted. Units 0 to 2: "bank", money at 0.7; 3: "loan" with twelve senses;
/// 4, in the second document: money at 0.6, none of these at 0.38; 5 to 12, in the third: money at 0.9.
void describeBanks(ProjectFixture &fixture);

} // namespace glossator::testing
