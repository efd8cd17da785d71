#pragma once

#include <stop_token>
#include <thread>

namespace glossator::cli {

/// Turns the first Ctrl+C (or SIGTERM) into a stop request; the second ends the process at once. Signals are taken by a
/// thread of their own, so construct this before any other thread, which inherits the blocked signals.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    void waitForSignals();

    std::stop_source m_stop;
    std::thread m_thread;
};

} // namespace glossator::cli
