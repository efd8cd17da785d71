#pragma once

#include <QWidget>

class QAction;
class QListWidget;

namespace glossator {

class Actions;

/// What the window shows while no project is open: how to get one.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(const Actions &actions, QWidget *parent = nullptr);

    void setRecentProjects(const QStringList &paths);

Q_SIGNALS:
    void projectChosen(const QString &path);

private:
    [[nodiscard]] QWidget *makeButton(QAction *action, const QString &iconName);
    [[nodiscard]] QWidget *makeRecentList();

    QListWidget *m_recent;
};

} // namespace glossator
