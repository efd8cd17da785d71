#include "window/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QLocale>
#include <QWidget>

#include "theme/appearance.h"
#include "theme/icons.h"

namespace glossator {

namespace {

/// The digit key, and the one of keyboards that write the language's own digits.
QList<QKeySequence> digitKeys(int digit)
{
    QList<QKeySequence> keys{QKeySequence(int(Qt::Key_0) + digit)};
    const QString local = QLocale().toString(digit);
    if (local.size() == 1 && local != QString::number(digit))
        keys.append(QKeySequence(int(local.front().unicode())));
    return keys;
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

} // namespace

Actions::Actions(QWidget &window) : QObject(&window), m_window(window)
{
    makeFileActions();
    makeDecideActions();
    makeGoActions();
    makeModelActions();
    makeViewActions();
    shortcutSheet = make(QStringLiteral("shortcutSheet"), tr("&Keyboard shortcuts"), {QKeySequence(Qt::Key_F1)});
    about = make(QStringLiteral("about"), tr("&About Glossator"));
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

    for (int digit = 1; digit <= int(chooseSense.size()); ++digit) {
        chooseSense[size_t(digit) - 1] =
            makeLocal(QStringLiteral("chooseSense%1").arg(digit), tr("Choose sense %1").arg(QLocale().toString(digit)), digitKeys(digit));
    }
    acceptFirst =
        makeLocal(QStringLiteral("acceptFirst"), tr("&Accept the first sense"), {QKeySequence(Qt::Key_Space)}, QStringLiteral("accept"));
    noneOfThese = makeLocal(QStringLiteral("noneOfTheseAction"), tr("&None of these"), digitKeys(0), QStringLiteral("none"));
    clearDecision = makeLocal(QStringLiteral("clearDecisionAction"), tr("&Clear the decision"),
                              {QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)}, QStringLiteral("clear"));
    nextSenses = makeLocal(QStringLiteral("nextSensesAction"), tr("Digits for the ne&xt nine senses"), {QKeySequence(Qt::Key_Plus)});
    previousSenses =
        makeLocal(QStringLiteral("previousSensesAction"), tr("Digits for the pre&vious nine senses"), {QKeySequence(Qt::Key_Minus)});
}

void Actions::makeGoActions()
{
    nextUnit = makeLocal(QStringLiteral("nextUnit"), tr("&Next word"), {QKeySequence(Qt::Key_Right)}, QStringLiteral("next"));
    previousUnit =
        makeLocal(QStringLiteral("previousUnit"), tr("&Previous word"), {QKeySequence(Qt::Key_Left)}, QStringLiteral("previous"));
    nextUndecided =
        makeLocal(QStringLiteral("nextUndecided"), tr("Next &undecided word"), {QKeySequence(Qt::Key_N)}, QStringLiteral("next-undecided"));
    nextInQueue = make(QStringLiteral("nextInQueue"), tr("Next in the &queue"), {QKeySequence(Qt::CTRL | Qt::Key_J)});
    removeQueue = make(QStringLiteral("removeQueue"), tr("&Remove this queue"));
    skipRules = make(QStringLiteral("skipRules"), tr("&Words to pass over…"));
    search = make(QStringLiteral("search"), tr("&Search…"), {QKeySequence(Qt::CTRL | Qt::Key_F)});
    concordance = make(QStringLiteral("concordance"), tr("&Concordance"), {QKeySequence(Qt::CTRL | Qt::Key_L)});
    lineUp = makeLocal(QStringLiteral("lineUp"), tr("Line u&p"), {QKeySequence(Qt::Key_Up)});
    lineDown = makeLocal(QStringLiteral("lineDown"), tr("Line &down"), {QKeySequence(Qt::Key_Down)});
    nextPane = make(QStringLiteral("nextPane"), tr("Next pa&ne"), {QKeySequence(Qt::Key_F6)});
    previousPane = make(QStringLiteral("previousPane"), tr("Previous pan&e"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)});
}

void Actions::makeModelActions()
{
    retrain =
        make(QStringLiteral("retrain"), tr("&Retrain on the decisions"), {QKeySequence(Qt::CTRL | Qt::Key_T)}, QStringLiteral("train"));
    cancelTraining = make(QStringLiteral("cancelTrainingAction"), tr("&Cancel training"), {}, QStringLiteral("stop"));
    refreshPredictions = make(QStringLiteral("refreshPredictions"), tr("&Predict what is missing"), {QKeySequence(Qt::Key_F5)});
}

void Actions::makeViewActions()
{
    zoomIn = make(QStringLiteral("zoomIn"), tr("Zoom &in"), {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
                  QStringLiteral("zoom-in"));
    zoomOut = make(QStringLiteral("zoomOut"), tr("Zoom &out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, QStringLiteral("zoom-out"));
    resetZoom = make(QStringLiteral("resetZoom"), tr("O&riginal size"), {QKeySequence(Qt::CTRL | Qt::Key_0)});
    briefSenses = make(QStringLiteral("briefSenses"), tr("Glosses &only"), {QKeySequence(Qt::CTRL | Qt::Key_B)});
    briefSenses->setCheckable(true);

    appearances = new QActionGroup(this);
    for (const Appearance appearance : allAppearances) {
        QAction *action = make(QStringLiteral("appearance-") + appearanceName(appearance), appearanceText(appearance));
        action->setCheckable(true);
        action->setData(int(appearance));
        appearances->addAction(action);
    }
    languages = new QActionGroup(this);
    const std::array names{std::pair{QString(), tr("&System's language")}, std::pair{QStringLiteral("en"), QStringLiteral("English")},
                           std::pair{QStringLiteral("ar"), QStringLiteral("العربية")}};
    for (const auto &[code, text] : names) {
        QAction *action = make(QStringLiteral("language-") + code, text);
        action->setCheckable(true);
        action->setData(code);
        languages->addAction(action);
    }
}

void Actions::bindKeys(QWidget &text, QWidget &senses)
{
    // Tab moves between words in the text only; elsewhere it moves the focus, and F6 leaves the text.
    nextUnit->setShortcuts({QKeySequence(Qt::Key_Right), QKeySequence(Qt::Key_Tab)});
    previousUnit->setShortcuts({QKeySequence(Qt::Key_Left), QKeySequence(Qt::SHIFT | Qt::Key_Tab)});
    QList<QAction *> both{acceptFirst, noneOfThese, clearDecision, nextSenses, previousSenses, nextUndecided};
    std::ranges::copy(chooseSense, std::back_inserter(both));
    text.addActions(both);
    senses.addActions(both);
    text.addActions({nextUnit, previousUnit, lineUp, lineDown});
}

void Actions::setProjectOpen(bool open)
{
    QList<QAction *> needProject{
        importDocuments, exportDocuments, closeProject, changeAnnotator, acceptFirst, noneOfThese, clearDecision, nextSenses,
        previousSenses,  nextUnit,        previousUnit, nextUndecided,   lineUp,      lineDown,    retrain,       refreshPredictions,
        zoomIn,          zoomOut,         resetZoom,    nextInQueue,     skipRules,   search,      concordance};
    std::ranges::copy(chooseSense, std::back_inserter(needProject));
    for (QAction *action : needProject)
        action->setEnabled(open);
    for (QAction *action : {undo, redo, cancelTraining, removeQueue})
        action->setEnabled(false);
}

} // namespace glossator
