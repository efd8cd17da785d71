#pragma once

#include <QObject>

#include <optional>
#include <vector>

#include "service/unitsearch.h"

class QActionGroup;
class QMenu;

namespace glossator {

class Actions;
class ErrorPresenter;
class NavigationController;
class OccurrenceModel;
class ProjectSession;
class TextPane;

/// What comes next when certainty decides: the least certain undecided units of a queue one after the other. Queues about
/// other units (decided otherwise than suggested, by somebody, …) are gone through in the order of the text. Also which
/// words queues and "next undecided" pass over.
class QueueController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        OccurrenceModel &results; ///< puts units in words
        TextPane &text;
        NavigationController &navigation;
        ErrorPresenter &presenter;
        QMenu &menu; ///< of the queues
        QWidget &window;
    };

    /// The parts must outlive the controller.
    QueueController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

private:
    void connectSession();
    void fillMenu();
    void addQueue(const QString &name, const QString &text);
    void choose(const QString &name);
    void removeChosen();
    void forget();
    static QString noneLeftText();
    void next();
    void onUnits(int request, const std::vector<FoundUnit> &units);
    void onLoaded(int request, const std::vector<Occurrence> &found);
    void askRules();
    void applyRules();
    [[nodiscard]] UnitFilter chosenFilter();
    [[nodiscard]] QString reason(const Occurrence &occurrence) const;

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    QActionGroup *m_queues;
    std::optional<UnitFilter> m_filter; ///< that of m_units
    std::vector<FoundUnit> m_units;
    size_t m_next = 0;
    int m_request = 0; ///< for the queue, or for its next unit; 0: none is under way
};

} // namespace glossator
