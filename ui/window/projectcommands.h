#pragma once

#include <QObject>

class QMenu;
class QWidget;

namespace glossator {

class Actions;
class ErrorPresenter;
class SessionHolder;
class TransferController;
class WelcomePage;

/// New, open, recent, sample, close, and the annotator's name.
class ProjectCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        SessionHolder &holder;
        TransferController &transfer;
        WelcomePage &welcome;
        QMenu &recentMenu;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// sampleText: the file that the sample project is made from. The parts must outlive the object.
    ProjectCommands(const Parts &parts, QString sampleText, QObject *parent);

    void open(const QString &path);
    void create(const QString &path);
    /// Lies in the user's data folder; made when it is opened for the first time.
    void openSample();

Q_SIGNALS:
    void annotatorChanged();

private:
    void connectActions();
    void askOpen();
    void askCreate();
    void askAnnotator();
    void noteOpened();
    void showRecent();

    Parts m_parts;
    QString m_sampleText;
};

} // namespace glossator
