#pragma once

namespace glossator {

/// Makes the calling thread, and the OpenMP threads it starts, give way to the GUI thread, which must answer a key within a frame while
/// models run.
void yieldToForeground();

} // namespace glossator
