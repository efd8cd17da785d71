#pragma once

class QMainWindow;
class QMenu;
class QToolBar;

namespace glossator {

class Actions;

/// The menus that others add to: recent projects, docks, queues.
struct Menus
{
    QMenu *recent;
    QMenu *panes;
    QMenu *queues;
};

[[nodiscard]] Menus makeMenus(QMainWindow &window, const Actions &actions);
void makeToolBar(QMainWindow &window, const Actions &actions);

} // namespace glossator
