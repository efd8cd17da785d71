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
    QString helpFolder; ///< of the handbook
    bool restore = true; ///< the window's place and panes are those of the last session
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
    /// The project and place of the last session, if one was open.
    void restoreSession();
    /// Null while no project is open.
    [[nodiscard]] ProjectSession *session() const;

protected:
    void childEvent(QChildEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeControllers(const WindowConfig &config);
    void makeSettings(const WindowConfig &config);
    void connectPanes();
    void setSession(ProjectSession *session);

    struct Parts;
    std::unique_ptr<Parts> d;
};

} // namespace glossator
