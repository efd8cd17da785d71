#pragma once

#include <QObject>
#include <QTimer>

#include <memory>

#include "base/ids.h"

namespace glossator {

class Actions;
class DocumentListModel;
class DocumentsPane;
class ErrorPresenter;
class HistoryModel;
class Inventory;
class ProjectSession;
class SenseListModel;
class TextPane;

/// Keeps the panes on the same document and unit, and brings the user back to where they were when a project opens.
class NavigationController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        DocumentListModel &documents;
        SenseListModel &senses;
        HistoryModel &history;
        DocumentsPane &documentsPane;
        TextPane &text;
        ErrorPresenter &presenter;
    };

    /// The parts must outlive the controller.
    NavigationController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);
    void showDocument(DocumentId document);
    void showUnit(UnitId unit);

private:
    void connectPanes();
    void connectActions();
    void setInventory(const std::shared_ptr<const Inventory> &inventory);
    void connectSession();
    void restorePlace();
    void savePlace();
    void showExistingDocument();
    static QString noneLeftText();
    void tellNoneLeft();
    void followUndecided();
    [[nodiscard]] qint64 unitsInView() const;

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    qint64 m_unitsWhenTold = 0; ///< that none is left undecided
    QTimer m_saveTimer;
};

} // namespace glossator
