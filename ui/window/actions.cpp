#include "window/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QLocale>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

#include "messages/percenttext.h"
#include "models/sensekeys.h"
#include "text/annotation.h"
#include "theme/appearance.h"
#include "theme/icons.h"
#include "theme/tintscheme.h"
#include "window/preferences.h"

namespace glossator {

namespace {

/// The digit key, and the one of keyboards that write the language's own digits.
QList<QKeySequence> digitKeys(int digit, Qt::KeyboardModifier modifier = Qt::NoModifier)
{
    QList<QKeySequence> keys{QKeySequence(int(modifier) | (int(Qt::Key_0) + digit))};
    const QString local = QLocale().toString(digit);
    if (local.size() == 1 && local != QString::number(digit))
        keys.append(QKeySequence(int(modifier) | int(local.front().unicode())));
    return keys;
}

/// key: one of senseKeys.
QList<QKeySequence> senseKeySequences(QChar key, Qt::KeyboardModifier modifier)
{
    return key.isDigit() ? digitKeys(key.digitValue(), modifier)
                         : QList<QKeySequence>{QKeySequence(int(modifier) | int(key.toUpper().unicode()))};
}

QString appearanceText(Appearance appearance)
{
    switch (appearance) {
    case Appearance::System:
        return Actions::tr("&System");
    case Appearance::Light:
        return Actions::tr("&Light");
    case Appearance::Dark:
        return Actions::tr("&Dark");
    case Appearance::HighContrast:
        return Actions::tr("&High contrast");
    }
    Q_UNREACHABLE();
}

QString tintSchemeText(TintScheme scheme)
{
    switch (scheme) {
    case TintScheme::OrangeBlue:
        return Actions::tr("&Orange to blue");
    case TintScheme::Cividis:
        return Actions::tr("&Yellow to dark blue");
    case TintScheme::Greys:
        return Actions::tr("&Greys");
    }
    Q_UNREACHABLE();
}

} // namespace

Actions::Actions(QWidget &window) : QObject(&window), m_window(window)
{
    makeFileActions();
    makeDecideActions();
    makeRepairActions();
    makeGoActions();
    makeModelActions();
    makeViewActions();
    makeHelpActions();
    setProjectOpen(false);
}

QAction *Actions::make(const QString &name, const QString &text, const QList<QKeySequence> &keys, const QString &iconName)
{
    auto *action = new QAction(text, &m_window);
    action->setObjectName(name);
    action->setShortcuts(keys);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    m_window.addAction(action);
    return action;
}

QAction *Actions::makeLocal(const QString &name, const QString &text, const QList<QKeySequence> &keys, const QString &iconName)
{
    auto *action = new QAction(text, &m_window);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    return action;
}

void Actions::makeFileActions()
{
    newProject = make(QStringLiteral("newProject"), tr("&New project…"), QKeySequence::keyBindings(QKeySequence::New),
                      QStringLiteral("project-new"));
    openProject = make(QStringLiteral("openProject"), tr("&Open project…"), QKeySequence::keyBindings(QKeySequence::Open),
                       QStringLiteral("project-open"));
    openSample = make(QStringLiteral("openSample"), tr("Open the &sample project"), {}, QStringLiteral("sample"));
    importDocuments =
        make(QStringLiteral("importDocuments"), tr("&Import documents…"), {QKeySequence(Qt::CTRL | Qt::Key_I)}, QStringLiteral("import"));
    exportDocuments =
        make(QStringLiteral("exportDocuments"), tr("&Export…"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, QStringLiteral("export"));
    saveCopy = make(QStringLiteral("saveCopy"), tr("Sa&ve a copy…"));
    closeProject = make(QStringLiteral("closeProject"), tr("&Close project"), QKeySequence::keyBindings(QKeySequence::Close));
    quit = make(QStringLiteral("quit"), tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);
}

void Actions::makeDecideActions()
{
    undo = make(QStringLiteral("undo"), tr("&Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)}, QStringLiteral("undo"));
    redo = make(QStringLiteral("redo"), tr("&Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
                QStringLiteral("redo"));
    changeAnnotator = make(QStringLiteral("changeAnnotator"), tr("&Annotator…"));
    preferences = make(QStringLiteral("preferences"), tr("&Preferences…"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    preferences->setMenuRole(QAction::PreferencesRole);

    makeSenseKeys();
    acceptFirst =
        makeLocal(QStringLiteral("acceptFirst"), tr("&Accept the first sense"), {QKeySequence(Qt::Key_Space)}, QStringLiteral("accept"));
    noneOfThese = makeLocal(QStringLiteral("noneOfTheseAction"), tr("&None of these: sense missing"), digitKeys(0), QStringLiteral("none"));
    textError = makeLocal(QStringLiteral("textError"), tr("&Text error"), {QKeySequence(Qt::Key_T)});
    notTaggable = makeLocal(QStringLiteral("notTaggable"), tr("Not ta&ggable"), {QKeySequence(Qt::Key_X)});
    unsure = makeLocal(QStringLiteral("unsure"), tr("&Unsure"), {QKeySequence(Qt::Key_U)});
    comment = make(QStringLiteral("comment"), tr("Co&mment"), {QKeySequence(Qt::CTRL | Qt::Key_M)});
    guideline = make(QStringLiteral("guideline"), tr("Guideline of the l&emma"), {QKeySequence(Qt::CTRL | Qt::Key_G)});
    projectGuidelines =
        make(QStringLiteral("projectGuidelines"), tr("Guidelines of the pro&ject…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)});
    clearDecision = makeLocal(QStringLiteral("clearDecisionAction"), tr("Clea&r the decision"),
                              {QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)}, QStringLiteral("clear"));
    nextSenses = makeLocal(QStringLiteral("nextSensesAction"), tr("Keys for the ne&xt senses"), {QKeySequence(Qt::Key_Plus)});
    previousSenses = makeLocal(QStringLiteral("previousSensesAction"), tr("Keys for the pre&vious senses"), {QKeySequence(Qt::Key_Minus)});
    makeDecideChoices();
}

void Actions::makeSenseKeys()
{
    for (int i = 0; i < int(senseKeys.size()); ++i) {
        const QString number = QLocale().toString(i + 1);
        chooseSense.push_back(makeLocal(QStringLiteral("chooseSense%1").arg(i + 1), tr("Choose sense %1").arg(number),
                                        senseKeySequences(senseKeys[i], Qt::NoModifier)));
        addSense.push_back(makeLocal(QStringLiteral("addSense%1").arg(i + 1), tr("Add or remove sense %1").arg(number),
                                     senseKeySequences(senseKeys[i], Qt::ShiftModifier)));
        chooseSense.back()->setProperty("family", tr("Choose a sense"));
        addSense.back()->setProperty("family", tr("Add or remove a sense"));
    }
}

void Actions::makeDecideChoices()
{
    showAllSenses = make(QStringLiteral("showAllSenses"), tr("Show all senses a&like"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)});
    showAllSenses->setCheckable(true);
    senseOrders = new QActionGroup(this);
    makeChoice(senseOrders, QStringLiteral("orderByModel"), tr("By the &model"), int(SenseOrder::Model));
    makeChoice(senseOrders, QStringLiteral("orderByInventory"), tr("As the &inventory lists them"), int(SenseOrder::Inventory));
    coverages = new QActionGroup(this);
    for (const int percent : {80, 90, 95, 99})
        makeChoice(coverages, QStringLiteral("coverage%1").arg(percent),
                   tr("The right one in %1 of cases").arg(messages::percentText(percent / 100.0)), percent);
    makeChoice(coverages, QStringLiteral("coverageAll"), tr("&No senses in grey"), 100);
    advances = new QActionGroup(this);
    makeChoice(advances, QStringLiteral("advanceToUndecided"), tr("To the next &undecided word"), int(Advance::NextUndecided));
    makeChoice(advances, QStringLiteral("advanceToNext"), tr("To the &next word"), int(Advance::NextUnit));
    makeChoice(advances, QStringLiteral("advanceNot"), tr("&Stay"), int(Advance::Stay));
}

QAction *Actions::makeChoice(QActionGroup *group, const QString &name, const QString &text, const QVariant &data)
{
    QAction *action = make(name, text);
    action->setCheckable(true);
    action->setData(data);
    group->addAction(action);
    return action;
}

void Actions::makeRepairActions()
{
    repairSentence = make(QStringLiteral("repairSentence"), tr("&Repair the sentence…"), {QKeySequence(Qt::Key_F2)});
    joinNextSentence = make(QStringLiteral("joinNextSentence"), tr("&Join with the next sentence"), {QKeySequence(Qt::SHIFT | Qt::Key_F2)});
    breakUpUnit = make(QStringLiteral("breakUpUnit"), tr("&Break up the multiword unit"), {QKeySequence(Qt::CTRL | Qt::Key_F2)});
    removeUnit = makeLocal(QStringLiteral("removeUnit"), tr("Re&move the unit"), {QKeySequence(Qt::CTRL | Qt::Key_Delete)});
}

void Actions::makeGoActions()
{
    nextUnit = makeLocal(QStringLiteral("nextUnit"), tr("&Next word"), {QKeySequence(Qt::Key_Right)}, QStringLiteral("next"));
    previousUnit =
        makeLocal(QStringLiteral("previousUnit"), tr("&Previous word"), {QKeySequence(Qt::Key_Left)}, QStringLiteral("previous"));
    nextUndecided =
        makeLocal(QStringLiteral("nextUndecided"), tr("Next &undecided word"), {QKeySequence(Qt::Key_N)}, QStringLiteral("next-undecided"));
    nextInQueue = make(QStringLiteral("nextInQueue"), tr("Next in the &queue"), {QKeySequence(Qt::CTRL | Qt::Key_J)});
    reviewChanges = make(QStringLiteral("reviewChanges"), tr("Re&view what looks different"), {QKeySequence(Qt::CTRL | Qt::Key_R)});
    removeQueue = make(QStringLiteral("removeQueue"), tr("&Remove this queue"));
    skipRules = make(QStringLiteral("skipRules"), tr("&Words to pass over…"));
    search = make(QStringLiteral("search"), tr("&Search…"), {QKeySequence(Qt::CTRL | Qt::Key_F)});
    concordance = make(QStringLiteral("concordance"), tr("&Concordance"), {QKeySequence(Qt::CTRL | Qt::Key_L)});
    lineUp = makeLocal(QStringLiteral("lineUp"), tr("&Line up"), {QKeySequence(Qt::Key_Up)});
    lineDown = makeLocal(QStringLiteral("lineDown"), tr("Line &down"), {QKeySequence(Qt::Key_Down)});
    nextPane = make(QStringLiteral("nextPane"), tr("Next p&ane"), {QKeySequence(Qt::Key_F6)});
    previousPane = make(QStringLiteral("previousPane"), tr("Prev&ious pane"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)});
}

void Actions::makeModelActions()
{
    retrain =
        make(QStringLiteral("retrain"), tr("&Retrain on the decisions"), {QKeySequence(Qt::CTRL | Qt::Key_T)}, QStringLiteral("train"));
    cancelTraining = make(QStringLiteral("cancelTrainingAction"), tr("&Cancel training"), {}, QStringLiteral("stop"));
    refreshPredictions = make(QStringLiteral("refreshPredictions"), tr("&Predict what is missing"), {QKeySequence(Qt::Key_F5)});
    memoryWeights = new QActionGroup(this);
    const std::array weights{std::tuple{"Off", tr("&Nothing"), 0.0}, std::tuple{"Light", tr("&Little"), 0.25},
                             std::tuple{"Medium", tr("&Half as much as the model"), 0.5}, std::tuple{"Strong", tr("&Most"), 0.75}};
    for (const auto &[name, text, weight] : weights)
        makeChoice(memoryWeights, QStringLiteral("memory%1").arg(QLatin1StringView(name)), text, weight);
    projectModels = make(QStringLiteral("projectModels"), tr("Models of the pro&ject…"));
    frequencyWeight = make(QStringLiteral("frequencyWeight"), tr("Weight of &frequency…"));
    secondOpinion = make(QStringLiteral("secondOpinion"), tr("Second &opinion"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)});
    secondModel = make(QStringLiteral("secondModel"), tr("&Model for second opinions…"));
    acceptSure = make(QStringLiteral("acceptSure"), tr("&Accept what is sure…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)});
    blindMode = make(QStringLiteral("blindMode"), tr("&Blind mode…"));
}

void Actions::makeViewActions()
{
    zoomIn = make(QStringLiteral("zoomIn"), tr("Zoom &in"), {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
                  QStringLiteral("zoom-in"));
    zoomOut = make(QStringLiteral("zoomOut"), tr("Zoom &out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, QStringLiteral("zoom-out"));
    resetZoom = make(QStringLiteral("resetZoom"), tr("Origin&al size"), {QKeySequence(Qt::CTRL | Qt::Key_0)});
    briefSenses = make(QStringLiteral("briefSenses"), tr("Glosses onl&y"), {QKeySequence(Qt::CTRL | Qt::Key_B)});
    briefSenses->setCheckable(true);
    documentMap = make(QStringLiteral("documentMap"), tr("&Map of the document"));
    documentMap->setCheckable(true);
    tints = new QActionGroup(this);
    for (const TintScheme scheme : allTintSchemes)
        makeChoice(tints, QStringLiteral("tints-") + tintSchemeName(scheme), tintSchemeText(scheme), int(scheme));
    floatPane = make(QStringLiteral("floatPane"), tr("&Float or dock this pane"), {QKeySequence(Qt::CTRL | Qt::Key_F6)});
    resetLayout = make(QStringLiteral("resetLayout"), tr("&Reset the layout"));
    activity = make(QStringLiteral("activity"), tr("Time and pro&gress…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});

    appearances = new QActionGroup(this);
    for (const Appearance appearance : allAppearances)
        makeChoice(appearances, QStringLiteral("appearance-") + appearanceName(appearance), appearanceText(appearance), int(appearance));
    languages = new QActionGroup(this);
    const std::array names{std::pair{QString(), tr("&System's language")}, std::pair{QStringLiteral("en"), QStringLiteral("English")},
                           std::pair{QStringLiteral("ar"), QStringLiteral("العربية")}};
    for (const auto &[code, text] : names)
        makeChoice(languages, QStringLiteral("language-") + code, text, code);
}

void Actions::makeHelpActions()
{
    shortcutSheet = make(QStringLiteral("shortcutSheet"), tr("&Keyboard shortcuts"), {QKeySequence(Qt::Key_F1)});
    contextHelp = make(QStringLiteral("contextHelp"), tr("Help on this &pane"), {QKeySequence(Qt::SHIFT | Qt::Key_F1)});
    handbook = make(QStringLiteral("handbook"), tr("&Handbook"), {QKeySequence(Qt::CTRL | Qt::Key_F1)});
    about = make(QStringLiteral("about"), tr("&About Glossator"));
}

void Actions::bindKeys(QWidget &text, QWidget &senses)
{
    // Tab moves between words in the text only; elsewhere it moves the focus, and F6 leaves the text.
    nextUnit->setShortcuts({QKeySequence(Qt::Key_Right), QKeySequence(Qt::Key_Tab)});
    previousUnit->setShortcuts({QKeySequence(Qt::Key_Left), QKeySequence(Qt::SHIFT | Qt::Key_Tab)});
    QList<QAction *> both{acceptFirst,   noneOfThese, textError,      notTaggable,   unsure,
                          clearDecision, nextSenses,  previousSenses, nextUndecided, removeUnit};
    std::ranges::copy(chooseSense, std::back_inserter(both));
    std::ranges::copy(addSense, std::back_inserter(both));
    text.addActions(both);
    senses.addActions(both);
    text.addActions({nextUnit, previousUnit, lineUp, lineDown});
}

void Actions::setProjectOpen(bool open)
{
    QList<QAction *> needProject{
        importDocuments,    exportDocuments, saveCopy, closeProject, changeAnnotator, acceptFirst, noneOfThese, clearDecision,
        nextSenses,         previousSenses,  nextUnit, previousUnit, nextUndecided,   lineUp,      lineDown,    retrain,
        refreshPredictions, zoomIn,          zoomOut,  resetZoom,    nextInQueue,     skipRules,   search,      concordance};
    needProject += {textError,  notTaggable, unsure,        comment,     guideline,       showAllSenses,
                    acceptSure, blindMode,   secondOpinion, secondModel, frequencyWeight, projectModels};
    needProject += {repairSentence, joinNextSentence, breakUpUnit, removeUnit};
    needProject += senseOrders->actions() + coverages->actions() + memoryWeights->actions();
    needProject += {floatPane, resetLayout, activity, projectGuidelines};
    std::ranges::copy(chooseSense, std::back_inserter(needProject));
    std::ranges::copy(addSense, std::back_inserter(needProject));
    for (QAction *action : needProject)
        action->setEnabled(open);
    for (QAction *action : {undo, redo, cancelTraining, removeQueue, reviewChanges})
        action->setEnabled(false);
}

} // namespace glossator
