#pragma once

namespace glossator {

enum class Urgency {
    Soon, ///< somebody waits for it, or for the lock that it holds on the project file now and then
    Whenever, ///< takes minutes anyway
};

/// Makes the calling thread, and the OpenMP threads it starts, give way to the GUI thread, which must answer a key within a frame while
/// models run; what is to be done whenever gives way to what is to be done soon.
void yieldToForeground(Urgency urgency = Urgency::Soon);

} // namespace glossator
