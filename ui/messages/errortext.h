#pragma once

#include <QString>

#include "base/error.h"

namespace glossator::messages {

/// An error for people, in whole sentences in the application's language: what happened and where, then what to do,
/// then the failing library's own words in parentheses where there are any.
[[nodiscard]] QString describe(const Error &error);

/// The parts of describe(), for message boxes that show the two apart.
[[nodiscard]] QString whatHappened(const Error &error);
[[nodiscard]] QString remedy(ErrorCode code);

} // namespace glossator::messages
