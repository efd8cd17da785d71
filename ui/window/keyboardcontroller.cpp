#include "window/keyboardcontroller.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

#include "window/preferences.h"

namespace glossator {

namespace {

QString plain(QString text)
{
    return text.remove(u'&').remove(u'…');
}

QString keysOf(const QAction &action)
{
    return action.shortcut().toString(QKeySequence::NativeText);
}

/// Keys of some actions hold only in the widgets that have them.
Shortcut::Places placesOf(const QAction &action)
{
    if (action.shortcutContext() == Qt::WindowShortcut)
        return Shortcut::everywhere;
    Shortcut::Places places;
    for (const QObject *widget : action.associatedObjects()) {
        if (widget->objectName() == QLatin1StringView("textPane"))
            places |= Shortcut::Place::Text;
        else if (widget->objectName() == QLatin1StringView("sensesPane"))
            places |= Shortcut::Place::Senses;
        else if (widget->objectName() == QLatin1StringView("concordanceTable"))
            places |= Shortcut::Place::Lists;
    }
    return places;
}

} // namespace

KeyboardController::KeyboardController(QMainWindow &window, QObject *parent) : QObject(parent)
{
    for (const QAction *top : window.menuBar()->actions()) {
        if (top->menu())
            collect(*top->menu(), plain(top->text()), {});
    }
    addFixed();
    addMenus(*window.menuBar());
    restore();
    m_model.setShortcuts(m_shortcuts);
    connect(&m_model, &ShortcutModel::keysChanged, this, &KeyboardController::apply);
}

void KeyboardController::collect(const QMenu &menu, const QString &group, const QString &prefix)
{
    for (QAction *action : menu.actions()) {
        if (action->menu())
            collect(*action->menu(), group, plain(action->text()));
        else if (!action->isSeparator() && !action->objectName().isEmpty() && !m_actions.contains(action->objectName()))
            addAction(action, group, prefix);
    }
}

void KeyboardController::addAction(QAction *action, const QString &group, const QString &prefix)
{
    m_actions.insert(action->objectName(), action);
    if (action->property("family").isValid()) {
        addFamily(*action, group);
        return;
    }
    const QString text = plain(action->text());
    Shortcut shortcut{action->objectName(), prefix.isEmpty() ? text : tr("%1: %2", "submenu: action").arg(prefix, text), group};
    shortcut.keys = shortcut.defaults = action->shortcuts();
    shortcut.places = placesOf(*action);
    m_shortcuts.push_back(std::move(shortcut));
}

/// The keys of the senses stand beside them; one row for all.
void KeyboardController::addFamily(const QAction &action, const QString &group)
{
    const QString family = action.property("family").toString();
    auto row = std::ranges::find(m_shortcuts, family, &Shortcut::text);
    if (row == m_shortcuts.end()) {
        Shortcut shortcut{action.objectName(), family, group};
        shortcut.keysText = keysOf(action);
        shortcut.places = placesOf(action);
        shortcut.fixedBecause = tr("The keys of the senses are the same for everyone, so that the key beside a sense always is its key.");
        row = m_shortcuts.insert(m_shortcuts.end(), std::move(shortcut));
    } else {
        row->keysText =
            tr("%1 … %2", "first and last of several keys").arg(row->defaults.front().toString(QKeySequence::NativeText), keysOf(action));
    }
    row->keys += action.shortcuts();
    row->defaults = row->keys;
}

/// Keys that panes answer themselves, as lists and texts do everywhere.
void KeyboardController::addFixed()
{
    struct Row
    {
        QString text;
        QString keysText;
        QList<QKeySequence> keys;
        Shortcut::Places places = Shortcut::everywhere;
    };
    using enum Shortcut::Place;
    const QList<QKeySequence> enter{Qt::Key_Return, Qt::Key_Enter};
    const Row rows[] = {
        {tr("Text: first and last word"), tr("Home, End"), {Qt::Key_Home, Qt::Key_End}},
        {tr("Text: a page up or down"), tr("Page up, Page down"), {Qt::Key_PageUp, Qt::Key_PageDown}},
        {tr("Lists: up, down and to the sides"), tr("Arrows"), {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right}, Senses | Lists},
        {tr("Lists of occurrences: go to the text"), tr("Enter"), enter, Lists},
        {tr("Concordance: decide on the marked rows"),
         tr("0 … 9, Space, Delete"),
         {Qt::Key_Space, Qt::Key_Delete, Qt::Key_Backspace, Qt::Key_0, Qt::Key_T, Qt::Key_X, Qt::Key_U},
         Lists},
        {tr("Senses: decide on the marked one"), tr("Enter"), enter, Senses},
        {tr("Guideline: save"),
         tr("Ctrl+Enter"),
         {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)},
         Senses},
        {tr("Close a dialog, leave a comment"), tr("Esc"), {Qt::Key_Escape}},
    };
    int number = 0;
    for (const auto &[text, keysText, keys, places] : rows) {
        Shortcut shortcut{QStringLiteral("fixed%1").arg(++number), text, tr("In the panes"), keys, keys, keysText};
        shortcut.fixedBecause = tr("Lists and texts use these keys everywhere.");
        shortcut.places = places;
        m_shortcuts.push_back(std::move(shortcut));
    }
}

/// The menu bar answers Alt and the letter that a menu's title underlines.
void KeyboardController::addMenus(const QMenuBar &bar)
{
    for (const QAction *menu : bar.actions()) {
        const QKeySequence key = QKeySequence::mnemonic(menu->text());
        if (!menu->menu() || key.isEmpty())
            continue;
        Shortcut shortcut{menu->menu()->objectName(), tr("Open the menu %1").arg(plain(menu->text())), tr("Menus"), {key}, {key}};
        shortcut.fixedBecause = tr("The menu's title underlines this letter.");
        m_shortcuts.push_back(std::move(shortcut));
    }
}

/// The user's keys win over keys that a later version of the program gives to something else.
void KeyboardController::restore()
{
    const Preferences preferences;
    QList<QKeySequence> chosen;
    for (Shortcut &shortcut : m_shortcuts) {
        if (const auto keys = preferences.keys(shortcut.name); keys && shortcut.fixedBecause.isEmpty()) {
            shortcut.keys = *keys;
            chosen += *keys;
        }
    }
    for (Shortcut &shortcut : m_shortcuts) {
        if (shortcut.keys == shortcut.defaults && shortcut.fixedBecause.isEmpty())
            shortcut.keys.removeIf([&](const QKeySequence &key) { return chosen.contains(key); });
        if (shortcut.keys != shortcut.defaults)
            m_actions.value(shortcut.name)->setShortcuts(shortcut.keys);
    }
}

void KeyboardController::apply(const QString &name, const QList<QKeySequence> &keys)
{
    QAction *action = m_actions.value(name);
    if (!action)
        return;
    action->setShortcuts(keys);
    const auto shortcut = std::ranges::find(m_shortcuts, name, &Shortcut::name);
    if (shortcut->defaults == keys)
        Preferences().forgetKeys(name);
    else
        Preferences().setKeys(name, keys);
}

} // namespace glossator
