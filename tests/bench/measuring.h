#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QWidget>

#include <vector>

#include "support/must.h"

namespace glossator::bench {

using testing::must;

/// Milliseconds.
struct Times
{
    std::vector<double> values;

    [[nodiscard]] double percentile(double share) const;
    [[nodiscard]] double median() const { return percentile(0.5); }
};

/// Milliseconds since the timer's start.
[[nodiscard]] double elapsed(const QElapsedTimer &timer);

/// Milliseconds that a processor has worked for this thread.
[[nodiscard]] double threadTime();

/// Resident memory of this process in MB (10^6 bytes), without what has been freed; 0 where the system does not tell.
[[nodiscard]] double residentMemory();

/// Load average of the last minute; negative where the system does not tell.
[[nodiscard]] double loadAverage();

/// Handles events for so long.
void pass(int milliseconds);

/// Measures from a cause to the frame that shows its effect: until the window has painted everything that was marked for painting, and has
/// handed it to the screen.
class FrameWatch : public QObject
{
public:
    /// window: a top-level widget that is on the screen.
    explicit FrameWatch(QWidget &window);

    /// Delivers a key to the window as the platform does, and waits for the frame. Milliseconds.
    [[nodiscard]] double press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    /// Runs a function and waits for the frame. Milliseconds.
    template <typename Function>
    [[nodiscard]] double after(Function function)
    {
        begin();
        function();
        return untilPainted();
    }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();
    [[nodiscard]] double untilPainted();

    QWidget &m_window;
    QElapsedTimer m_timer;
    double m_painted = -1;
    bool m_painting = false;
};

} // namespace glossator::bench
