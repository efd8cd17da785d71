#include "cli/interrupt.h"

#include <csignal>
#include <cstdlib>

#include <pthread.h>

#include "cli/console.h"

namespace glossator::cli {

namespace {

// Ends the waiting thread; never sent from outside.
constexpr int quitSignal = SIGUSR2;

sigset_t handledSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, quitSignal);
    return signals;
}

} // namespace

Interrupt::Interrupt()
{
    const sigset_t signals = handledSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_thread = std::thread([this] { waitForSignals(); });
}

Interrupt::~Interrupt()
{
    pthread_kill(m_thread.native_handle(), quitSignal);
    m_thread.join();
}

void Interrupt::waitForSignals()
{
    const sigset_t signals = handledSignals();
    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && signal != quitSignal) {
        if (!m_stop.request_stop())
            std::_Exit(int(ExitCode::Interrupted));
        warn(QStringLiteral("Stopping; press Ctrl+C again to end at once."));
    }
}

} // namespace glossator::cli
