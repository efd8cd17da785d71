#include <QAbstractProxyModel>
#include <QAction>
#include <QApplication>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QTest>
#include <QToolBar>
#include <QTranslator>
#include <QTreeView>

#include "gui/bankproject.h"
#include "gui/windowtest.h"
#include "models/shortcutmodel.h"
#include "window/preferences.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// The shortcut sheet and the user's own keys, in a real window.
class KeyboardTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sheetListsEveryKey();
    void sheetFindsActionsAndKeys();
    void oneKeyOneAction();
    void lettersOfTheMenusAreTheirsAlone_data();
    void lettersOfTheMenusAreTheirsAlone();
    void noMenuHasALetterTwice_data();
    void noMenuHasALetterTwice();
    void bindsOtherKeys();
    void textsNameTheKeysOfTheUser();
    void refusesKeysThatAreTaken();
    void refusesKeysOfMenusAndPanes_data();
    void refusesKeysOfMenusAndPanes();
    void ownKeysConflictWithNothing();
    void resets();
    void keepsTheKeysOfTheSenses();
    void keysOfTheUserWinOverThoseOfALaterVersion();
    void leavesTheirKeysToButtonsAndFields();
    void takesCtrlAndALetterFromFields();
    void anOpenMenuOwnsTheKeys();

private:
    QWidget *openKeysPage();
    void choose(QWidget &dialog, const QString &action);
    void enter(QWidget &dialog, const QKeySequence &keys);
};

namespace {

/// Of the rows that the table shows, "action: keys".
QStringList rowsOf(const QWidget &dialog)
{
    const QAbstractItemModel *model = part<QTreeView>(dialog, QStringLiteral("shortcutTable"))->model();
    QStringList rows;
    for (int group = 0; group < model->rowCount(); ++group) {
        const QModelIndex parent = model->index(group, 0);
        for (int row = 0; row < model->rowCount(parent); ++row)
            rows.append(model->index(row, 0, parent).data().toString() + QStringLiteral(": ")
                        + model->index(row, 1, parent).data().toString());
    }
    return rows;
}

/// Makes a field want every key, as fields want Ctrl+E for the end of the line where the platform, unlike that of the tests, says so.
class Greed : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::ShortcutOverride)
            return false;
        event->accept();
        return true;
    }
};

} // namespace

void KeyboardTest::init()
{
    makeWindow(describeBanks);
}

QWidget *KeyboardTest::openKeysPage()
{
    press(*m_window, Qt::Key_F1);
    QWidget *sheet = openDialog(QStringLiteral("shortcutsDialog"));
    part<QPushButton>(*sheet, QStringLiteral("shortcutsChange"))->click();
    return openDialog(QStringLiteral("preferencesDialog"));
}

void KeyboardTest::choose(QWidget &dialog, const QString &action)
{
    auto *table = part<QTreeView>(dialog, QStringLiteral("shortcutTable"));
    const QModelIndexList found =
        table->model()->match(table->model()->index(0, 0), ShortcutModel::NameRole, action, 1, Qt::MatchExactly | Qt::MatchRecursive);
    QVERIFY2(!found.isEmpty(), qPrintable(action));
    table->setCurrentIndex(found.front());
}

void KeyboardTest::enter(QWidget &dialog, const QKeySequence &keys)
{
    auto *field = part<QKeySequenceEdit>(dialog, QStringLiteral("keysFirst"));
    field->setKeySequence(keys);
    Q_EMIT field->editingFinished();
}

void KeyboardTest::sheetListsEveryKey()
{
    open();
    press(*m_window, Qt::Key_F1);
    QWidget *sheet = openDialog(QStringLiteral("shortcutsDialog"));
    QVERIFY(sheet);
    const QString all = rowsOf(*sheet).join(u'\n');
    for (const QString &row :
         {QStringLiteral("Choose a sense: 1 … Z"), QStringLiteral("Add or remove a sense: Shift+1 … Shift+Z"),
          QStringLiteral("Accept the first sense: Space"), QStringLiteral("Undo: Ctrl+Z"), QStringLiteral("Next word: Right, Tab"),
          QStringLiteral("Next pane: F6"), QStringLiteral("Keyboard shortcuts: F1"), QStringLiteral("Home, End")})
        QVERIFY2(all.contains(row), qPrintable(row + QStringLiteral(" is not among\n") + all));
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        if (!action->shortcuts().isEmpty() && !action->property("family").isValid())
            QVERIFY2(all.contains(action->shortcut().toString(QKeySequence::NativeText)), qPrintable(action->objectName()));
    }
}

