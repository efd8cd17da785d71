#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include "gui/windowtest.h"
#include "models/occurrencemodel.h"
#include "window/mainwindow.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// One lemma through the whole corpus, on a real window.
class ConcordanceTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void followsTheText();
    void listsATypedLemma();
    void comesBackToTheCurrentWord();
    void looksUpWhatIsTyped();
    void leavesTheCursorAlone();
    void isFilledWhereItStandsOpen();
    void tabLeadsToTheRowsAndBack();
    void sortsByContext();
    void decidesInPlace();
    void refusesInPlace();
    void tellsNothingOfWhatBlindModeHides();
    void decidesInBulkAfterAPreview();
    void leavesDecisionsAloneInBulk();
    void clearsInBulk();

private:
    [[nodiscard]] QTableView *table() const { return part<QTableView>(*m_window, QStringLiteral("concordanceTable")); }
    [[nodiscard]] QString text(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    [[nodiscard]] QStringList before() const;
    [[nodiscard]] QString sensesOf(int unit) const;
    void openPane();
};

namespace {

const QString slope = QStringLiteral("bank%1:17:01::");
const QString money = QStringLiteral("bank%1:14:00::");

void describe(ProjectFixture &fixture)
{
    fixture.document(QStringLiteral("first")).sentence(QStringLiteral("The wide bank flooded fields ."));
    fixture.unit({2}, QStringLiteral("bank")).predicted({{slope, 0.9F}, {money, 0.1F}});
    fixture.unit({4}, QStringLiteral("field"))
        .predicted({{QStringLiteral("field%1:15:00::"), 0.6F}, {QStringLiteral("field%1:09:00::"), 0.4F}});
    fixture.sentence(QStringLiteral("An old bank closed ."));
    fixture.unit({2}, QStringLiteral("bank")).predicted({{money, 0.8F}, {slope, 0.2F}});
    fixture.document(QStringLiteral("second")).sentence(QStringLiteral("My bank lends ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.7F}, {slope, 0.3F}});
}

} // namespace

void ConcordanceTest::init()
{
    makeWindow(describe);
    open();
}

void ConcordanceTest::openPane()
{
    press(*m_window, Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QTRY_COMPARE(QApplication::focusWidget(), table());
}

QStringList ConcordanceTest::before() const
{
    QStringList contexts;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        contexts.append(text(row, OccurrenceModel::BeforeColumn));
    return contexts;
}

QString ConcordanceTest::sensesOf(int unit) const
{
    const auto decision = decided(unit);
    return decision ? decision->senses.join(u' ') : QString();
}

void ConcordanceTest::followsTheText()
{
    openPane();
    QCOMPARE(before(), (QStringList{QStringLiteral("The wide"), QStringLiteral("An old"), QStringLiteral("My")}));
    QCOMPARE(part<QLabel>(*m_window, QStringLiteral("concordanceState"))->text(), QStringLiteral("Occurrences: 3"));
    m_text->setCurrentUnit(m_fixture->unitId(1));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(text(0, OccurrenceModel::KeywordColumn), QStringLiteral("fields"));
}

void ConcordanceTest::listsATypedLemma()
{
    openPane();
    auto *lemma = part<QLineEdit>(*m_window, QStringLiteral("concordanceLemma"));
    lemma->selectAll();
    QTest::keyClicks(lemma, QStringLiteral("Field"));
    QTest::keyClick(lemma, Qt::Key_Return);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    // What was typed stays while the text moves on.
    QVERIFY(!part<QCheckBox>(*m_window, QStringLiteral("concordanceFollow"))->isChecked());
    m_text->setCurrentUnit(m_fixture->unitId(2));
    QCOMPARE(lemma->text(), QStringLiteral("Field"));
}

void ConcordanceTest::comesBackToTheCurrentWord()
{
    openPane();
    auto *lemma = part<QLineEdit>(*m_window, QStringLiteral("concordanceLemma"));
    const auto ask = [lemma] {
        lemma->selectAll();
        QTest::keyClicks(lemma, QStringLiteral("field"));
        QTest::keyClick(lemma, Qt::Key_Return);
    };
    ask();
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    m_text->setCurrentUnit(m_fixture->unitId(2));
    m_text->setFocus();
    press(*m_window, Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(lemma->text(), QStringLiteral("bank"));
    ask();
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    m_text->setCurrentUnit(m_fixture->unitId(2));
    part<QCheckBox>(*m_window, QStringLiteral("concordanceFollow"))->click();
    QTRY_COMPARE(table()->model()->rowCount(), 3);
}

/// By the key of the pane itself, too, which elsewhere means the current word.
void ConcordanceTest::looksUpWhatIsTyped()
{
    openPane();
    auto *lemma = part<QLineEdit>(*m_window, QStringLiteral("concordanceLemma"));
    lemma->setFocus();
    lemma->selectAll();
    QTest::keyClicks(lemma, QStringLiteral("field"));
    press(*m_window, Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(lemma->text(), QStringLiteral("field"));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(text(0, OccurrenceModel::KeywordColumn), QStringLiteral("fields"));
    QCOMPARE(QApplication::focusWidget(), table());
    // Who is not typing means the word in the text, which goes along with the rows.
    part<QCheckBox>(*m_window, QStringLiteral("concordanceFollow"))->setChecked(false);
    lemma->clear();
    table()->setFocus();
    press(*m_window, Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(lemma->text(), QStringLiteral("bank"));
}

void ConcordanceTest::leavesTheCursorAlone()
{
    openPane();
    // Another word of the lemma that is listed, then one of another lemma while the pane is behind a tab.
    m_text->setCurrentUnit(m_fixture->unitId(2));
    m_text->setFocus();
    press(*m_window, Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::focusWidget(), table());
    QCOMPARE(current(), m_fixture->unitId(2));
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(table()->visibleRegion().isEmpty());
    m_text->setCurrentUnit(m_fixture->unitId(1));
    m_text->setFocus();
    press(*m_window, Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(text(0, OccurrenceModel::KeywordColumn), QStringLiteral("fields"));
    QCOMPARE(current(), m_fixture->unitId(1));
}

void ConcordanceTest::isFilledWhereItStandsOpen()
{
    openPane();
    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    QCOMPARE(table()->model()->rowCount(), 0);
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(part<QLineEdit>(*m_window, QStringLiteral("concordanceLemma"))->text(), QStringLiteral("bank"));
}

void ConcordanceTest::tabLeadsToTheRowsAndBack()
{
    openPane();
    const QStringList order{QStringLiteral("concordanceLemma"), QStringLiteral("concordanceClass"), QStringLiteral("concordanceOrder"),
                            QStringLiteral("concordanceFollow"), QStringLiteral("concordanceTable")};
    part<QLineEdit>(*m_window, order.first())->setFocus();
    for (const QString &name : order.sliced(1)) {
        press(*m_window, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), name);
    }
    for (qsizetype i = order.size() - 2; i >= 0; --i) {
        press(*m_window, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), order[i]);
    }
}

void ConcordanceTest::sortsByContext()
{
    openPane();
    auto *order = part<QComboBox>(*m_window, QStringLiteral("concordanceOrder"));
    order->setCurrentIndex(order->findData(int(ConcordanceOrder::LeftContext)));
    QTRY_COMPARE(before(), (QStringList{QStringLiteral("My"), QStringLiteral("An old"), QStringLiteral("The wide")}));
    order->setCurrentIndex(order->findData(int(ConcordanceOrder::RightContext))); // closed, flooded, lends
    QTRY_COMPARE(before(), (QStringList{QStringLiteral("An old"), QStringLiteral("The wide"), QStringLiteral("My")}));
}

void ConcordanceTest::decidesInPlace()
{
    openPane();
    table()->setCurrentIndex(table()->model()->index(1, OccurrenceModel::KeywordColumn));
    // The text and the senses follow the row; its digits mean the same as there.
    QCOMPARE(m_text->currentUnit(), m_fixture->unitId(2));
    QTest::keyClick(table(), Qt::Key_2);
    QCOMPARE(sensesOf(2), slope);
    QTRY_COMPARE(text(1, OccurrenceModel::DecisionColumn), slope);
    QCOMPARE(table()->currentIndex().row(), 2);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(sensesOf(3), money);
    QTest::keyClick(table(), Qt::Key_Delete);
    QCOMPARE(sensesOf(3), QString());
}

void ConcordanceTest::refusesInPlace()
{
    openPane();
    table()->setCurrentIndex(table()->model()->index(0, OccurrenceModel::KeywordColumn));
    QTest::keyClick(table(), Qt::Key_U);
    const auto inForce = [this](int unit) { return *m_window->session()->project().decisions().inForce(m_fixture->unitId(unit)); };
    QCOMPARE(inForce(0)->verdict, Verdict::Unsure);
    QTRY_COMPARE(text(0, OccurrenceModel::DecisionColumn), QStringLiteral("unsure"));
    QCOMPARE(table()->currentIndex().row(), 1);
    // What was suggested is kept with the decision, as in the text.
    QTest::keyClick(table(), Qt::Key_2);
    QCOMPARE(inForce(2)->suggestion, (SenseProbability{money, 0.8F}));
    QCOMPARE(inForce(2)->order, SenseOrder::Model);
    QVERIFY(inForce(2)->suggestionShown && !inForce(2)->inBulk);
}

void ConcordanceTest::tellsNothingOfWhatBlindModeHides()
{
    // Hidden words' senses stand in the inventory's order, and by their keys where there is no inventory.
    waitForMissingModel();
    openPane();
    auto *order = part<QComboBox>(*m_window, QStringLiteral("concordanceOrder"));
    order->setCurrentIndex(order->findData(int(ConcordanceOrder::Probability)));
    QTRY_COMPARE(before(), (QStringList{QStringLiteral("My"), QStringLiteral("An old"), QStringLiteral("The wide")}));
    QVERIFY(m_window->session()->project().setBlindMode({1, 1}));
    QTRY_COMPARE(before(), (QStringList{QStringLiteral("The wide"), QStringLiteral("An old"), QStringLiteral("My")}));
    QCOMPARE(text(0, OccurrenceModel::ProbabilityColumn), QString());
    QCOMPARE(text(0, OccurrenceModel::SenseColumn), QString::fromUtf8("◌ hidden"));
    table()->setCurrentIndex(table()->model()->index(1, OccurrenceModel::KeywordColumn));
    QTest::keyClick(table(), Qt::Key_Space); // would mean what nobody sees
    QCOMPARE(sensesOf(2), QString());
    QTest::keyClick(table(), Qt::Key_1);
    QVERIFY(!sensesOf(2).isEmpty());
    QVERIFY(!(*m_window->session()->project().decisions().inForce(m_fixture->unitId(2)))->suggestionShown);
}

void ConcordanceTest::decidesInBulkAfterAPreview()
{
    openPane();
    table()->setCurrentIndex(table()->model()->index(0, OccurrenceModel::KeywordColumn));
    table()->selectAll();
    QTest::keyClick(table(), Qt::Key_1);
    QWidget *dialog = openDialog(QStringLiteral("bulkDecisionDialog"));
    QVERIFY(dialog);
    QCOMPARE(sensesOf(0), QString());
    auto *lines = part<QTreeWidget>(*dialog, QStringLiteral("bulkLines"));
    QCOMPARE(lines->topLevelItemCount(), 3);
    lines->topLevelItem(2)->setCheckState(0, Qt::Unchecked);
    QTest::mouseClick(part<QPushButton>(*dialog, QStringLiteral("bulkApply")), Qt::LeftButton);
    const QString chosen = sensesOf(0);
    QVERIFY(!chosen.isEmpty());
    QCOMPARE(sensesOf(2), chosen);
    QCOMPARE(sensesOf(3), QString());
    QVERIFY((*m_window->session()->project().decisions().inForce(m_fixture->unitId(2)))->inBulk);
    // One step takes both back.
    part<QAction>(*m_window, QStringLiteral("undo"))->trigger();
    QCOMPARE(sensesOf(0), QString());
    QCOMPARE(sensesOf(2), QString());
}

void ConcordanceTest::leavesDecisionsAloneInBulk()
{
    openPane();
    table()->setCurrentIndex(table()->model()->index(1, OccurrenceModel::KeywordColumn));
    QTest::keyClick(table(), Qt::Key_2);
    QTRY_COMPARE(text(1, OccurrenceModel::DecisionColumn), slope);
    table()->setCurrentIndex(table()->model()->index(2, OccurrenceModel::KeywordColumn));
    table()->selectAll();
    QTest::keyClick(table(), Qt::Key_1); // of the last row, which is current: money
    QWidget *dialog = openDialog(QStringLiteral("bulkDecisionDialog"));
    QVERIFY(dialog);
    auto *lines = part<QTreeWidget>(*dialog, QStringLiteral("bulkLines"));
    const auto *count = part<QLabel>(*dialog, QStringLiteral("bulkCount"));
    const auto ticks = [lines] {
        QString all;
        for (int i = 0; i < lines->topLevelItemCount(); ++i)
            all += lines->topLevelItem(i)->checkState(0) == Qt::Checked ? u'x' : u'-';
        return all;
    };
    QCOMPARE(lines->topLevelItem(1)->text(0), QStringLiteral("An old [bank] closed ."));
    QCOMPARE(lines->topLevelItem(1)->text(1), slope);
    QCOMPARE(lines->topLevelItem(0)->text(1), QString());
    QCOMPARE(ticks(), QStringLiteral("x-x"));
    QVERIFY(count->text().startsWith(QStringLiteral("To decide: 2.")));
    auto *replace = part<QCheckBox>(*dialog, QStringLiteral("bulkReplace"));
    QVERIFY(replace->isVisible());
    replace->click();
    QCOMPARE(ticks(), QStringLiteral("xxx"));
    QVERIFY(count->text().startsWith(QStringLiteral("To decide: 3, of them decided before: 1.")));
    replace->click();
    QTest::mouseClick(part<QPushButton>(*dialog, QStringLiteral("bulkApply")), Qt::LeftButton);
    QCOMPARE(sensesOf(0), money);
    QCOMPARE(sensesOf(2), slope);
    QCOMPARE(sensesOf(3), money);
}

void ConcordanceTest::clearsInBulk()
{
    openPane();
    table()->setCurrentIndex(table()->model()->index(1, OccurrenceModel::KeywordColumn));
    QTest::keyClick(table(), Qt::Key_2);
    QTRY_COMPARE(text(1, OccurrenceModel::DecisionColumn), slope);
    table()->selectAll();
    QTest::keyClick(table(), Qt::Key_Delete);
    QWidget *dialog = openDialog(QStringLiteral("bulkDecisionDialog"));
    QVERIFY(dialog);
    auto *lines = part<QTreeWidget>(*dialog, QStringLiteral("bulkLines"));
    QVERIFY(lines->topLevelItem(0)->isDisabled());
    QCOMPARE(lines->topLevelItem(1)->checkState(0), Qt::Checked);
    QTest::mouseClick(part<QPushButton>(*dialog, QStringLiteral("bulkApply")), Qt::LeftButton);
    QCOMPARE(sensesOf(2), QString());
}

QTEST_MAIN(ConcordanceTest)
#include "tst_concordance.moc"
