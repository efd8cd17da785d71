#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QWizard>

#include <functional>

#include "dialogs/bulkdecisiondialog.h"
#include "gui/bankproject.h"
#include "gui/guitesting.h"
#include "panes/documents/documentspane.h"
#include "panes/text/textpane.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// What a screen reader finds in the real window and in every dialog: each widget that can have the focus has a name and a role, and Tab
/// leads through all of them and back.
class AccessibilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void welcomePage();
    void windowWithAllPanes();
    void everyPaneInFront();
    void dialogs_data();
    void dialogs();
    void otherDialogs();
    void cleanupTestCase();

private:
    void open();
    void tabGoesRound(QWidget &top);
    QWidget *dialogOf(const QString &action, const QString &dialog);

    std::unique_ptr<OwnPreferences> m_preferences;
    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

/// Parts that Qt makes inside a widget: they hand on the focus and are read as part of it.
bool isInternal(const QWidget &widget)
{
    const QString name = widget.objectName();
    const bool ofQt = name.startsWith(QLatin1StringView("qt_")) && !widget.inherits("QTabBar");
    // A dock's title bar: the mouse's way to what the menu View does.
    const bool ofDock = widget.parentWidget() && widget.parentWidget()->inherits("QDockWidget") && widget.inherits("QAbstractButton");
    return ofQt || ofDock || widget.inherits("QToolBarExtension") || widget.inherits("QScrollBar") || widget.inherits("QHeaderView");
}

QString place(const QWidget &widget)
{
    QStringList names;
    for (const QWidget *each = &widget; each; each = each->parentWidget())
        names.prepend(QLatin1StringView(each->metaObject()->className()) + u'"' + each->objectName() + u'"');
    return names.join(QStringLiteral(" / "));
}

/// Walks the tree that screen readers see, as far as it consists of widgets, and gathers what is wrong.
void walk(QAccessibleInterface *accessible, int *seen, QStringList *faults)
{
    const auto *widget = accessible ? qobject_cast<QWidget *>(accessible->object()) : nullptr;
    if (!widget)
        return;
    const bool focusable = widget->focusPolicy() & Qt::TabFocus || accessible->state().focusable;
    if (focusable && !widget->focusProxy() && widget->isVisible() && !isInternal(*widget)) {
        ++*seen;
        if (accessible->text(QAccessible::Name).trimmed().isEmpty())
            faults->append(QStringLiteral("no name: ") + place(*widget));
        if (accessible->role() == QAccessible::NoRole || accessible->role() == QAccessible::Client)
            faults->append(QStringLiteral("no role: ") + place(*widget));
    }
    // Items of lists and tables are their models', and may be millions.
    if (widget->inherits("QAbstractItemView"))
        return;
    for (int i = 0; i < accessible->childCount(); ++i) {
        QAccessibleInterface *child = accessible->child(i);
        if (child && child->object() != accessible->object())
            walk(child, seen, faults);
    }
}

/// Widgets that can have the focus but that the tree does not lead to count as faults, too.
QStringList faultsOf(QWidget &top, int *seen)
{
    QStringList faults;
    walk(QAccessible::queryAccessibleInterface(&top), seen, &faults);
    for (QWidget *widget : top.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &top || isInternal(*widget) || !(widget->focusPolicy() & Qt::TabFocus)
            || widget->focusProxy())
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            faults.append(QStringLiteral("no name: ") + place(*widget));
    }
    faults.removeDuplicates();
    return faults;
}

/// What underlines a letter, with its text. A label does so for its buddy.
QList<std::pair<QWidget *, QString>> underlined(const QWidget &top)
{
    QList<std::pair<QWidget *, QString>> texts;
    for (QWidget *widget : top.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &top)
            continue;
        if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            texts.append({widget, button->text()});
        else if (const auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
            texts.append({widget, label->text()});
        else if (const auto *group = qobject_cast<QGroupBox *>(widget))
            texts.append({widget, group->title()});
        else if (const auto *bar = qobject_cast<QMenuBar *>(widget)) {
            for (const QAction *menu : bar->actions())
                texts.append({widget, menu->text()});
        } else if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                texts.append({widget, tabs->tabText(tab)});
        }
    }
    return texts;
}