void KeyboardTest::sheetFindsActionsAndKeys()
{
    open();
    press(*m_window, Qt::Key_F1);
    QWidget *sheet = openDialog(QStringLiteral("shortcutsDialog"));
    auto *search = part<QLineEdit>(*sheet, QStringLiteral("shortcutSearch"));
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("concord"));
    QCOMPARE(rowsOf(*sheet).filter(QStringLiteral("Ctrl+L")).size(), 1);
    QVERIFY(rowsOf(*sheet).filter(QStringLiteral("Undo")).isEmpty());
    search->setText(QStringLiteral("Ctrl+Z"));
    QCOMPARE(rowsOf(*sheet).first(), QStringLiteral("Undo: Ctrl+Z"));
}

void KeyboardTest::oneKeyOneAction()
{
    QHash<QKeySequence, QString> taken;
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        for (const QKeySequence &sequence : action->shortcuts()) {
            QVERIFY2(!taken.contains(sequence),
                     qPrintable(sequence.toString() + u' ' + action->objectName() + u' ' + taken.value(sequence)));
            taken.insert(sequence, action->objectName());
        }
    }
}

void KeyboardTest::lettersOfTheMenusAreTheirsAlone_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QString();
    QTest::newRow("Arabic") << QStringLiteral("ar");
}

/// With Alt; panes have none of them, whatever is open.
void KeyboardTest::lettersOfTheMenusAreTheirsAlone()
{
    QFETCH(QString, language);
    QTranslator translator;
    if (!language.isEmpty()) {
        QVERIFY(translator.load(QStringLiteral(":/translations/glossator_%1.qm").arg(language)));
        QApplication::installTranslator(&translator);
        m_window = shownWindow(withoutModel());
    }
    QHash<QKeySequence, QString> menus;
    for (const QAction *menu : m_window->menuBar()->actions())
        menus.insert(QKeySequence::mnemonic(menu->text()), menu->text());
    QVERIFY(menus.size() > 5);
    const auto verify = [&menus](const QString &text) { QVERIFY2(!menus.contains(QKeySequence::mnemonic(text)), qPrintable(text)); };
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>())
        verify(button->text());
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        if (label->buddy())
            verify(label->text());
    }
    m_window.reset(); // before its language goes
}

void KeyboardTest::noMenuHasALetterTwice_data()
{
    lettersOfTheMenusAreTheirsAlone_data();
}

void KeyboardTest::noMenuHasALetterTwice()
{
    QFETCH(QString, language);
    QTranslator translator;
    if (!language.isEmpty()) {
        QVERIFY(translator.load(QStringLiteral(":/translations/glossator_%1.qm").arg(language)));
        QApplication::installTranslator(&translator);
        m_window = shownWindow(withoutModel());
    }
    const QList<QMenu *> menus = m_window->findChildren<QMenu *>();
    QVERIFY(menus.size() > 15);
    for (const QMenu *menu : menus) {
        QHash<QKeySequence, QString> taken;
        for (const QAction *action : menu->actions()) {
            const QKeySequence letter = QKeySequence::mnemonic(action->text());
            QVERIFY2(letter.isEmpty() || !taken.contains(letter),
                     qPrintable(menu->title() + QStringLiteral(": ") + action->text() + QStringLiteral(", ") + taken.value(letter)));
            taken.insert(letter, action->text());
        }
    }
    m_window.reset(); // before its language goes
}

void KeyboardTest::bindsOtherKeys()
{
    open();
    QWidget *dialog = openKeysPage();
    QVERIFY(dialog);
    choose(*dialog, QStringLiteral("acceptFirst"));
    enter(*dialog, QKeySequence(Qt::Key_F8));
    QCOMPARE(part<QAction>(*m_window, QStringLiteral("acceptFirst"))->shortcuts(), QList<QKeySequence>{QKeySequence(Qt::Key_F8)});
    dialog->close();
    QTRY_VERIFY(part<TextPane>(*m_window)->isAncestorOf(QApplication::focusWidget()));
    press(*m_window, Qt::Key_Space);
    QVERIFY(!*m_window->session()->project().decisions().inForce(m_fixture->unitId(0)));
    press(*m_window, Qt::Key_F8);
    QVERIFY(*m_window->session()->project().decisions().inForce(m_fixture->unitId(0)));

    // The next window has them from the start.
    m_window.reset();
    m_window = std::make_unique<MainWindow>(withoutModel());
    QCOMPARE(part<QAction>(*m_window, QStringLiteral("acceptFirst"))->shortcuts(), QList<QKeySequence>{QKeySequence(Qt::Key_F8)});
}

