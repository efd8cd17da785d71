#pragma once

#include <QFont>
#include <QObject>

#include "dialogs/preferencesdialog.h"

namespace glossator {

class Actions;
class ErrorPresenter;
class SensesPane;
class SessionHolder;
class ShortcutModel;
class TextPane;

/// How the program looks and where it computes: menus and the preferences dialog, and what is kept of them.
class PreferencesController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        ShortcutModel &shortcuts;
        SessionHolder &holder;
        SensesPane &senses;
        TextPane &text;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// The parts must outlive the object.
    PreferencesController(const Parts &parts, QObject *parent);
    ~PreferencesController() override;

    void show(PreferencesDialog::Page page);

private:
    void connectMenus();
    void connectTextView();
    void applyFont(int percent);

    Parts m_parts;
    QFont m_systemFont;
};

} // namespace glossator
