#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace glossator {

/// A mutex whose callers get it in the order in which they asked, which std::mutex does not promise: whoever locks it again at once would
/// mostly keep it.
class FairMutex
{
public:
    void lock()
    {
        std::unique_lock guard(m_guard);
        const std::uint64_t ticket = m_next++;
        m_turn.wait(guard, [&] { return ticket == m_serving; });
    }

    void unlock()
    {
        {
            const std::scoped_lock guard(m_guard);
            ++m_serving;
        }
        m_turn.notify_all();
    }

    /// Whether somebody waits while it is held.
    [[nodiscard]] bool isAwaited() const
    {
        const std::scoped_lock guard(m_guard);
        return m_next > m_serving + 1;
    }

private:
    mutable std::mutex m_guard;
    std::condition_variable m_turn;
    std::uint64_t m_next = 0; ///< ticket of who asks next
    std::uint64_t m_serving = 0; ///< ticket of who has it, or gets it next
};

} // namespace glossator