void KeyboardTest::textsNameTheKeysOfTheUser()
{
    open();
    const auto tip = [this](const QString &name) { return part<QWidget>(*m_window, name)->toolTip(); };
    const auto *comment = part<QLineEdit>(*m_window, QStringLiteral("decisionComment"));
    const auto *none = part<QPushButton>(*m_window, QStringLiteral("noneOfThese"));
    const auto *undo =
        part<QToolBar>(*m_window, QStringLiteral("toolBar"))->widgetForAction(part<QAction>(*m_window, QStringLiteral("undo")));
    QCOMPARE(tip(QStringLiteral("editGuideline")), QStringLiteral("Edit the guideline of this lemma (Ctrl+G)"));
    QCOMPARE(comment->placeholderText(), QStringLiteral("Comment (Ctrl+M)"));
    QCOMPARE(none->text(), QStringLiteral("0  None of these"));
    QCOMPARE(undo->toolTip(), QStringLiteral("Undo (Ctrl+Z)"));

    QWidget *dialog = openKeysPage();
    const std::pair<const char *, QKeySequence> others[] = {{"guideline", QKeySequence(Qt::Key_F8)},
                                                            {"comment", QKeySequence(Qt::Key_F9)},
                                                            {"noneOfTheseAction", QKeySequence(Qt::Key_F7)},
                                                            {"undo", QKeySequence()}};
    for (const auto &[action, key] : others) {
        choose(*dialog, QLatin1StringView(action));
        enter(*dialog, key);
    }
    QCOMPARE(tip(QStringLiteral("editGuideline")), QStringLiteral("Edit the guideline of this lemma (F8)"));
    QCOMPARE(comment->placeholderText(), QStringLiteral("Comment (F9)"));
    QCOMPARE(none->text(), QStringLiteral("F7  None of these"));
    QCOMPARE(none->toolTip(), QStringLiteral("No sense in the list fits: one is missing (F7)"));
    QCOMPARE(undo->toolTip(), QStringLiteral("Undo"));
}

void KeyboardTest::refusesKeysThatAreTaken()
{
    open();
    QWidget *dialog = openKeysPage();
    choose(*dialog, QStringLiteral("search"));
    enter(*dialog, QKeySequence(Qt::CTRL | Qt::Key_Z));
    QVERIFY(part<QLabel>(*dialog, QStringLiteral("keysNote"))->text().contains(QStringLiteral("Undo")));
    QCOMPARE(part<QKeySequenceEdit>(*dialog, QStringLiteral("keysFirst"))->keySequence(), QKeySequence(Qt::CTRL | Qt::Key_F));
    QCOMPARE(part<QAction>(*m_window, QStringLiteral("search"))->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F));
}

void KeyboardTest::refusesKeysOfMenusAndPanes_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QKeySequence>("keys");
    QTest::addColumn<QString>("owner");
    const auto search = QStringLiteral("search");
    const auto accept = QStringLiteral("acceptFirst");
    QTest::newRow("menu") << search << QKeySequence(Qt::ALT | Qt::Key_F) << QStringLiteral("Open the menu File");
    QTest::newRow("menu, in the text") << accept << QKeySequence(Qt::ALT | Qt::Key_D) << QStringLiteral("Open the menu Decide");
    QTest::newRow("text") << accept << QKeySequence(Qt::Key_Home) << QStringLiteral("Text: first and last word");
    QTest::newRow("page") << search << QKeySequence(Qt::Key_PageDown) << QStringLiteral("Text: a page up or down");
    QTest::newRow("senses") << accept << QKeySequence(Qt::Key_Return) << QStringLiteral("Senses: decide on the marked one");
    QTest::newRow("guideline") << search << QKeySequence(Qt::CTRL | Qt::Key_Return) << QStringLiteral("Guideline: save");
    QTest::newRow("digit") << search << QKeySequence(Qt::Key_7) << QStringLiteral("Choose a sense");
}

void KeyboardTest::refusesKeysOfMenusAndPanes()
{
    QFETCH(const QString, action);
    QFETCH(const QKeySequence, keys);
    QFETCH(const QString, owner);
    open();
    const auto *changed = part<QAction>(*m_window, action);
    const QKeySequence before = changed->shortcut();
    QWidget *dialog = openKeysPage();
    choose(*dialog, action);
    enter(*dialog, keys);
    QCOMPARE(changed->shortcut(), before);
    const QString note = part<QLabel>(*dialog, QStringLiteral("keysNote"))->text();
    QVERIFY2(note.contains(owner), qPrintable(note));
}

void KeyboardTest::ownKeysConflictWithNothing()
{
    openKeysPage();
    auto *dialog = openDialog(QStringLiteral("preferencesDialog"));
    const auto *found = qobject_cast<QAbstractProxyModel *>(part<QTreeView>(*dialog, QStringLiteral("shortcutTable"))->model());
    const auto *model = qobject_cast<ShortcutModel *>(found->sourceModel());
    for (int group = 0; group < model->rowCount(); ++group) {
        for (int row = 0; row < model->rowCount(model->index(group, 0)); ++row) {
            const QModelIndex shortcut = model->index(row, 0, model->index(group, 0));
            for (const QKeySequence &key : model->keys(shortcut)) {
                const auto other = model->conflict(shortcut, key);
                QVERIFY2(!other, qPrintable(key.toString() + u' ' + shortcut.data().toString() + u' ' + (other ? other->text : QString())));
            }
        }
    }
}

