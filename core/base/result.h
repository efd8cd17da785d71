#pragma once

#include <tl/expected.hpp>

#include <type_traits>
#include <utility>

#include "base/error.h"

namespace glossator {

/// A value, or the Error that explains why there is none. Ignoring one is a warning, hence a build failure.
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
public:
    using tl::expected<T, Error>::expected;
    Result(Error error) : tl::expected<T, Error>(tl::unexpect, std::move(error)) {}
};

template <typename T>
inline constexpr bool isResult = false;
template <typename T>
inline constexpr bool isResult<Result<T>> = true;

/// The same for a Result, a Result of it for anything else.
template <typename T>
using AsResult = std::conditional_t<isResult<T>, T, Result<std::conditional_t<isResult<T>, void, T>>>;

/// What a function returns, as a Result. For those that stop a library's exceptions.
template <typename Function>
[[nodiscard]] AsResult<std::invoke_result_t<Function>> resultOf(Function &&function)
{
    if constexpr (std::is_void_v<std::invoke_result_t<Function>>) {
        function();
        return {};
    } else {
        return function();
    }
}

} // namespace glossator
