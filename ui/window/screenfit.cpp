#include "window/screenfit.h"

#include <QScreen>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace glossator {

namespace {

/// Where the inside of the window may be. What frame a window gets is not known before it is shown.
QRect roomFor(const QWidget &window)
{
    const QRect available = window.screen()->availableGeometry();
    if (!window.isVisible())
        return available.adjusted(0, window.style()->pixelMetric(QStyle::PM_TitleBarHeight), 0, 0);
    const QRect inside = window.geometry();
    const QRect outside = window.frameGeometry();
    return available.adjusted(inside.left() - outside.left(), inside.top() - outside.top(), inside.right() - outside.right(),
                              inside.bottom() - outside.bottom());
}

} // namespace

QSize boundedByScreen(const QSize &size, const QWidget &window)
{
    return size.boundedTo(roomFor(window).size());
}

void fitIntoScreen(QWidget &window)
{
    if (window.isMaximized() || window.isFullScreen())
        return;
    const QRect room = roomFor(window);
    QRect place = window.geometry();
    place.setSize(boundedByScreen(place.size(), window));
    place.moveRight(std::min(place.right(), room.right()));
    place.moveBottom(std::min(place.bottom(), room.bottom()));
    place.moveLeft(std::max(place.left(), room.left()));
    place.moveTop(std::max(place.top(), room.top()));
    window.setGeometry(place);
}

} // namespace glossator
