#include "window/preferencescontroller.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>

#include "messages/errortext.h"
#include "model/device.h"
#include "panes/senses/sensespane.h"
#include "panes/text/textpane.h"
#include "theme/appearance.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/preferences.h"
#include "window/sessionholder.h"

namespace glossator {

namespace {

QString deviceProblem(const QString &device)
{
    const auto chosen = chooseDevice(device);
    return chosen ? QString() : messages::describe(chosen.error());
}

} // namespace

PreferencesController::PreferencesController(const Parts &parts, QObject *parent) :
    QObject(parent),
    m_parts(parts),
    m_systemFont(QApplication::font())
{
    connectMenus();
    connectTextView();
    connect(parts.actions.preferences, &QAction::triggered, this, [this] { show(PreferencesDialog::Page::View); });
    if (const int percent = Preferences().fontPercent(); percent != 100)
        applyFont(percent);
}

PreferencesController::~PreferencesController()
{
    QApplication::setFont(m_systemFont);
}

void PreferencesController::connectMenus()
{
    const Preferences preferences;
    const Actions &actions = m_parts.actions;
    for (QAction *action : actions.appearances->actions())
        action->setChecked(action->data().toInt() == int(preferences.appearance()));
    for (QAction *action : actions.languages->actions())
        action->setChecked(action->data().toString() == preferences.language());
    connect(actions.appearances, &QActionGroup::triggered, this, [](const QAction *action) {
        const auto appearance = Appearance(action->data().toInt());
        Preferences().setAppearance(appearance);
        applyAppearance(appearance);
    });
    connect(actions.languages, &QActionGroup::triggered, this, [this](const QAction *action) {
        Preferences().setLanguage(action->data().toString());
        m_parts.presenter.inform(tr("The language changes when Glossator starts the next time."));
    });
    connect(actions.briefSenses, &QAction::toggled, this, [this](bool brief) {
        const SenseDetail detail = brief ? SenseDetail::Brief : SenseDetail::Full;
        Preferences().setSenseDetail(detail);
        m_parts.senses.setDetail(detail);
    });
    actions.briefSenses->setChecked(preferences.senseDetail() == SenseDetail::Brief);
}

void PreferencesController::connectTextView()
{
    const Preferences preferences;
    const Actions &actions = m_parts.actions;
    TextPane &text = m_parts.text;
    for (QAction *action : actions.tints->actions())
        action->setChecked(TintScheme(action->data().toInt()) == preferences.tints());
    text.setTints(preferences.tints());
    connect(actions.tints, &QActionGroup::triggered, &text, [&text](const QAction *action) {
        const auto scheme = TintScheme(action->data().toInt());
        Preferences().setTints(scheme);
        text.setTints(scheme);
    });
    connect(actions.documentMap, &QAction::toggled, &text, [&text](bool shown) {
        Preferences().setMapShown(shown);
        text.setMapVisible(shown);
    });
    actions.documentMap->setChecked(preferences.isMapShown());
    text.setMapVisible(preferences.isMapShown());
}

void PreferencesController::show(PreferencesDialog::Page page)
{
    const Preferences preferences;
    auto *dialog =
        new PreferencesDialog({*m_parts.actions.appearances, *m_parts.actions.languages, *m_parts.actions.tints, m_parts.shortcuts,
                               m_parts.text.zoomLevel(), preferences.fontPercent(), m_parts.holder.device(), deviceProblem},
                              &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::textZoomChosen, &m_parts.text, &TextPane::setZoomLevel);
    connect(dialog, &PreferencesDialog::fontPercentChosen, this, &PreferencesController::applyFont);
    connect(dialog, &PreferencesDialog::deviceChosen, this, [this](const QString &device) {
        Preferences().setDevice(device);
        m_parts.holder.setDevice(device);
    });
    dialog->showPage(page);
    dialog->open();
}

void PreferencesController::applyFont(int percent)
{
    Preferences().setFontPercent(percent);
    QFont font = m_systemFont;
    font.setPointSizeF(m_systemFont.pointSizeF() * percent / 100);
    QApplication::setFont(font);
}

} // namespace glossator
