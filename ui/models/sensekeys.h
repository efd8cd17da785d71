#pragma once

#include <QStringView>

namespace glossator {

/// The keys that choose the senses of a page, from its first row to its last: the digits, then the letters. Letters that are missing here
/// belong to other commands (N goes to the next undecided word; T, U and X refuse) or are kept free for them.
inline constexpr QStringView senseKeys = u"123456789abdehijklopqrsvwyz";

} // namespace glossator
