#pragma once

#include <QObject>

#include <vector>

class QAction;
class QActionGroup;
class QKeySequence;
class QVariant;
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
    QAction *saveCopy;
    QAction *closeProject;
    QAction *quit;

    QAction *undo;
    QAction *redo;
    QAction *changeAnnotator;
    QAction *preferences;

    std::vector<QAction *> chooseSense; ///< by place in senseKeys: [0] is the key 1
    std::vector<QAction *> addSense; ///< the same with Shift
    QAction *acceptFirst;
    QAction *noneOfThese;
    QAction *textError;
    QAction *notTaggable;
    QAction *unsure;
    QAction *comment;
    QAction *guideline;
    QAction *projectGuidelines;
    QAction *clearDecision;
    QAction *nextSenses;
    QAction *previousSenses;
    QAction *showAllSenses; ///< checkable
    QActionGroup *senseOrders; ///< data(): int(SenseOrder)
    QActionGroup *coverages; ///< of prediction sets; data(): int, percent, 100 for no sets
    QActionGroup *advances; ///< data(): int(Advance)

    QAction *repairSentence;
    QAction *joinNextSentence;
    QAction *breakUpUnit;
    QAction *removeUnit;

    QAction *nextUnit;
    QAction *previousUnit;
    QAction *nextUndecided;
    QAction *nextInQueue;
    QAction *reviewChanges; ///< enabled while there are some
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
    QActionGroup *memoryWeights; ///< data(): double, see MemoryService::weight()
    QAction *projectModels;
    QAction *frequencyWeight;
    QAction *secondOpinion;
    QAction *secondModel;
    QAction *acceptSure;
    QAction *blindMode;

    QAction *zoomIn;
    QAction *zoomOut;
    QAction *resetZoom;
    QAction *briefSenses; ///< checkable
    QAction *documentMap; ///< checkable
    QActionGroup *tints; ///< data(): int(TintScheme)
    QAction *floatPane; ///< the one that has the focus
    QAction *resetLayout;
    QAction *activity;
    QActionGroup *appearances; ///< data(): int(Appearance)
    QActionGroup *languages; ///< data(): QString, empty for the system's

    QAction *shortcutSheet;
    QAction *handbook;
    QAction *contextHelp; ///< about the pane that has the focus
    QAction *about;

    /// Plain keys (digits, Space, arrows, Tab) would take characters from text fields and buttons, so they work only while the text or
    /// the senses have the focus; in the text also those keys that lists need for themselves.
    void bindKeys(QWidget &text, QWidget &senses);
    void setProjectOpen(bool open);

private:
    void makeFileActions();
    void makeDecideActions();
    void makeSenseKeys();
    void makeDecideChoices();
    void makeRepairActions();
    void makeGoActions();
    void makeModelActions();
    void makeViewActions();
    void makeHelpActions();
    QAction *make(const QString &name, const QString &text, const QList<QKeySequence> &keys = {}, const QString &iconName = {});
    QAction *makeChoice(QActionGroup *group, const QString &name, const QString &text, const QVariant &data);
    /// Works only in the widgets that bindKeys names.
    QAction *makeLocal(const QString &name, const QString &text, const QList<QKeySequence> &keys, const QString &iconName = {});

    QWidget &m_window;
};

} // namespace glossator
