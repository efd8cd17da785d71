#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "dialogs/repair/repairdialog.h"
#include "dialogs/repair/tokenstrip.h"
#include "gui/guitesting.h"
#include "panes/text/textpane.h"
#include "support/projectfixture.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

const QString riverbank = QStringLiteral("riverbank%1:17:00::");

/// In the part of the dialog that has its focus.
void type(QDialog &dialog, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(dialog.focusWidget(), key, modifiers);
}

} // namespace

/// Repairs by keys in a real window, on a project with stored predictions; there is no model.
class RepairTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void splitsATokenAndKeepsTheOtherLabels();
    void escapeLeavesEverything();
    void makesAUnitWithAGap();
    void changesLemmaAndPartOfSpeech();
    void splitsAndJoinsSentences();
    void repairsByOneKey();
    void undoesAndRedoesAcrossRestarts();
    void worksByMouseAndRightToLeft();
    void isNamedForScreenReaders();

private:
    void open();
    RepairDialog *repair(int unit);
    void accept(RepairDialog *dialog);
    void close();
    [[nodiscard]] AnnotatedSentence sentence(qint64 position) const;
    [[nodiscard]] QStringList forms(qint64 position) const;
    [[nodiscard]] UnitId unit(int number) const { return m_fixture->unitId(number); }

    std::unique_ptr<OwnPreferences> m_preferences;
    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    TextPane *m_text = nullptr;
};

void RepairTest::init()
{
    m_preferences = std::make_unique<OwnPreferences>();
    m_fixture = std::make_unique<ProjectFixture>();
    m_fixture->document(u"a.txt"_qs).sentence(u"The first bank ."_qs);
    m_fixture->unit({2}, u"bank"_qs).predicted({{u"bank%1:14:00::"_qs, 0.7f}, {u"bank%1:17:01::"_qs, 0.3f}});
    m_fixture->sentence(u"They looked the riverbank up again ."_qs);
    m_fixture->unit({1}, u"look"_qs, WordClass::Verb).predicted({{u"look%2:39:00::"_qs, 0.6f}, {u"look%2:39:02::"_qs, 0.4f}});
    m_fixture->unit({3}, u"riverbank"_qs).predicted({{riverbank, 1.0f}}).decided({riverbank});
    m_fixture->unit({5}, u"again"_qs, WordClass::Adverb).decided({u"again%4:02:00::"_qs});
    m_fixture->sentence(u"הבנק של הנהר ."_qs).unit({0}, u"bank"_qs);
    m_fixture->open();
    m_fixture->close();
    open();
}

void RepairTest::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

void RepairTest::open()
{
    m_window = shownWindow(withoutModel());
    m_text = part<TextPane>(*m_window);
    m_window->openProject(m_fixture->path());
    QVERIFY(m_window->session());
    m_window->activateWindow();
    QTRY_VERIFY(m_text->isAncestorOf(QApplication::focusWidget()) || m_text->hasFocus());
}

/// Opens the dialog on a unit with F2.
RepairDialog *RepairTest::repair(int number)
{
    m_text->setCurrentUnit(unit(number));
    press(*m_window, Qt::Key_F2);
    auto *dialog = qobject_cast<RepairDialog *>(openDialog(u"repairDialog"_qs));
    if (!dialog)
        qFatal("F2 opens no dialog");
    return dialog;
}

void RepairTest::accept(RepairDialog *dialog)
{
    type(*dialog, Qt::Key_Return);
    close();
}

/// After the dialog: the keyboard belongs to the window again.
void RepairTest::close()
{
    QTRY_VERIFY(!openDialog(u"repairDialog"_qs));
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
}

AnnotatedSentence RepairTest::sentence(qint64 position) const
{
    const auto sentences = m_window->session()->project().corpus().sentences(m_fixture->documentId(), position, 1);
    if (!sentences || sentences->empty())
        qFatal("no sentence %lld", position);
    return sentences->front();
}

QStringList RepairTest::forms(qint64 position) const
{
    const AnnotatedSentence found = sentence(position);
    QStringList forms;
    for (int token = 0; token < int(found.sentence.tokens.size()); ++token)
        forms.append(found.sentence.form(token).toString());
    return forms;
}

