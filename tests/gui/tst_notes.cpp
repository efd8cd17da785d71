#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextBrowser>

#include "gui/bankproject.h"
#include "gui/windowtest.h"
#include "service/commentdrafts.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// What annotators write beside their decisions: comments and guidelines.
class NotesTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsComments();
    void forgetsTheDraftOfWhatIsDecided();
    void draftsStayInTheirProject();
    void draftsOutliveTheProgram();
    void keepsGuidelines();
    void showsTheFieldThatGetsTheKeyboard_data();
    void showsTheFieldThatGetsTheKeyboard();

private:
    void writeComment(const QString &text);
};

void NotesTest::init()
{
    makeWindow(describeBanks);
}

void NotesTest::keepsComments()
{
    open();
    auto *comment = part<QLineEdit>(*m_window, QStringLiteral("decisionComment"));
    // Before the decision: it waits, also while the cursor is elsewhere. Keys that decide are letters here.
    press(*m_window, Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(comment->hasFocus());
    QTest::keyClicks(comment, QStringLiteral("see 2 0 txu"));
    QTest::keyClick(comment, Qt::Key_Return);
    QVERIFY(m_text->isAncestorOf(QApplication::focusWidget()) || m_text->hasFocus());
    QVERIFY(!decided(0));
    press(*m_window, Qt::Key_Right);
    QCOMPARE(comment->text(), QString());
    press(*m_window, Qt::Key_Left);
    QCOMPARE(comment->text(), QStringLiteral("see 2 0 txu"));
    press(*m_window, Qt::Key_1);
    QCOMPARE(decided(0)->comment, QStringLiteral("see 2 0 txu"));
    QCOMPARE(comment->text(), QString());
    // After it: an amended decision, which undo takes back.
    press(*m_window, Qt::Key_Left);
    press(*m_window, Qt::Key_M, Qt::ControlModifier);
    QTest::keyClicks(comment, QStringLiteral("better"));
    QTest::keyClick(comment, Qt::Key_Return);
    QCOMPARE(decided(0)->comment, QStringLiteral("better"));
    QCOMPARE(decided(0)->senses, QStringList(money));
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(decided(0)->comment, QStringLiteral("see 2 0 txu"));
    QCOMPARE(comment->text(), QStringLiteral("see 2 0 txu"));
}

/// Enter brings the keyboard back to the text.
void NotesTest::writeComment(const QString &text)
{
    auto *comment = part<QLineEdit>(*m_window, QStringLiteral("decisionComment"));
    press(*m_window, Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(comment->hasFocus());
    QTest::keyClicks(comment, text);
    QTest::keyClick(comment, Qt::Key_Return);
}

void NotesTest::forgetsTheDraftOfWhatIsDecided()
{
    open();
    const auto *comment = part<QLineEdit>(*m_window, QStringLiteral("decisionComment"));
    writeComment(QStringLiteral("ask Bob"));
    press(*m_window, Qt::Key_1);
    QCOMPARE(decided(0)->comment, QStringLiteral("ask Bob"));
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!decided(0));
    QCOMPARE(current(), m_fixture->unitId(0));
    QCOMPARE(comment->text(), QString());
    press(*m_window, Qt::Key_2);
    QCOMPARE(decided(0)->comment, QString());
}

void NotesTest::draftsStayInTheirProject()
{
    ProjectFixture another;
    describeBanks(another);
    another.open();
    another.close();
    open();
    // One that waits, and one at the cursor.
    writeComment(QStringLiteral("ask Bob"));
    press(*m_window, Qt::Key_Right);
    writeComment(QStringLiteral("ask Eve"));
    QCOMPARE(current(), m_fixture->unitId(1));
    m_window->openProject(another.path());
    QCOMPARE(another.unitId(0), m_fixture->unitId(0));
    QTRY_COMPARE(current(), another.unitId(0));
    const auto *comment = part<QLineEdit>(*m_window, QStringLiteral("decisionComment"));
    for (const int unit : {0, 1}) {
        QCOMPARE(current(), another.unitId(unit));
        QCOMPARE(comment->text(), QString());
        m_text->setFocus();
        press(*m_window, Qt::Key_1);
        QVERIFY(decided(unit));
        QCOMPARE(decided(unit)->comment, QString());
    }
}

/// What waits for a decision, what is being typed when the window closes, and, soon after the last letter, what a kill would leave.
void NotesTest::draftsOutliveTheProgram()
{
    open();
    writeComment(QStringLiteral("ask Bob"));
    press(*m_window, Qt::Key_Right);
    auto *comment = part<QLineEdit>(*m_window, QStringLiteral("decisionComment"));
    press(*m_window, Qt::Key_M, Qt::ControlModifier);
    QTest::keyClicks(comment, QStringLiteral("ask Eve"));
    QTRY_COMPARE(commentDrafts(m_window->session()->project()),
                 (CommentDrafts{{m_fixture->unitId(0), QStringLiteral("ask Bob")}, {m_fixture->unitId(1), QStringLiteral("ask Eve")}}));
    QTest::keyClicks(comment, QStringLiteral("!"));
    m_window->close();

    m_window = shownWindow(withoutModel());
    m_text = part<TextPane>(*m_window);
    m_window->openProject(m_fixture->path());
    QTRY_COMPARE(current(), m_fixture->unitId(1));
    comment = part<QLineEdit>(*m_window, QStringLiteral("decisionComment"));
    QCOMPARE(comment->text(), QStringLiteral("ask Eve!"));
    m_text->setCurrentUnit(m_fixture->unitId(0));
    QCOMPARE(comment->text(), QStringLiteral("ask Bob"));
    m_text->setCurrentUnit(m_fixture->unitId(1));
    m_text->setFocus();
    press(*m_window, Qt::Key_1);
    QCOMPARE(decided(1)->comment, QStringLiteral("ask Eve!"));
    QCOMPARE(commentDrafts(m_window->session()->project()), (CommentDrafts{{m_fixture->unitId(0), QStringLiteral("ask Bob")}}));
}

void NotesTest::keepsGuidelines()
{
    open();
    auto *panel = part<QWidget>(*m_window, QStringLiteral("guidelinePanel"));
    auto *editor = part<QPlainTextEdit>(*m_window, QStringLiteral("guidelineEditor"));
    auto *shown = part<QTextBrowser>(*m_window, QStringLiteral("guidelineText"));
    QVERIFY(!panel->isVisible());
    press(*m_window, Qt::Key_G, Qt::ControlModifier);
    QTRY_VERIFY(editor->hasFocus());
    QCOMPARE(part<QLabel>(*m_window, QStringLiteral("guidelineTitle"))->text(), QStringLiteral("Guideline for “bank”"));
    QTest::keyClicks(editor, QStringLiteral("Rivers: *slope*, 2 x."));
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(panel->isVisible());
    QCOMPARE(shown->toPlainText(), QStringLiteral("Rivers: slope, 2 x."));
    QVERIFY(!decided(0));
    // Below the senses, which stay where they stand without it.
    const auto *senses = part<QListView>(*m_window, QStringLiteral("senseList"));
    QTRY_VERIFY(senses->mapToGlobal(senses->rect().bottomLeft()).y() < panel->mapToGlobal(QPoint(0, 0)).y());
    // In view at each word of the lemma, and at no other.
    press(*m_window, Qt::Key_Right);
    QVERIFY(panel->isVisible());
    m_text->setCurrentUnit(m_fixture->unitId(3));
    QVERIFY(!panel->isVisible());
    // Escape leaves it as it was; leaving the lemma saves.
    m_text->setCurrentUnit(m_fixture->unitId(0));
    press(*m_window, Qt::Key_G, Qt::ControlModifier);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("gone"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(shown->toPlainText(), QStringLiteral("Rivers: slope, 2 x."));
    press(*m_window, Qt::Key_G, Qt::ControlModifier);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("kept"));
    m_text->setCurrentUnit(m_fixture->unitId(3));
    const auto stored = m_window->session()->project().guidelines().guideline(QStringLiteral("bank"), WordClass::Noun);
    QVERIFY(stored && *stored);
    QCOMPARE((*stored)->text, QStringLiteral("kept"));
    // Without text there is none.
    m_text->setCurrentUnit(m_fixture->unitId(0));
    press(*m_window, Qt::Key_G, Qt::ControlModifier);
    editor->selectAll();
    QTest::keyClick(editor, Qt::Key_Delete);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!panel->isVisible());
}

