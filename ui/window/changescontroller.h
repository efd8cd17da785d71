#pragma once

#include <QHash>
#include <QObject>

#include <vector>

#include "service/lemmamemory.h"

class QAction;

namespace glossator {

class Actions;
class ConcordanceController;
class ErrorPresenter;
class ProjectSession;

/// What a decision or a retraining has changed about other, undecided words: offers it for review, in the concordance. Also lets the
/// project set how much decisions say at once.
class ChangesController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        ConcordanceController &concordance;
        ErrorPresenter &presenter;
    };

    /// The parts must outlive the controller.
    ChangesController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

private:
    void onFlipped(const std::vector<SenseFlip> &flips);
    void onModelChanged(const std::vector<UnitId> &units);
    void leaveOut(const std::vector<UnitId> &decided);
    void review();
    void setWeight(const QAction *action);
    void update();
    void offer();
    void renewOffer();
    [[nodiscard]] QString offerText() const;

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    QHash<UnitId, SenseFlip> m_changes; ///< not yet reviewed; before: as the user saw it last
    QString m_offered; ///< the latest offerText()
};

} // namespace glossator
