#pragma once

#include <QObject>

#include "service/secondopinion.h"

class QWidget;

namespace glossator {

class Actions;
class ErrorPresenter;
class ProjectSession;
class SenseListModel;

/// Asks a cross-encoder about the current word and shows what it says beside the model's own probabilities.
class SecondOpinionController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        SenseListModel &senses;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// The parts must outlive the controller.
    SecondOpinionController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

    void ask();
    void askForFile();

private:
    void explain();
    void ask(const QString &file);
    void show(int request, const Opinion &opinion);
    void fail(int request, const Error &error);
    void followUnit();

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    UnitId m_unit; ///< asked about
    int m_request = 0; ///< 0: none is awaited
};

} // namespace glossator
