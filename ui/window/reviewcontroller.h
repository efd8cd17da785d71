#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

#include "service/blindmode.h"

class QWidget;

namespace glossator {

class Actions;
class BlindDialog;
class ErrorPresenter;
class ProjectSession;

/// Blind mode and the sure band: how far the model's suggestions are trusted, and what that does to people.
class ReviewController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// The parts must outlive the controller.
    ReviewController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

    void askBlindMode();
    void askSureBand();

private:
    void openBlindDialog();
    void leaveBlindDialog();
    void setBlindMode(const BlindMode &mode);
    [[nodiscard]] std::function<QString(const QString &)> senseNamer() const;

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    QPointer<BlindDialog> m_blindDialog; ///< while it is open
};

} // namespace glossator
