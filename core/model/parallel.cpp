#include "model/parallel.h"

#include "model/torchcompat.h"

#include <algorithm>
#include <atomic>

namespace glossator {

void shareOut(std::size_t count, const std::function<void(std::size_t)> &work)
{
    std::atomic<std::size_t> next = 0;
    const auto takeTurns = [&](int64_t, int64_t) {
        const torch::NoGradGuard noGrad; // of this thread
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    at::parallel_for(0, std::min<int64_t>(sharers(), int64_t(count)), 1, takeTurns);
}

int sharers()
{
    return at::in_parallel_region() ? 1 : at::get_num_threads();
}

} // namespace glossator