void RepairTest::splitsATokenAndKeepsTheOtherLabels()
{
    RepairDialog *dialog = repair(2);
    for (int i = 0; i < 5; ++i)
        type(*dialog, Qt::Key_Right);
    type(*dialog, Qt::Key_Space);
    QVERIFY(part<QLabel>(*dialog, u"repairMessage"_qs)->text().contains(u"“riverbank” split into “river bank”"_qs));
    QCOMPARE(forms(1).size(), 7); // nothing yet
    accept(dialog);
    QCOMPARE(forms(1), (QStringList{u"They"_qs, u"looked"_qs, u"the"_qs, u"river"_qs, u"bank"_qs, u"up"_qs, u"again"_qs, u"."_qs}));
    QCOMPARE(m_text->currentUnit(), unit(2));
    const AnnotatedSentence now = sentence(1);
    QCOMPARE(now.sentence.units[1].tokens, (std::vector<int>{3, 4}));
    QCOMPARE(now.annotations[1].decision->senses, QStringList(riverbank));
    QCOMPARE(now.sentence.units[2].tokens, std::vector<int>{6});
    QCOMPARE(now.annotations[2].id, unit(3));
    QVERIFY(now.annotations[2].decision);
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(forms(1).size(), 7);
    QTRY_COMPARE_WITH_TIMEOUT(m_text->currentUnit().value, unit(2).value, 1000);
}

void RepairTest::escapeLeavesEverything()
{
    const AnnotatedSentence before = sentence(1);
    RepairDialog *dialog = repair(2);
    type(*dialog, Qt::Key_Backspace);
    type(*dialog, Qt::Key_Delete);
    type(*dialog, Qt::Key_Return, Qt::ShiftModifier);
    type(*dialog, Qt::Key_Escape);
    QTRY_VERIFY(!openDialog(u"repairDialog"_qs));
    QVERIFY(sentence(1).sentence == before.sentence);
    QVERIFY(!part<QAction>(*m_window, u"redo"_qs)->isEnabled());
}

void RepairTest::makesAUnitWithAGap()
{
    RepairDialog *dialog = repair(1);
    type(*dialog, Qt::Key_Space, Qt::ControlModifier);
    for (int i = 0; i < 3; ++i)
        type(*dialog, Qt::Key_Right, Qt::ControlModifier);
    type(*dialog, Qt::Key_Space, Qt::ControlModifier);
    type(*dialog, Qt::Key_M);
    auto *lemma = part<QLineEdit>(*dialog, u"repairLemma"_qs);
    QCOMPARE(lemma->text(), u"looked up"_qs);
    type(*dialog, Qt::Key_L);
    QCOMPARE(dialog->focusWidget(), lemma);
    QTest::keyClicks(lemma, u"look up"_qs);
    type(*dialog, Qt::Key_Return);
    close();
    const AnnotatedSentence now = sentence(1);
    QCOMPARE(now.sentence.units[0].tokens, (std::vector<int>{1, 4}));
    QCOMPARE(now.sentence.units[0].lemma, u"look_up"_qs);
    QCOMPARE(now.sentence.units.size(), 3u);
    QCOMPARE(m_text->currentUnit(), now.annotations[0].id); // the word it was made from is gone
    press(*m_window, Qt::Key_F2, Qt::ControlModifier);
    QCOMPARE(sentence(1).sentence.units.size(), 2u);
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(sentence(1).annotations[0].id, unit(1));
    QCOMPARE(sentence(1).sentence.units[0].lemma, u"look"_qs);
}

void RepairTest::changesLemmaAndPartOfSpeech()
{
    RepairDialog *dialog = repair(2);
    type(*dialog, Qt::Key_V);
    QCOMPARE(part<QComboBox>(*dialog, u"repairClass"_qs)->currentText(), u"verb"_qs);
    auto *lemma = part<QLineEdit>(*dialog, u"repairLemma"_qs);
    type(*dialog, Qt::Key_L);
    QCOMPARE(dialog->focusWidget(), lemma);
    QTest::keyClicks(lemma, u"Bank"_qs);
    type(*dialog, Qt::Key_Return);
    close();
    const AnnotatedSentence now = sentence(1);
    QCOMPARE(now.annotations[1].id, unit(2));
    QCOMPARE(now.sentence.units[1].lemma, u"bank"_qs);
    QCOMPARE(now.sentence.units[1].wordClass, WordClass::Verb);
    QVERIFY(!now.annotations[1].decision); // it spoke of another word
    QVERIFY(!now.annotations[1].prediction);
    QCOMPARE(part<QLabel>(*m_window, u"unitLemma"_qs)->text().left(4), u"bank"_qs);
}

