#pragma once

#include <QObject>

#include "service/unitsearch.h"

class QDockWidget;

namespace glossator {

class Actions;
class ConcordancePane;
class ErrorPresenter;
class NavigationController;
class OccurrenceModel;
class ProjectSession;
class SenseListModel;
class TextPane;

/// Fills the concordance with the current word's lemma, and turns its keys into decisions on the selected occurrences.
class ConcordanceController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        OccurrenceModel &occurrences;
        ConcordancePane &pane;
        QDockWidget &dock;
        SenseListModel &senses;
        TextPane &text;
        NavigationController &navigation;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// The parts must outlive the controller.
    ConcordanceController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);
    /// Opens the pane with these units instead of a lemma's.
    void showList(const QString &title, const std::vector<FoundUnit> &units);

    static constexpr int limit = 50'000; ///< occurrences listed

private:
    void connectPane();
    void show();
    void showCurrentWord();
    void followText();
    void ask(const UnitFilter &filter, ConcordanceOrder order);
    void onUnits(int request, const std::vector<FoundUnit> &units);
    void chooseRow(int row);
    void decide(const Decision &decision);
    void preview(const Decision &decision, const std::vector<Occurrence> &occurrences);
    void apply(const Decision &decision, const std::vector<Occurrence> &occurrences);

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    int m_request = 0;
    bool m_isSeen = false; ///< not behind another dock's tab, either
};

} // namespace glossator
