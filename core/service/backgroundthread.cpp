#include "service/backgroundthread.h"

#include <sys/resource.h>
#include <unistd.h>

namespace glossator {

void yieldToForeground(Urgency urgency)
{
    const int niceness = urgency == Urgency::Soon ? 10 : 16;
    // On Linux niceness belongs to a thread. Failing to lower it costs smoothness only.
    setpriority(PRIO_PROCESS, id_t(gettid()), niceness);
}

} // namespace glossator