void RepairTest::splitsAndJoinsSentences()
{
    RepairDialog *dialog = repair(2);
    type(*dialog, Qt::Key_Return, Qt::ShiftModifier);
    accept(dialog);
    QCOMPARE(forms(1), (QStringList{u"They"_qs, u"looked"_qs, u"the"_qs}));
    QCOMPARE(sentence(2).annotations[0].id, unit(2));
    QCOMPARE(m_text->currentUnit(), unit(2));
    m_text->setCurrentUnit(unit(1));
    press(*m_window, Qt::Key_F2, Qt::ShiftModifier);
    QCOMPARE(forms(1).size(), 7);
    dialog = repair(1);
    type(*dialog, Qt::Key_Home);
    type(*dialog, Qt::Key_Backspace);
    accept(dialog);
    QCOMPARE(sentence(0).sentence.text, u"The first bank . They looked the riverbank up again ."_qs);
    QCOMPARE(m_text->currentUnit(), unit(1));
    for (int i = 0; i < 3; ++i)
        press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(forms(0).size(), 4);
    QCOMPARE(forms(1).size(), 7);
}

void RepairTest::repairsByOneKey()
{
    m_text->setCurrentUnit(unit(2));
    press(*m_window, Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(sentence(1).annotations.size(), 2u);
    QVERIFY(m_text->currentUnit().isValid());
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(sentence(1).annotations[1].id, unit(2));
    QCOMPARE(m_text->currentUnit(), unit(2));
    m_text->setCurrentUnit(unit(4)); // the last sentence
    press(*m_window, Qt::Key_F2, Qt::ShiftModifier);
    QCOMPARE(sentence(2).annotations.size(), 1u);
}

void RepairTest::undoesAndRedoesAcrossRestarts()
{
    RepairDialog *dialog = repair(2);
    type(*dialog, Qt::Key_Return, Qt::ShiftModifier);
    accept(dialog);
    m_text->setCurrentUnit(unit(0));
    press(*m_window, Qt::Key_2); // decide in between
    m_window.reset();
    open();
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(forms(1).size(), 7);
    m_window.reset();
    open();
    press(*m_window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(forms(1).size(), 3);
    press(*m_window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(sentence(0).annotations[0].decision);
    QVERIFY(!part<QAction>(*m_window, u"redo"_qs)->isEnabled());
}

void RepairTest::worksByMouseAndRightToLeft()
{
    RepairDialog *dialog = repair(4);
    auto *strip = part<TokenStrip>(*dialog);
    QVERIFY(strip->tokenRect(1, 0).left() > strip->tokenRect(1, 1).left());
    type(*dialog, Qt::Key_Left); // onwards in the text
    QCOMPARE(dialog->editor().caret(), (RepairEditor::Caret{1, 0, 1}));
    QTest::mouseClick(strip, Qt::LeftButton, {}, strip->tokenRect(1, 2).center());
    QCOMPARE(dialog->editor().caret().token, 2);
    QVERIFY(dialog->editor().caret().offset > 0);
    QTest::mouseClick(strip, Qt::LeftButton, Qt::ShiftModifier, strip->tokenRect(1, 1).center());
    QCOMPARE(dialog->editor().chosen(), (std::vector<int>{1, 2}));
    QTest::mouseClick(part<QToolButton>(*dialog, u"repairMakeUnit"_qs), Qt::LeftButton);
    QTest::mouseClick(part<QPushButton>(*dialog, u"repairApply"_qs), Qt::LeftButton);
    QTRY_VERIFY(!openDialog(u"repairDialog"_qs));
    QCOMPARE(sentence(2).sentence.units.size(), 2u);
}

void RepairTest::isNamedForScreenReaders()
{
    RepairDialog *dialog = repair(2);
    auto *strip = part<TokenStrip>(*dialog);
    QVERIFY(!strip->accessibleName().isEmpty());
    QVERIFY2(strip->description().contains(u"riverbank, token 4 of 7, "_qs), qPrintable(strip->description()));
    type(*dialog, Qt::Key_Right);
    QVERIFY(strip->accessibleDescription().contains(u"caret behind character 1"_qs));
    for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && !qobject_cast<const QPushButton *>(widget))
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
    type(*dialog, Qt::Key_Escape);
    auto *menu = part<QMenu>(*m_window, u"repairMenu"_qs);
    QCOMPARE(menu->actions().size(), 4);
}

QTEST_MAIN(RepairTest)
#include "tst_repair.moc"