/// Each letter leads to one place only.
void verifyLetters(const QWidget &top)
{
    QHash<QKeySequence, QString> taken;
    for (const auto &[widget, text] : underlined(top)) {
        const QKeySequence letter = QKeySequence::mnemonic(text);
        if (letter.isEmpty())
            continue;
        QVERIFY2(!taken.contains(letter),
                 qPrintable(letter.toString() + QStringLiteral(": ") + text + QStringLiteral(", ") + taken[letter]));
        taken.insert(letter, text);
    }
}

/// The keyboard is somewhere at once, and Enter accepts, unless it presses the button where the keyboard is.
void verifyStart(QWidget &top)
{
    top.activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &top);
    const QWidget *focused = QApplication::focusWidget();
    QVERIFY2(focused && top.isAncestorOf(focused) && focused->isEnabled(), qPrintable(place(top)));
    const auto *pressed = qobject_cast<const QPushButton *>(focused);
    for (const QDialogButtonBox *box : top.findChildren<QDialogButtonBox *>()) {
        for (QAbstractButton *button : box->buttons()) {
            const bool accepts = box->buttonRole(button) == QDialogButtonBox::AcceptRole;
            const auto *push = qobject_cast<QPushButton *>(button);
            QVERIFY2(!accepts || push->isDefault() || (pressed && pressed->autoDefault()), qPrintable(place(*button)));
        }
    }
}

void verify(QWidget &top, int atLeast)
{
    int seen = 0;
    const QStringList faults = faultsOf(top, &seen);
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
    QVERIFY2(seen >= atLeast, qPrintable(QStringLiteral("only %1 widgets seen in %2").arg(seen).arg(place(top))));
}

} // namespace

void AccessibilityTest::initTestCase()
{
    m_preferences = std::make_unique<OwnPreferences>();
    m_fixture = std::make_unique<ProjectFixture>();
    describeBanks(*m_fixture);
    m_fixture->open();
    m_fixture->close();
    WindowConfig config = withoutModel();
    config.helpFolder = QStringLiteral(GLOSSATOR_TEST_DATA "/../../resources/help");
    m_window = shownWindow(config);
}

void AccessibilityTest::cleanupTestCase()
{
    m_window.reset();
    m_fixture.reset();
}

void AccessibilityTest::open()
{
    if (m_window->session())
        return;
    m_window->openProject(m_fixture->path());
    QVERIFY(m_window->session());
    m_window->activateWindow();
    QTRY_COMPARE(part<TextPane>(*m_window)->currentUnit(), m_fixture->unitId(0));
}

QWidget *AccessibilityTest::dialogOf(const QString &action, const QString &dialog)
{
    part<QAction>(*m_window, action)->trigger();
    QWidget *found = openDialog(dialog);
    if (!found)
        qFatal("%s opens no %s", qUtf8Printable(action), qUtf8Printable(dialog));
    return found;
}

void AccessibilityTest::welcomePage()
{
    // With a project on its list.
    open();
    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    verify(*m_window, 4);
    verifyLetters(*m_window);
}

void AccessibilityTest::windowWithAllPanes()
{
    open();
    verify(*m_window, 10);
}

void AccessibilityTest::everyPaneInFront()
{
    open();
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
        dock->show();
        dock->raise();
        QTRY_VERIFY(!dock->widget()->visibleRegion().isEmpty());
        QVERIFY(!dock->accessibleName().isEmpty());
        verify(*m_window, 10);
        verifyLetters(*m_window);
    }
    // The filters of the search are folded away at first.
    auto *more = m_window->findChild<QAbstractButton *>(QStringLiteral("searchFilters"));
    QVERIFY(more);
    more->setChecked(true);
    QTRY_VERIFY(part<QWidget>(*m_window, QStringLiteral("filterLemma"))->isVisible());
    verify(*m_window, 20);
    verifyLetters(*m_window);
}

