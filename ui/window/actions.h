#pragma once

#include <QObject>

#include <array>

class QAction;
class QActionGroup;
class QKeySequence;
class QWidget;

namespace glossator {

/// Everything the user can do by menu or key. Texts, icons and keys only; what an action does is connected where it is done.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget &window);

    QAction *newProject;
    QAction *openProject;
    QAction *openSample;
    QAction *importDocuments;
    QAction *exportDocuments;
    QAction *closeProject;
    QAction *quit;

    QAction *undo;
    QAction *redo;
    QAction *changeAnnotator;

    std::array<QAction *, 9> chooseSense; ///< [0] is the key 1
    QAction *acceptFirst;
    QAction *noneOfThese;
    QAction *clearDecision;
    QAction *nextSenses;
    QAction *previousSenses;

    QAction *nextUnit;
    QAction *previousUnit;
    QAction *nextUndecided;
    QAction *nextInQueue;
    QAction *removeQueue;
    QAction *skipRules;
    QAction *search;
    QAction *concordance;
    QAction *lineUp;
    QAction *lineDown;
    QAction *nextPane;
    QAction *previousPane;

    QAction *retrain;
    QAction *cancelTraining;
    QAction *refreshPredictions;

    QAction *zoomIn;
    QAction *zoomOut;
    QAction *resetZoom;
    QAction *briefSenses; ///< checkable
    QActionGroup *appearances; ///< data(): int(Appearance)
    QActionGroup *languages; ///< data(): QString, empty for the system's

    QAction *shortcutSheet;
    QAction *about;

    /// Plain keys (digits, Space, arrows, Tab) would take characters from text fields and buttons, so they work only while the text or
    /// the senses have the focus; in the text also those keys that lists need for themselves.
    void bindKeys(QWidget &text, QWidget &senses);
    void setProjectOpen(bool open);

private:
    void makeFileActions();
    void makeDecideActions();
    void makeGoActions();
    void makeModelActions();
    void makeViewActions();
    QAction *make(const QString &name, const QString &text, const QList<QKeySequence> &keys = {}, const QString &iconName = {});
    /// Works only in the widgets that bindKeys names.
    QAction *makeLocal(const QString &name, const QString &text, const QList<QKeySequence> &keys, const QString &iconName = {});

    QWidget &m_window;
};

} // namespace glossator
