#pragma once

#include <cstddef>
#include <functional>

namespace glossator {

/// Calls work(0) to work(count - 1), each once, on all of the processor's threads that computing may use; whoever is free takes the next.
/// Within such a call, and for a single one, on the calling thread. Exceptions come back to the caller.
void shareOut(std::size_t count, const std::function<void(std::size_t)> &work);

/// How many calls shareOut() would make at once.
[[nodiscard]] int sharers();

} // namespace glossator