void AccessibilityTest::dialogs_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("dialog");
    for (const auto &[action, dialog] :
         {std::pair{"importDocuments", "importDialog"}, std::pair{"exportDocuments", "exportDialog"},
          std::pair{"changeAnnotator", "annotatorDialog"}, std::pair{"preferences", "preferencesDialog"},
          std::pair{"projectGuidelines", "guidelinesDialog"}, std::pair{"skipRules", "skipRulesDialog"},
          std::pair{"acceptSure", "sureBandDialog"}, std::pair{"blindMode", "blindDialog"}, std::pair{"activity", "activityDialog"},
          std::pair{"frequencyWeight", "frequencyDialog"}, std::pair{"projectModels", "modelsDialog"},
          std::pair{"shortcutSheet", "shortcutsDialog"}, std::pair{"handbook", "handbook"}, std::pair{"about", "aboutDialog"},
          std::pair{"newProject", "newProjectAssistant"}, std::pair{"repairSentence", "repairDialog"}})
        QTest::newRow(dialog) << QString::fromLatin1(action) << QString::fromLatin1(dialog);
}

void AccessibilityTest::dialogs()
{
    QFETCH(QString, action);
    QFETCH(QString, dialog);
    open();
    QWidget *top = dialogOf(action, dialog);
    verify(*top, 1);
    QVERIFY(!top->windowTitle().isEmpty());
    verifyStart(*top);
    verifyLetters(*top);
    tabGoesRound(*top);
    if (auto *pages = top->findChild<QTabWidget *>()) {
        for (int page = 0; page < pages->count(); ++page) {
            pages->setCurrentIndex(page);
            verify(*top, 3);
            verifyLetters(*top);
            tabGoesRound(*top);
        }
    }
    if (auto *wizard = qobject_cast<QWizard *>(top)) {
        for (size_t page = 1; page < size_t(wizard->pageIds().size()); ++page) {
            wizard->next();
            verify(*top, 3);
            verifyStart(*top);
            verifyLetters(*top);
            tabGoesRound(*top);
        }
    }
    top->close();
    QTRY_VERIFY(!openDialog(dialog));
}

void AccessibilityTest::otherDialogs()
{
    open();
    Q_EMIT part<DocumentsPane>(*m_window)->removeRequested(m_fixture->documentId(1));
    QWidget *question = openDialog(QStringLiteral("removeQuestion"));
    QVERIFY(question);
    verify(*question, 2);
    question->close();
    m_window->openProject(QStringLiteral("/nowhere/at/all.glossator"));
    QWidget *error = openDialog(QStringLiteral("errorDialog"));
    QVERIFY(error);
    verify(*error, 1);
    error->close();
    BulkDecisionDialog bulk(BulkDecisionDialog::Purpose::Decide, QStringLiteral("a sense"), {{.before = QStringLiteral("another sense")}});
    bulk.show();
    verify(bulk, 3);
    verifyStart(bulk);
    verifyLetters(bulk);
}

/// A widget that keeps Tab for itself would hold the keyboard's user fast, and one that leads back up would lead astray.
void AccessibilityTest::tabGoesRound(QWidget &top)
{
    constexpr int enough = 120; // the links of a page count each
    top.activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &top);
    if (!QApplication::focusWidget())
        QTest::keyClick(&top, Qt::Key_Tab);
    const QWidget *first = QApplication::focusWidget();
    QVERIFY(first);
    bool round = false;
    QStringList jumps; // upwards, of which there is one, when it comes round
    for (int presses = 0; presses < enough && !round; ++presses) {
        const QWidget *before = QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *now = QApplication::focusWidget();
        QVERIFY(top.isAncestorOf(now));
        if (now->mapTo(&top, QPoint(0, now->height())).y() <= before->mapTo(&top, QPoint(0, 0)).y())
            jumps.append(place(*before) + QStringLiteral(" to ") + place(*now));
        round = now == first;
    }
    QVERIFY2(jumps.size() <= 1, qPrintable(jumps.join(u'\n')));
    QVERIFY2(round, qPrintable(QStringLiteral("Tab does not come back to ") + place(*first)));
}

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
