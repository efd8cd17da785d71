#include "bench/measuring.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>
#include <QWindow>

#include <algorithm>
#include <cstdlib>
#include <ctime>

#ifdef __GLIBC__
#include <malloc.h>
#include <unistd.h>
#endif

namespace glossator::bench {

double Times::percentile(double share) const
{
    if (values.empty())
        return 0;
    std::vector<double> sorted = values;
    std::ranges::sort(sorted);
    return sorted[size_t(share * double(sorted.size() - 1))];
}

double elapsed(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double residentMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    if (file.open(QIODevice::ReadOnly))
        return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
#endif
    return 0;
}

double loadAverage()
{
    double load = -1;
    return getloadavg(&load, 1) == 1 ? load : -1;
}

void pass(int milliseconds)
{
    QTest::qWait(milliseconds);
}

FrameWatch::FrameWatch(QWidget &window) : m_window(window)
{
    m_window.installEventFilter(this);
}

void FrameWatch::begin()
{
    m_painted = -1;
    m_timer.start();
}

double FrameWatch::untilPainted()
{
    constexpr double limit = 60'000;
    while (m_painted < 0) {
        if (elapsed(m_timer) > limit)
            qFatal("nothing was painted for a minute");
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return m_painted;
}

double FrameWatch::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    begin();
    QTest::keyPress(m_window.windowHandle(), key, modifiers);
    const double painted = untilPainted();
    QTest::keyRelease(m_window.windowHandle(), key, modifiers);
    return painted;
}

bool FrameWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_window || event->type() != QEvent::UpdateRequest || m_painting)
        return false;
    // The window paints while it handles the event.
    m_painting = true;
    watched->event(event);
    m_painting = false;
    if (m_painted < 0)
        m_painted = elapsed(m_timer);
    return true;
}

} // namespace glossator::bench
