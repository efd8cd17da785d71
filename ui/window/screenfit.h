#pragma once

#include <QSize>

class QWidget;

namespace glossator {

/// That size, or as much of it as the window's screen has room for beside the frame.
[[nodiscard]] QSize boundedByScreen(const QSize &size, const QWidget &window);

/// Makes the window smaller and moves it, if need be, until its screen shows all of it. One that fills the screen stays as it is.
void fitIntoScreen(QWidget &window);

} // namespace glossator
