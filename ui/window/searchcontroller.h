#pragma once

#include <QObject>

#include "service/unitsearch.h"

class QDockWidget;

namespace glossator {

class Actions;
class ErrorPresenter;
class NavigationController;
class OccurrenceModel;
class ProjectSession;
class SearchPane;
class TextPane;

/// Connects the search pane with the project: results, going to them, saving filters as queues.
class SearchController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        OccurrenceModel &results;
        SearchPane &pane;
        QDockWidget &dock;
        TextPane &text;
        NavigationController &navigation;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// The parts must outlive the controller.
    SearchController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

private:
    void show();
    void goTo(const Occurrence &occurrence);
    void askName(const UnitFilter &filter);
    void save(const QString &name, const UnitFilter &filter);

    Parts m_parts;
    ProjectSession *m_session = nullptr;
};

} // namespace glossator
