#pragma once

#include <QObject>

#include "dialogs/newprojectassistant.h"
#include "service/projectsummaries.h"

class QMenu;
class QWidget;

namespace glossator {

class Actions;
class ClosingGuard;
class ErrorPresenter;
class SessionHolder;
class TransferController;
class WelcomePage;

/// New, open, recent, sample, close, and what belongs to a project as a whole: annotator and guidelines.
class ProjectCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        SessionHolder &holder;
        ClosingGuard &guard;
        TransferController &transfer;
        WelcomePage &welcome;
        QMenu &recentMenu;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// sampleText: the file that the sample project is made from. The parts must outlive the object.
    ProjectCommands(const Parts &parts, QString sampleText, QObject *parent);

    /// Asks first where the project that is open would lose something.
    void open(const QString &path);
    /// With this file in the place of the open project.
    void goOnWith(const QString &path);
    /// That of the last session: errors interrupt nobody.
    bool reopen(const QString &path);
    void create(const QString &path);
    /// Lies in the user's data folder; made when it is opened for the first time.
    void openSample();

Q_SIGNALS:
    void annotatorChanged();

private:
    void connectActions();
    void openNow(const QString &path);
    void createSample(const QString &path);
    void askOpen();
    void assist();
    [[nodiscard]] Result<void> make(const NewProject &wanted);
    void askAnnotator();
    void askGuidelines();
    void noteOpened();
    void showRecent();

    Parts m_parts;
    QString m_sampleText;
    ProjectSummaries m_summaries;
};

} // namespace glossator
