#pragma once

#include <QWidget>

#include "models/recentprojectsmodel.h"

class QAction;
class QLabel;
class QPushButton;
class QTreeView;

namespace glossator {

class Actions;

/// What the window shows while no project is open: how to get one.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(const Actions &actions, QWidget *parent = nullptr);

    void setRecentProjects(const std::vector<RecentProjectsModel::Row> &projects);
    void setSummary(const QString &path, const Result<ProjectSummary> &summary);

Q_SIGNALS:
    void projectChosen(const QString &path);
    /// Off the list; the file is left alone.
    void removeRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void followFont();
    [[nodiscard]] QWidget *makeButton(QAction *action, const QString &iconName);
    [[nodiscard]] QWidget *makeRecentList();

    [[nodiscard]] QString currentPath() const;
    void removeCurrent();

    RecentProjectsModel m_projects;
    QWidget *m_column; ///< all of the page, in the middle of the window
    QLabel *m_title;
    QTreeView *m_recent;
    QPushButton *m_remove;
};

} // namespace glossator
