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

} // namespace

KeyboardController::KeyboardController(QMainWindow &window, QObject *parent) : QObject(parent)
{
    for (const QAction *top : window.menuBar()->actions()) {
        if (top->menu())
            collect(*top->menu(), plain(top->text()), {});
    }
    addFixed();
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
    const QString group = tr("In the panes");
    const QString reason = tr("Lists and texts use these keys everywhere.");
    const std::pair<QString, QString> rows[] = {
        {tr("Text: first and last word"), tr("Home, End")},
        {tr("Text: a page up or down"), tr("Page up, Page down")},
        {tr("Lists of occurrences: go to the text"), tr("Enter")},
        {tr("Concordance: decide on the marked rows"), tr("0 … 9, Space, Delete")},
        {tr("Senses: decide on the marked one"), tr("Enter")},
        {tr("Guideline: save"), tr("Ctrl+Enter")},
        {tr("Close a dialog, leave a comment"), tr("Esc")},
    };
    int number = 0;
    for (const auto &[text, keys] : rows) {
        Shortcut shortcut{QStringLiteral("fixed%1").arg(++number), text, group};
        shortcut.keysText = keys;
        shortcut.fixedBecause = reason;
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
