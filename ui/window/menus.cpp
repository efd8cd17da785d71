#include "window/menus.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

#include "theme/keytips.h"
#include "window/actions.h"

namespace glossator {

namespace {

struct MenuTexts
{
    Q_DECLARE_TR_FUNCTIONS(glossator::MenuTexts)
};

QMenu *addMenu(QMenuBar *bar, const QString &name, const QString &title)
{
    QMenu *menu = bar->addMenu(title);
    menu->setObjectName(name);
    return menu;
}

void fillFileMenu(QMenu *menu, const Actions &actions, Menus *menus)
{
    menu->addActions({actions.newProject, actions.openProject});
    menus->recent = menu->addMenu(MenuTexts::tr("Open &recent"));
    menus->recent->setObjectName(QStringLiteral("recentMenu"));
    menu->addAction(actions.openSample);
    menu->addSeparator();
    menu->addActions({actions.importDocuments, actions.exportDocuments});
    menu->addSeparator();
    menu->addActions({actions.saveCopy, actions.closeProject, actions.quit});
}

void fillDecideMenu(QMenu *menu, const Actions &actions)
{
    QMenu *choose = menu->addMenu(MenuTexts::tr("&Choose a sense"));
    for (QAction *action : actions.chooseSense)
        choose->addAction(action);
    QMenu *add = menu->addMenu(MenuTexts::tr("A&dd or remove a sense"));
    for (QAction *action : actions.addSense)
        add->addAction(action);
    menu->addActions({actions.nextSenses, actions.previousSenses, actions.showAllSenses});
    menu->addSeparator();
    menu->addActions({actions.acceptFirst, actions.noneOfThese, actions.textError, actions.notTaggable, actions.unsure});
    menu->addActions({actions.clearDecision, actions.comment, actions.guideline, actions.projectGuidelines});
    menu->addSeparator();
    menu->addMenu(MenuTexts::tr("&Order of senses"))->addActions(actions.senseOrders->actions());
    menu->addMenu(MenuTexts::tr("&Senses in grey"))->addActions(actions.coverages->actions());
    menu->addMenu(MenuTexts::tr("A&fter a decision"))->addActions(actions.advances->actions());
}

void fillViewMenu(QMenu *menu, const Actions &actions, Menus *menus)
{
    menus->panes = menu->addMenu(MenuTexts::tr("&Panes"));
    menus->panes->setObjectName(QStringLiteral("panesMenu"));
    menu->addActions({actions.floatPane, actions.resetLayout, actions.briefSenses, actions.documentMap, actions.activity});
    menu->addSeparator();
    menu->addActions({actions.zoomIn, actions.zoomOut, actions.resetZoom});
    menu->addSeparator();
    menu->addMenu(MenuTexts::tr("&Colours of confidence"))->addActions(actions.tints->actions());
    menu->addMenu(MenuTexts::tr("&Theme"))->addActions(actions.appearances->actions());
    menu->addMenu(MenuTexts::tr("&Language"))->addActions(actions.languages->actions());
}

} // namespace

Menus makeMenus(QMainWindow &window, const Actions &actions)
{
    Menus menus{};
    QMenuBar *bar = window.menuBar();
    bar->setObjectName(QStringLiteral("menuBar"));
    bar->setAccessibleName(MenuTexts::tr("Menus"));
    fillFileMenu(addMenu(bar, QStringLiteral("fileMenu"), MenuTexts::tr("&File")), actions, &menus);
    QMenu *edit = addMenu(bar, QStringLiteral("editMenu"), MenuTexts::tr("&Edit"));
    edit->addActions({actions.undo, actions.redo});
    edit->addSeparator();
    edit->addActions({actions.changeAnnotator, actions.preferences});
    fillDecideMenu(addMenu(bar, QStringLiteral("decideMenu"), MenuTexts::tr("&Decide")), actions);
    addMenu(bar, QStringLiteral("repairMenu"), MenuTexts::tr("&Repair"))
        ->addActions({actions.repairSentence, actions.joinNextSentence, actions.breakUpUnit, actions.removeUnit});
    QMenu *go = addMenu(bar, QStringLiteral("goMenu"), MenuTexts::tr("&Go"));
    go->addActions({actions.nextUnit, actions.previousUnit, actions.nextUndecided, actions.lineUp, actions.lineDown});
    go->addSeparator();
    go->addActions({actions.search, actions.concordance, actions.nextInQueue, actions.reviewChanges});
    menus.queues = go->addMenu(MenuTexts::tr("Qu&eue"));
    menus.queues->setObjectName(QStringLiteral("queueMenu"));
    go->addAction(actions.skipRules);
    go->addSeparator();
    go->addActions({actions.nextPane, actions.previousPane});
    QMenu *model = addMenu(bar, QStringLiteral("modelMenu"), MenuTexts::tr("&Model"));
    model->addActions({actions.retrain, actions.cancelTraining, actions.projectModels});
    model->addSeparator();
    model->addAction(actions.refreshPredictions);
    model->addMenu(MenuTexts::tr("What &decisions say at once"))->addActions(actions.memoryWeights->actions());
    model->addAction(actions.frequencyWeight);
    model->addSeparator();
    model->addActions({actions.secondOpinion, actions.secondModel});
    model->addSeparator();
    model->addActions({actions.acceptSure, actions.blindMode});
    fillViewMenu(addMenu(bar, QStringLiteral("viewMenu"), MenuTexts::tr("&View")), actions, &menus);
    addMenu(bar, QStringLiteral("helpMenu"), MenuTexts::tr("&Help"))
        ->addActions({actions.shortcutSheet, actions.contextHelp, actions.handbook, actions.about});
    return menus;
}

void makeToolBar(QMainWindow &window, const Actions &actions)
{
    QToolBar *bar = window.addToolBar(MenuTexts::tr("Tools"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setAccessibleName(MenuTexts::tr("Tools"));
    bar->setMovable(false);
    bar->setIconSize({20, 20});
    bar->addActions({actions.importDocuments, actions.exportDocuments});
    bar->addSeparator();
    bar->addActions({actions.undo, actions.redo});
    bar->addSeparator();
    bar->addActions({actions.previousUnit, actions.nextUnit, actions.nextUndecided});
    bar->addSeparator();
    bar->addActions({actions.acceptFirst, actions.noneOfThese});
    bar->addSeparator();
    bar->addAction(actions.retrain);
    bar->addSeparator();
    bar->addActions({actions.zoomOut, actions.zoomIn});
    for (QAction *action : bar->actions())
        setKeyTip(*action);
}

} // namespace glossator
