#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace glossator {

class Actions;
class Handbook;
class PreferencesController;
class ShortcutModel;

/// Shortcut sheet, handbook, the handbook's page on the pane that has the focus, and what this program is.
class HelpController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        ShortcutModel &shortcuts;
        PreferencesController &preferences;
        QWidget &window;
    };

    /// folder: of the handbook. The parts must outlive the object.
    HelpController(const Parts &parts, QString folder, QObject *parent);

    /// Empty: the page that was in view last.
    void showHandbook(const QString &page);

private:
    void showShortcuts();
    void showAbout();
    void showContextHelp();

    Parts m_parts;
    QString m_folder;
    QPointer<Handbook> m_handbook;
};

} // namespace glossator
