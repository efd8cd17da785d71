#pragma once

#include <QHash>
#include <QKeySequence>
#include <QObject>

#include "models/shortcutmodel.h"

class QAction;
class QMainWindow;
class QMenu;
class QMenuBar;

namespace glossator {

/// Gives the window's actions the keys that the user has chosen for them, and keeps what is chosen.
class KeyboardController : public QObject
{
    Q_OBJECT

public:
    /// When all actions are there and have the program's own keys.
    KeyboardController(QMainWindow &window, QObject *parent);

    [[nodiscard]] ShortcutModel &model() { return m_model; }

private:
    void collect(const QMenu &menu, const QString &group, const QString &prefix);
    void addAction(QAction *action, const QString &group, const QString &prefix);
    void addFamily(const QAction &action, const QString &group);
    void addFixed();
    void addMenus(const QMenuBar &bar);
    void restore();
    void apply(const QString &name, const QList<QKeySequence> &keys);

    ShortcutModel m_model;
    std::vector<Shortcut> m_shortcuts;
    QHash<QString, QAction *> m_actions;
};

} // namespace glossator