void NotesTest::showsTheFieldThatGetsTheKeyboard_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("isClosed");
    for (const bool isClosed : {true, false}) {
        const QString suffix = isClosed ? QStringLiteral(", closed") : QStringLiteral(", behind a tab");
        QTest::newRow(qPrintable(QStringLiteral("comment") + suffix)) << Qt::Key_M << QStringLiteral("decisionComment") << isClosed;
        QTest::newRow(qPrintable(QStringLiteral("guideline") + suffix)) << Qt::Key_G << QStringLiteral("guidelineEditor") << isClosed;
    }
}

/// The senses' pane may be closed, or behind another one.
void NotesTest::showsTheFieldThatGetsTheKeyboard()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const QString, field);
    QFETCH(const bool, isClosed);
    open();
    auto *senses = part<QDockWidget>(*m_window, QStringLiteral("sensesDock"));
    auto *history = part<QDockWidget>(*m_window, QStringLiteral("historyDock"));
    const auto *editor = part<QWidget>(*m_window, field);
    const auto hide = [&] {
        if (isClosed) {
            senses->close();
            return;
        }
        m_window->tabifyDockWidget(senses, history);
        history->raise();
    };
    hide();
    QTRY_VERIFY(senses->visibleRegion().isEmpty());
    m_text->setFocus();
    press(*m_window, key, Qt::ControlModifier);
    QTRY_VERIFY(editor->hasFocus());
    QTRY_VERIFY(!editor->visibleRegion().isEmpty());
    // Again, while it is still open for writing.
    hide();
    QTRY_VERIFY(senses->visibleRegion().isEmpty());
    m_text->setFocus();
    press(*m_window, key, Qt::ControlModifier);
    QTRY_VERIFY(editor->hasFocus());
    QTRY_VERIFY(!editor->visibleRegion().isEmpty());
}

QTEST_MAIN(NotesTest)
#include "tst_notes.moc"
