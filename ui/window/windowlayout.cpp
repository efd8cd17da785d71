#include "window/windowlayout.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QHash>
#include <QLayout>
#include <QMainWindow>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

#include "panes/concordance/concordancepane.h"
#include "panes/documents/documentspane.h"
#include "panes/search/searchpane.h"
#include "panes/history/historypane.h"
#include "panes/senses/sensespane.h"
#include "panes/text/textpane.h"
#include "panes/training/trainingpane.h"
#include "window/actions.h"
#include "window/messagebar.h"
#include "window/preferences.h"
#include "window/screenfit.h"
#include "window/welcomepage.h"

namespace glossator {

namespace {

constexpr int documentsWidth = 230;
constexpr int sensesWidth = 390;
constexpr int trainingHeight = 190;

/// A pane passes the focus on to the first of its parts that takes it.
QWidget *focusTarget(QWidget *pane)
{
    if (pane->focusProxy())
        return pane->focusProxy();
    if (pane->focusPolicy() != Qt::NoFocus)
        return pane;
    for (QWidget *child : pane->findChildren<QWidget *>()) {
        if (child->focusPolicy() & Qt::TabFocus && child->isEnabled() && child->isVisible())
            return child;
    }
    return pane;
}

} // namespace

void bringForward(QDockWidget &dock)
{
    dock.show();
    dock.raise();
    dock.activateWindow();
}

WindowLayout::WindowLayout(QMainWindow &window, const Actions &actions, const Models &models) :
    documents(new DocumentsPane(models.documents)),
    senses(new SensesPane(models.senses)),
    training(new TrainingPane),
    history(new HistoryPane(models.history)),
    search(new SearchPane(models.results)),
    concordance(new ConcordancePane(models.occurrences)),
    m_window(window)
{
    makeCentre(window, actions);
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    window.setDockNestingEnabled(true);
    addDock(window, QStringLiteral("documentsDock"), QDockWidget::tr("Documents"), documents);
    addDock(window, QStringLiteral("sensesDock"), QDockWidget::tr("Senses"), senses);
    addDock(window, QStringLiteral("trainingDock"), QDockWidget::tr("Training"), training);
    addDock(window, QStringLiteral("historyDock"), QDockWidget::tr("History"), history);
    QObject::connect(docks.last(), &QDockWidget::visibilityChanged, history, &HistoryPane::setInFront);
    addDock(window, QStringLiteral("searchDock"), QDockWidget::tr("Search"), search);
    addDock(window, QStringLiteral("concordanceDock"), QDockWidget::tr("Concordance"), concordance);
    placeDocks();
}

void WindowLayout::placeDocks()
{
    // Areas are sides of the screen; right-to-left windows have the documents at their right.
    const bool mirrored = QApplication::isRightToLeft();
    m_window.addDockWidget(mirrored ? Qt::RightDockWidgetArea : Qt::LeftDockWidgetArea, docks[0]);
    m_window.addDockWidget(mirrored ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, docks[1]);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, docks[2]);
    for (qsizetype i = 3; i < docks.size(); ++i)
        m_window.tabifyDockWidget(docks[i - 1], docks[i]);
}

void WindowLayout::makeCentre(QMainWindow &window, const Actions &actions)
{
    auto *widget = new QWidget(&window);
    messageBar = new MessageBar(widget);
    centre = new QStackedWidget(widget);
    centre->setObjectName(QStringLiteral("centre"));
    welcome = new WelcomePage(actions, centre);
    text = new TextPane(centre);
    text->setObjectName(QStringLiteral("textPane"));
    text->setZoomLevel(Preferences().textZoom());
    centre->addWidget(welcome);
    centre->addWidget(text);
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messageBar);
    layout->addWidget(centre, 1);
    window.setCentralWidget(widget);
}

void WindowLayout::addDock(QMainWindow &window, const QString &name, const QString &title, QWidget *pane)
{
    auto *dock = new QDockWidget(title, &window);
    dock->setObjectName(name);
    dock->setAccessibleName(title);
    dock->setWidget(pane);
    dock->toggleViewAction()->setObjectName(name + QStringLiteral("Toggle"));
    docks.append(dock);
}

QByteArray WindowLayout::state() const
{
    return m_projectShown ? m_window.saveState() : m_openState;
}

void WindowLayout::setState(const QByteArray &state, Qt::LayoutDirection direction)
{
    if (state.isEmpty() || !m_window.restoreState(state))
        return;
    m_openState = state;
    m_openDirection = direction;
}

Qt::LayoutDirection WindowLayout::direction() const
{
    return m_projectShown ? m_window.layoutDirection() : m_openDirection;
}