void KeyboardTest::resets()
{
    open();
    QWidget *dialog = openKeysPage();
    choose(*dialog, QStringLiteral("search"));
    enter(*dialog, QKeySequence(Qt::Key_F3));
    choose(*dialog, QStringLiteral("undo"));
    part<QPushButton>(*dialog, QStringLiteral("keysNone"))->click();
    QVERIFY(part<QAction>(*m_window, QStringLiteral("undo"))->shortcuts().isEmpty());
    part<QPushButton>(*dialog, QStringLiteral("keysReset"))->click();
    QCOMPARE(part<QAction>(*m_window, QStringLiteral("undo"))->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Z));
    QCOMPARE(part<QAction>(*m_window, QStringLiteral("search"))->shortcut(), QKeySequence(Qt::Key_F3));
    part<QPushButton>(*dialog, QStringLiteral("keysResetAll"))->click();
    QCOMPARE(part<QAction>(*m_window, QStringLiteral("search"))->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F));
    QVERIFY(!Preferences().keys(QStringLiteral("search")));
}

void KeyboardTest::keepsTheKeysOfTheSenses()
{
    open();
    QWidget *dialog = openKeysPage();
    choose(*dialog, QStringLiteral("chooseSense1"));
    QVERIFY(!part<QKeySequenceEdit>(*dialog, QStringLiteral("keysFirst"))->isEnabled());
    QVERIFY(!part<QLabel>(*dialog, QStringLiteral("keysNote"))->text().isEmpty());
    // Nor can another action take one of them.
    choose(*dialog, QStringLiteral("search"));
    enter(*dialog, QKeySequence(Qt::Key_B));
    QCOMPARE(part<QAction>(*m_window, QStringLiteral("search"))->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F));
}

void KeyboardTest::keysOfTheUserWinOverThoseOfALaterVersion()
{
    m_window.reset();
    Preferences().setKeys(QStringLiteral("about"), {QKeySequence(Qt::CTRL | Qt::Key_F)});
    m_window = std::make_unique<MainWindow>(withoutModel());
    QCOMPARE(part<QAction>(*m_window, QStringLiteral("about"))->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F));
    QVERIFY(part<QAction>(*m_window, QStringLiteral("search"))->shortcuts().isEmpty());
}

void KeyboardTest::leavesTheirKeysToButtonsAndFields()
{
    open();
    part<QPushButton>(*m_window, QStringLiteral("noneOfThese"))->setFocus();
    press(*m_window, Qt::Key_Space);
    QCOMPARE(decided(0)->verdict, Verdict::NoneOfThese);

    m_text->setCurrentUnit(m_fixture->unitId(1));
    press(*m_window, Qt::Key_M, Qt::ControlModifier);
    auto *comment = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(comment);
    QTest::keyClicks(comment, QStringLiteral("one two"));
    press(*m_window, Qt::Key_Home);
    press(*m_window, Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(comment->text(), QStringLiteral("two"));
    QVERIFY(m_window->session()->project().corpus().placeOf(m_fixture->unitId(1)));

    m_text->setFocus();
    press(*m_window, Qt::Key_Delete, Qt::ControlModifier);
    QVERIFY(!m_window->session()->project().corpus().placeOf(m_fixture->unitId(1)));
}

/// But for undo and the like, which are the field's own.
void KeyboardTest::takesCtrlAndALetterFromFields()
{
    open();
    press(*m_window, Qt::Key_1);
    m_text->setCurrentUnit(m_fixture->unitId(1));
    press(*m_window, Qt::Key_M, Qt::ControlModifier);
    auto *comment = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(comment);
    QTest::keyClicks(comment, QStringLiteral("one"));
    Greed greed;
    comment->installEventFilter(&greed);
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(comment->text(), QString());
    QVERIFY(decided(0));
    press(*m_window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(openDialog(QStringLiteral("exportDialog")));
}

/// Letters and Space, which decide in the text, and arrows, which move in it.
void KeyboardTest::anOpenMenuOwnsTheKeys()
{
    open();
    const UnitId before = current();
    auto *menu = part<QMenu>(*m_window, QStringLiteral("viewMenu"));
    menu->popup(m_window->mapToGlobal(QPoint(0, 0)));
    QTRY_COMPARE(QApplication::activePopupWidget(), menu);
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_X, Qt::Key_U, Qt::Key_Right, Qt::Key_Down})
        press(*m_window, key);
    QVERIFY(!decided(0));
    QCOMPARE(current(), before);
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    press(*m_window, Qt::Key_1);
    QVERIFY(decided(0));
}

QTEST_MAIN(KeyboardTest)
#include "tst_keyboard.moc"
