#pragma once

#include <QMainWindow>

#include <memory>

#include "service/annotator.h"

namespace glossator {

class ProjectSession;

struct WindowConfig
{
    AnnotatorConfig annotator;
    QString sampleText; ///< the file that the sample project is made from
};

/// The workbench: assembles models, panes and controllers, which know each other only through what they are given.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowConfig &config);
    ~MainWindow() override;

    void openProject(const QString &path);
    void createProject(const QString &path);
    void openSample();
    /// Null while no project is open.
    [[nodiscard]] ProjectSession *session() const;

protected:
    void childEvent(QChildEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeControllers(const WindowConfig &config);
    void connectPanes();
    void connectView();
    void connectTextView();
    void connectHelp();
    void setSession(ProjectSession *session);
    void restoreWindow();

    struct Parts;
    std::unique_ptr<Parts> d;
};

} // namespace glossator