/// What stands at the left goes to the right, and the other way round: as large as it was, in the same order, with the same tabs in front.
void WindowLayout::mirror()
{
    m_window.layout()->activate();
    QList<QDockWidget *> moved = docksAtSides();
    QList<int> widths;
    QList<int> heights;
    QList<QDockWidget *> inFront;
    QHash<QDockWidget *, QList<QDockWidget *>> tabs;
    for (QDockWidget *dock : moved) {
        widths.append(dock->width());
        heights.append(dock->height());
        tabs.insert(dock, m_window.tabifiedDockWidgets(dock));
        if (!tabs[dock].isEmpty() && !dock->isHidden() && !dock->visibleRegion().isEmpty())
            inFront.append(dock);
    }
    for (qsizetype i = 0; i < moved.size(); ++i) {
        const bool isHidden = moved[i]->isHidden();
        const bool isLeft = m_window.dockWidgetArea(moved[i]) == Qt::LeftDockWidgetArea;
        m_window.addDockWidget(isLeft ? Qt::RightDockWidgetArea : Qt::LeftDockWidgetArea, moved[i]);
        const auto before =
            std::find_if(moved.cbegin(), moved.cbegin() + i, [&](QDockWidget *dock) { return tabs[moved[i]].contains(dock); });
        if (before != moved.cbegin() + i)
            m_window.tabifyDockWidget(*before, moved[i]);
        moved[i]->setHidden(isHidden);
    }
    m_window.resizeDocks(moved, widths, Qt::Horizontal);
    m_window.resizeDocks(moved, heights, Qt::Vertical);
    for (QDockWidget *dock : inFront)
        dock->raise();
}

/// From top to bottom.
QList<QDockWidget *> WindowLayout::docksAtSides() const
{
    QList<QDockWidget *> found;
    std::ranges::copy_if(docks, std::back_inserter(found), [this](QDockWidget *dock) {
        return !dock->isFloating() && m_window.dockWidgetArea(dock) & (Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    });
    std::ranges::stable_sort(found, {}, &QWidget::y);
    return found;
}

void WindowLayout::showProject(bool open)
{
    if (m_projectShown && !open) {
        m_openState = m_window.saveState();
        m_openDirection = m_window.layoutDirection();
    }
    m_projectShown = open;
    if (open) {
        if (!m_window.restoreState(m_openState))
            showDocksAsFirst();
        else if (m_openDirection != m_window.layoutDirection())
            mirror(); // now that the window is seen and the panes are as wide as the state says
        showInCentre(*text);
        text->setFocus();
        return;
    }
    showInCentre(*welcome);
    for (QDockWidget *dock : docks)
        dock->hide();
}

/// Of the two pages, the hidden one asks for no room: a window that is as high as it can be would else outgrow its screen.
void WindowLayout::showInCentre(QWidget &page)
{
    for (QWidget *each : {static_cast<QWidget *>(welcome), static_cast<QWidget *>(text)}) {
        const auto policy = each == &page ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        each->setSizePolicy(policy, policy);
    }
    centre->setCurrentWidget(&page);
}

void WindowLayout::showDocksAsFirst()
{
    for (QDockWidget *dock : docks)
        dock->show();
    docks[2]->raise();
    m_window.resizeDocks({docks[0], docks[1]}, {documentsWidth, sensesWidth}, Qt::Horizontal);
    m_window.resizeDocks({docks[2]}, {trainingHeight}, Qt::Vertical);
}

void WindowLayout::toggleFloating()
{
    QWidget *focused = QApplication::focusWidget();
    for (QDockWidget *dock : docks) {
        if (!focused || !dock->isAncestorOf(focused))
            continue;
        dock->setFloating(!dock->isFloating());
        bringForward(*dock);
        focused->setFocus(Qt::OtherFocusReason);
        return;
    }
}

void WindowLayout::reset()
{
    for (QDockWidget *dock : docks) {
        dock->setFloating(false);
        m_window.removeDockWidget(dock);
    }
    placeDocks();
    showDocksAsFirst();
    m_window.layout()->activate(); // the least size is now that of the panes at their places
    fitIntoScreen(m_window);
}

void WindowLayout::moveFocus(int step)
{
    QList<QWidget *> panes;
    for (QWidget *pane :
         {static_cast<QWidget *>(documents), static_cast<QWidget *>(text), static_cast<QWidget *>(senses), static_cast<QWidget *>(training),
          static_cast<QWidget *>(history), static_cast<QWidget *>(search), static_cast<QWidget *>(concordance)}) {
        // A pane behind another one's tab is there for Qt, with nothing of it to see.
        if (pane->isVisible() && !pane->visibleRegion().isEmpty())
            panes.append(pane);
    }
    if (panes.isEmpty())
        return;
    QWidget *focused = QApplication::focusWidget();
    qsizetype current = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focused && (panes[i] == focused || panes[i]->isAncestorOf(focused)))
            current = i;
    }
    const qsizetype next = current < 0 ? 0 : (current + step + panes.size()) % panes.size();
    focusTarget(panes[next])->setFocus(Qt::OtherFocusReason);
}

} // namespace glossator
