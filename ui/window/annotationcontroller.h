#pragma once

#include <QObject>
#include <QPointer>

#include "base/result.h"
#include "commands/deciding.h"
#include "service/commentdrafts.h"

class QDialog;
class QDockWidget;
class QWidget;

namespace glossator {

class Actions;
class ErrorPresenter;
class NavigationController;
class ProjectSession;
class SenseListModel;
class SensesPane;
class ProjectWatch;
class TextPane;

/// Turns keys, menus and clicks into decisions on the current unit, and moves on as the user prefers.
class AnnotationController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        SenseListModel &senses;
        SensesPane &sensesPane;
        QDockWidget &sensesDock;
        TextPane &text;
        NavigationController &navigation;
        ProjectWatch &watch;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// The parts must outlive the controller.
    AnnotationController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

    void chooseRow(int row);
    /// Adds the sense to the decision or takes it out; the cursor stays.
    void toggleRow(int row);
    void refuse(Verdict verdict);
    void clear();
    void undo();
    void redo();
    /// Back or forth to a step of the history.
    void travelTo(ActionId action);

private:
    void connectActions();
    void connectChoices();
    [[nodiscard]] bool canDecide() const;
    [[nodiscard]] DecisionContext context() const;
    void acceptFirst();
    [[nodiscard]] static QString hiddenText();
    void tellHidden();
    void tellWaiting();
    void amend(UnitId unit, const QString &comment);
    void keepDrafts(const CommentDrafts &drafts);
    void setGuideline(const QString &lemma, WordClass wordClass, const QString &text);
    void moveOn(const QString &title, const Result<void> &result);
    void advance();
    void take(const QString &title, const JournalStep &step);
    void connectJournal();
    void takeSlowly(const QString &title, const JournalStep &step);
    void endSlowStep();
    void showTouched(const std::vector<UnitId> &units);
    void updateActions();
    void setCoverage(int percent);
    void applyCoverage();

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    UnitId m_toldHidden; ///< of which the message says that its suggestion is hidden
    QPointer<QDialog> m_slowStep; ///< stands before the window while the journal takes a step
};

} // namespace glossator
