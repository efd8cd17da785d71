#include "window/helpcontroller.h"

#include <QAction>
#include <QApplication>
#include <QHash>
#include <QLocale>

#include "dialogs/aboutdialog.h"
#include "dialogs/handbook.h"
#include "dialogs/shortcutsdialog.h"
#include "window/actions.h"
#include "window/preferencescontroller.h"

namespace glossator {

namespace {

/// By the pane's object name.
QString pageOf(const QWidget *focused)
{
    static const QHash<QString, QString> pages{
        {QStringLiteral("welcomePage"), QStringLiteral("projects")}, {QStringLiteral("documentsPane"), QStringLiteral("documents")},
        {QStringLiteral("textPane"), QStringLiteral("reading")},     {QStringLiteral("sensesPane"), QStringLiteral("deciding")},
        {QStringLiteral("searchPane"), QStringLiteral("finding")},   {QStringLiteral("concordancePane"), QStringLiteral("finding")},
        {QStringLiteral("historyPane"), QStringLiteral("history")},  {QStringLiteral("trainingPane"), QStringLiteral("teaching")},
    };
    for (const QWidget *widget = focused; widget; widget = widget->parentWidget()) {
        if (const auto page = pages.constFind(widget->objectName()); page != pages.cend())
            return *page;
    }
    return QStringLiteral("start");
}

} // namespace

HelpController::HelpController(const Parts &parts, QString folder, QObject *parent) :
    QObject(parent),
    m_parts(parts),
    m_folder(std::move(folder))
{
    connect(parts.actions.shortcutSheet, &QAction::triggered, this, &HelpController::showShortcuts);
    connect(parts.actions.handbook, &QAction::triggered, this, [this] { showHandbook({}); });
    connect(parts.actions.contextHelp, &QAction::triggered, this, &HelpController::showContextHelp);
    connect(parts.actions.about, &QAction::triggered, this, &HelpController::showAbout);
}

void HelpController::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(m_parts.shortcuts, &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ShortcutsDialog::changeRequested, this, [this] { m_parts.preferences.show(PreferencesDialog::Page::Keyboard); });
    dialog->open();
}

void HelpController::showHandbook(const QString &page)
{
    if (!m_handbook) {
        m_handbook = new Handbook(m_folder, QLocale::languageToCode(QLocale().language()), &m_parts.window);
        m_handbook->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_handbook->showPage(page);
    m_handbook->show();
    m_handbook->raise();
    m_handbook->activateWindow();
}

void HelpController::showContextHelp()
{
    showHandbook(pageOf(QApplication::focusWidget()));
}

void HelpController::showAbout()
{
    auto *dialog = new AboutDialog(&m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace glossator
