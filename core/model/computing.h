#pragma once

#include <exception>
#include <type_traits>

#include "base/result.h"

namespace glossator {

/// OutOfMemory or ComputationFailed, with the first line of what the library says of it.
[[nodiscard]] Error computationError(const std::exception &exception);

/// Runs a function that computes with libtorch, and may return a plain value or a Result. Exceptions of libtorch, and of memory that has run
/// out, stop here: whatever in core/model and core/learning returns no Result lets them through.
template <typename Function>
[[nodiscard]] AsResult<std::invoke_result_t<Function>> computed(Function &&function)
{
    try {
        return resultOf(function);
    } catch (const std::exception &exception) {
        return computationError(exception);
    }
}

} // namespace glossator
