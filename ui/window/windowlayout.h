#pragma once

#include <QByteArray>
#include <QList>

class QDockWidget;
class QMainWindow;
class QStackedWidget;
class QWidget;

namespace glossator {

class Actions;
class ConcordancePane;
class DocumentListModel;
class DocumentsPane;
class HistoryModel;
class HistoryPane;
class MessageBar;
class OccurrenceModel;
class SearchPane;
class SenseListModel;
class SensesPane;
class TextPane;
class TrainingPane;
class WelcomePage;

/// Opens the pane, brings it before those that share its place, and gives its window the keyboard, so that what gets the focus in it is
/// seen.
void bringForward(QDockWidget &dock);

/// The panes of the main window where they stand at first. Qt's parents own them all.
struct WindowLayout
{
    MessageBar *messageBar;
    QStackedWidget *centre; ///< welcome page or text
    WelcomePage *welcome;
    TextPane *text;
    DocumentsPane *documents;
    SensesPane *senses;
    TrainingPane *training;
    HistoryPane *history;
    SearchPane *search;
    ConcordancePane *concordance;
    QList<QDockWidget *> docks; ///< documents, senses, training, history, search, concordance

    struct Models
    {
        DocumentListModel &documents;
        SenseListModel &senses;
        HistoryModel &history;
        OccurrenceModel &results; ///< of the search
        OccurrenceModel &occurrences; ///< of the concordance
    };
    WindowLayout(QMainWindow &window, const Actions &actions, const Models &models);

    /// Welcome page without docks, or the text with them.
    void showProject(bool open);
    /// Of docks and tool bars with a project open, for QMainWindow::restoreState(); nothing happens when it is empty. direction: of the
    /// window that the state is from.
    [[nodiscard]] QByteArray state() const;
    [[nodiscard]] Qt::LayoutDirection direction() const;
    void setState(const QByteArray &state, Qt::LayoutDirection direction);
    /// Takes the pane that has the focus out of the window, or back; the text has its place.
    void toggleFloating();
    /// Every pane where it stood at first, and visible; the window no larger than its screen.
    void reset();
    /// Moves the focus to the next visible pane, or the previous one with step -1.
    void moveFocus(int step);

private:
    void makeCentre(QMainWindow &window, const Actions &actions);
    void addDock(QMainWindow &window, const QString &name, const QString &title, QWidget *pane);
    void showInCentre(QWidget &page);
    void placeDocks();
    void mirror();
    [[nodiscard]] QList<QDockWidget *> docksAtSides() const;
    void showDocksAsFirst();

    QMainWindow &m_window;
    QByteArray m_openState; ///< while the welcome page hides the docks
    Qt::LayoutDirection m_openDirection = Qt::LeftToRight; ///< of the window that it is from
    bool m_projectShown = false;
};

} // namespace glossator
