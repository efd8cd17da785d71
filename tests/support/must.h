#pragma once

#include <type_traits>
#include <utility>

#include "base/result.h"

namespace glossator::testing {

/// The value; an error ends the program with its details.
template <typename T>
T must(Result<T> &&result)
{
    if (!result)
        qFatal("error %d: %s: %s", int(result.error().code), qPrintable(result.error().subject), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace glossator::testing
