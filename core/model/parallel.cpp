#include "model/parallel.h"

#include "model/torchcompat.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <vector>

namespace glossator {

namespace {

#if defined(__SANITIZE_THREAD__)

// The thread sanitizer knows the standard library's threads, and not OpenMP's.
thread_local bool isSharing = false;

void onThreads(int64_t count, const std::function<void()> &work)
{
    std::vector<std::future<void>> threads;
    for (int64_t i = 0; i < count; ++i) {
        threads.push_back(std::async(std::launch::async, [&] {
            isSharing = true;
            work();
        }));
    }
    for (std::future<void> &thread : threads)
        thread.wait();
    for (std::future<void> &thread : threads)
        thread.get();
}

#else

void onThreads(int64_t count, const std::function<void()> &work)
{
    at::parallel_for(0, count, 1, [&](int64_t, int64_t) { work(); });
}

#endif

} // namespace

void shareOut(std::size_t count, const std::function<void(std::size_t)> &work)
{
    std::atomic<std::size_t> next = 0;
    const auto takeTurns = [&] {
        const torch::NoGradGuard noGrad; // of this thread
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    const auto threads = std::min<int64_t>(sharers(), int64_t(count));
    if (threads > 1)
        onThreads(threads, takeTurns);
    else
        takeTurns();
}

int sharers()
{
#if defined(__SANITIZE_THREAD__)
    return isSharing ? 1 : at::get_num_threads();
#else
    return at::in_parallel_region() ? 1 : at::get_num_threads();
#endif
}

} // namespace glossator
