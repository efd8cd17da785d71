#include "service/backgroundthread.h"

#include <sys/resource.h>
#include <unistd.h>

namespace glossator {

void yieldToForeground()
{
    constexpr int niceness = 10;
    // On Linux niceness belongs to a thread. Failing to lower it costs smoothness only.
    setpriority(PRIO_PROCESS, id_t(gettid()), niceness);
}

} // namespace glossator
