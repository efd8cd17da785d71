#pragma once

#include <tl/expected.hpp>

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

} // namespace glossator
