#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "gui/windowtest.h"
#include "models/occurrencemodel.h"
#include "panes/search/searchpane.h"
#include "window/mainwindow.h"
#include "window/messagebar.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// Finding what to look at next, on a real window.
class SearchTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsWordsAndGoesThere();
    void findsSentencesWithoutUnits();
    void filters();
    void filtersOfWordsKeepTheWords();
    void tabFollowsTheEye();
    void filtersKeepTheWidth();
    void filtersKeepTheHeight();
    void filtersGoBesideEachOther();
    void theWheelChangesOnlyTheFieldInUse();
    void findsWhereASenseMayBeMissing();
    void keepsFiltersAsQueues();
    void goesThroughTheLeastCertain();
    void passesOverWhatTheRulesSay();
    void stopsAtOnlySensesWhenTheRulesDo();
    void goesThroughQueuesOfDecidedWords();
    void tellsNothingOfWhatBlindModeHides();

private:
    [[nodiscard]] QTableView *results() const { return part<QTableView>(*m_window, QStringLiteral("searchResults")); }
    [[nodiscard]] QString state() const { return part<QLabel>(*m_window, QStringLiteral("searchState"))->text(); }
    [[nodiscard]] QString keyword(int row) const
    {
        return results()->model()->index(row, OccurrenceModel::KeywordColumn).data().toString();
    }
};

namespace {

/// Margins in percent: 80, 10, 2, 40.
void describe(ProjectFixture &fixture)
{
    const auto predicted = [&fixture](const char *lemma, float probability, std::optional<float> none = 0.02F) {
        const QString name = QString::fromLatin1(lemma);
        fixture.predicted({{name + QStringLiteral("%1:00:00::"), probability}, {name + QStringLiteral("%1:00:01::"), 1 - probability}},
                          none);
    };
    fixture.document(QStringLiteral("first"))
        .sentence(QStringLiteral("The bank of the Thames is steep ."))
        .unit({1}, QStringLiteral("bank"));
    predicted("bank", 0.9F);
    fixture.unit({4}, QStringLiteral("thames"));
    predicted("thames", 0.55F, 0.3F);
    fixture.unit({5}, QStringLiteral("be"), WordClass::Verb);
    predicted("be", 0.51F);
    fixture.document(QStringLiteral("second")).sentence(QStringLiteral("Hello there !"));
    fixture.sentence(QStringLiteral("A bank lends .")).unit({1}, QStringLiteral("bank"));
    predicted("bank", 0.7F);
    fixture.unit({2}, QStringLiteral("lend"), WordClass::Verb).predicted({{QStringLiteral("lend%2:40:00::"), 1.0F}});
    fixture.sentence(QStringLiteral("They lend .")).unit({1}, QStringLiteral("lend"), WordClass::Verb);
    fixture.predicted({{QStringLiteral("lend%2:40:00::"), 1.0F}});
}

} // namespace

void SearchTest::init()
{
    makeWindow(describe);
    open();
}

void SearchTest::findsWordsAndGoesThere()
{
    QVERIFY(part<QLabel>(*m_window, QStringLiteral("searchState"))->text().contains(QStringLiteral("Type words")));
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    auto *words = part<QLineEdit>(*m_window, QStringLiteral("searchWords"));
    QTRY_COMPARE(QApplication::focusWidget(), words);
    QTest::keyClicks(words, QStringLiteral("bank len*"));
    QTRY_COMPARE(state(), QStringLiteral("1 found"));
    QTRY_COMPARE(results()->model()->rowCount(), 1);
    QCOMPARE(keyword(0), QStringLiteral("bank"));
    results()->setFocus();
    results()->setCurrentIndex(results()->model()->index(0, 0));
    QTest::keyClick(results(), Qt::Key_Return);
    QCOMPARE(m_text->document(), m_fixture->documentId(1));
    QCOMPARE(m_text->currentUnit(), m_fixture->unitId(3));
    QTRY_VERIFY(m_text->isAncestorOf(QApplication::focusWidget()));
    words->setText(QStringLiteral("nowhere"));
    QTRY_COMPARE(state(), QStringLiteral("Nothing found."));
}

void SearchTest::findsSentencesWithoutUnits()
{
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    part<QLineEdit>(*m_window, QStringLiteral("searchWords"))->setText(QStringLiteral("hello"));
    QTRY_COMPARE(results()->model()->rowCount(), 1);
    results()->setCurrentIndex(results()->model()->index(0, 0));
    QTest::keyClick(results(), Qt::Key_Return);
    QCOMPARE(m_text->document(), m_fixture->documentId(1));
}

void SearchTest::filters()
{
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    auto *more = part<QToolButton>(*m_window, QStringLiteral("searchFilters"));
    QVERIFY(!part<QLineEdit>(*m_window, QStringLiteral("filterLemma"))->isVisible());
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(part<QLineEdit>(*m_window, QStringLiteral("filterLemma"))->isVisible());
    part<QLineEdit>(*m_window, QStringLiteral("filterLemma"))->setText(QStringLiteral("Bank"));
    QTRY_COMPARE(state(), QStringLiteral("2 found"));
    auto *scope = part<QComboBox>(*m_window, QStringLiteral("filterScope"));
    scope->setCurrentIndex(1);
    QTRY_COMPARE(state(), QStringLiteral("1 found"));
    // "This document" follows the text.
    scope->setCurrentIndex(0);
    part<QLineEdit>(*m_window, QStringLiteral("filterLemma"))->clear();
    part<QSpinBox>(*m_window, QStringLiteral("filterMarginTo"))->setValue(40);
    auto *order = part<QComboBox>(*m_window, QStringLiteral("searchOrder"));
    order->setCurrentIndex(order->findData(int(UnitOrder::Margin)));
    QTRY_COMPARE(state(), QStringLiteral("3 found"));
    QTRY_COMPARE(results()->model()->rowCount(), 3);
    QCOMPARE(keyword(0), QStringLiteral("is"));
    QCOMPARE(keyword(1), QStringLiteral("Thames"));
    QCOMPARE(keyword(2), QStringLiteral("bank"));
    auto *wordClass = part<QComboBox>(*m_window, QStringLiteral("filterClass"));
    wordClass->setCurrentIndex(wordClass->findData(int(WordClass::Verb)));
    QTRY_COMPARE(state(), QStringLiteral("1 found"));
}

void SearchTest::filtersOfWordsKeepTheWords()
{
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    part<QLineEdit>(*m_window, QStringLiteral("searchWords"))->setText(QStringLiteral("bank"));
    QTRY_COMPARE(state(), QStringLiteral("2 found"));
    auto *status = part<QComboBox>(*m_window, QStringLiteral("filterStatus"));
    status->setCurrentIndex(status->findData(int(UnitStatus::Decided)));
    QTRY_COMPARE(state(), QStringLiteral("Nothing found."));
    status->setCurrentIndex(status->findData(int(UnitStatus::Undecided)));
    QTRY_COMPARE(state(), QStringLiteral("2 found"));
    QTRY_COMPARE(results()->model()->rowCount(), 2);
    QCOMPARE(keyword(0), QStringLiteral("bank"));
    QCOMPARE(keyword(1), QStringLiteral("bank"));
}

void SearchTest::tabFollowsTheEye()
{
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    part<QToolButton>(*m_window, QStringLiteral("searchFilters"))->setChecked(true);
    part<QLineEdit>(*m_window, QStringLiteral("searchWords"))->setText(QStringLiteral("bank"));
    QTRY_COMPARE(state(), QStringLiteral("2 found"));
    const QStringList expected{
        QStringLiteral("searchFilters"),         QStringLiteral("searchOrder"),         QStringLiteral("saveQueue"),
        QStringLiteral("filterLemma"),           QStringLiteral("filterWritten"),       QStringLiteral("filterClass"),
        QStringLiteral("filterStatus"),          QStringLiteral("filterSense"),         QStringLiteral("filterAnnotator"),
        QStringLiteral("filterProbabilityFrom"), QStringLiteral("filterProbabilityTo"), QStringLiteral("filterMarginFrom"),
        QStringLiteral("filterMarginTo"),        QStringLiteral("filterNoneFrom"),      QStringLiteral("filterNoneTo"),
        QStringLiteral("filterScope"),           QStringLiteral("filterDated"),         QStringLiteral("searchResults")};
    QStringList visited;
    while (visited.size() < expected.size()) {
        press(*m_window, Qt::Key_Tab);
        visited.append(QApplication::focusWidget()->objectName());
    }
    QCOMPARE(visited, expected);
}

void SearchTest::filtersKeepTheWidth()
{
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    const int width = m_window->width();
    part<QToolButton>(*m_window, QStringLiteral("searchFilters"))->setChecked(true);
    QTRY_VERIFY(part<QLineEdit>(*m_window, QStringLiteral("filterLemma"))->isVisible());
    QCOMPARE(m_window->width(), width);
    QVERIFY2(m_window->minimumSizeHint().width() <= 1000, qPrintable(QString::number(m_window->minimumSizeHint().width())));
}

/// Also with a message above the text: what the page for no project asks for does not count.
void SearchTest::filtersKeepTheHeight()
{
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    part<MessageBar>(*m_window)->show(MessageBar::Kind::Information, QStringLiteral("A message of two lines. ").repeated(3));
    part<QToolButton>(*m_window, QStringLiteral("searchFilters"))->setChecked(true);
    QTRY_VERIFY(part<QLineEdit>(*m_window, QStringLiteral("filterLemma"))->isVisible());
    m_window->resize(1280, 776);
    QTRY_VERIFY(part<QWidget>(*m_window, QStringLiteral("filterForm"))->width() > 500);
    const auto *welcome = part<QWidget>(*m_window, QStringLiteral("welcomePage"));
    QVERIFY(part<QWidget>(*m_window, QStringLiteral("centre"))->minimumSizeHint().height() < welcome->minimumSizeHint().height());
    QTRY_VERIFY2(m_window->minimumSizeHint().height() <= 640, qPrintable(QString::number(m_window->minimumSizeHint().height())));
}

/// One below the other in a narrow pane, and none of them cut off.
void SearchTest::filtersGoBesideEachOther()
{
    OccurrenceModel model;
    SearchPane pane(model);
    part<QToolButton>(pane, QStringLiteral("searchFilters"))->setChecked(true);
    const auto *form = part<QWidget>(pane, QStringLiteral("filterForm"));
    const auto placeOf = [form, &pane](const char *name) {
        const auto *field = part<QWidget>(pane, QLatin1StringView(name));
        return QRect(field->mapTo(form, QPoint(0, 0)), field->size());
    };
    pane.show();
    pane.resize(1200, 500);
    QTRY_COMPARE(placeOf("filterLemma").top(), placeOf("filterWritten").top());
    QVERIFY(placeOf("filterLemma").right() < placeOf("filterWritten").left());
    pane.resize(pane.minimumSizeHint().width(), 500);
    QTRY_VERIFY(placeOf("filterLemma").bottom() < placeOf("filterWritten").top());
    for (const char *name : {"filterLemma", "filterStatus", "filterMarginTo", "filterTo"})
        QVERIFY2(form->rect().left() <= placeOf(name).left() && placeOf(name).right() <= form->rect().right(), name);
}

void SearchTest::theWheelChangesOnlyTheFieldInUse()
{
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    part<QToolButton>(*m_window, QStringLiteral("searchFilters"))->setChecked(true);
    auto *from = part<QSpinBox>(*m_window, QStringLiteral("filterProbabilityFrom"));
    QTRY_VERIFY(from->isVisible());
    const auto turn = [from] {
        QWheelEvent up(QPointF(5, 5), from->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                       false);
        QApplication::sendEvent(from, &up);
    };
    turn();
    QCOMPARE(from->value(), 0);
    from->setFocus();
    turn();
    QCOMPARE(from->value(), 1);
}

void SearchTest::findsWhereASenseMayBeMissing()
{
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    auto *order = part<QComboBox>(*m_window, QStringLiteral("searchOrder"));
    order->setCurrentIndex(order->findData(int(UnitOrder::None)));
    QTRY_COMPARE(state(), QStringLiteral("4 found")); // not the only senses
    QTRY_COMPARE(results()->model()->rowCount(), 4);
    QCOMPARE(keyword(0), QStringLiteral("Thames"));
    part<QSpinBox>(*m_window, QStringLiteral("filterNoneFrom"))->setValue(10);
    QTRY_COMPARE(state(), QStringLiteral("1 found"));
}

void SearchTest::keepsFiltersAsQueues()
{
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    part<QLineEdit>(*m_window, QStringLiteral("filterLemma"))->setText(QStringLiteral("bank"));
    QTRY_COMPARE(state(), QStringLiteral("2 found"));
    QTest::mouseClick(part<QPushButton>(*m_window, QStringLiteral("saveQueue")), Qt::LeftButton);
    auto *dialog = qobject_cast<QInputDialog *>(openDialog(QStringLiteral("queueNameDialog")));
    QVERIFY(dialog);
    dialog->setTextValue(QStringLiteral("banks & co"));
    dialog->accept();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto *menu = part<QMenu>(*m_window, QStringLiteral("queueMenu"));
    QAction *queue = nullptr;
    for (QAction *action : menu->actions()) {
        if (action->data().toString() == QStringLiteral("banks & co"))
            queue = action;
    }
    QVERIFY(queue);
    queue->trigger();
    QVERIFY(queue->isChecked());
    m_text->setFocus();
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    // Round by round: of the first document the 80, of the second the 40; the smaller margin first.
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(3));
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(0));
    part<QAction>(*m_window, QStringLiteral("removeQueue"))->trigger();
    QVERIFY(m_window->session()->project().queues().queues()->empty());
    QVERIFY(!part<QAction>(*m_window, QStringLiteral("removeQueue"))->isEnabled());
}

void SearchTest::goesThroughTheLeastCertain()
{
    waitForMissingModel();
    m_text->setFocus();
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(2)); // 2 %, the first document's
    QTRY_VERIFY(part<MessageBar>(*m_window)->text().contains(QString::fromUtf8("Margin 2 % between “be%1:00:00::”")));
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(3)); // 40 %, the second document's
    // Decided elsewhere meanwhile: passed over.
    Decision decision;
    decision.senses = {QStringLiteral("thames%1:00:00::")};
    QVERIFY(m_window->session()->project().decide(m_fixture->unitId(1), decision));
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(0)); // 80 %
}

void SearchTest::passesOverWhatTheRulesSay()
{
    part<QAction>(*m_window, QStringLiteral("skipRules"))->trigger();
    QWidget *dialog = openDialog(QStringLiteral("skipRulesDialog"));
    QVERIFY(dialog);
    QVERIFY(part<QPlainTextEdit>(*dialog, QStringLiteral("skipLemmas"))->toPlainText().contains(QStringLiteral("be")));
    part<QCheckBox>(*dialog, QStringLiteral("skipNames"))->setChecked(true);
    part<QCheckBox>(*dialog, QStringLiteral("skipListed"))->setChecked(true);
    QTest::mouseClick(part<QPushButton>(*dialog, QStringLiteral("skipApply")), Qt::LeftButton);
    // Of the first document only "bank" is left, which is current: Thames is a name, "be" on the list.
    m_text->setFocus();
    press(*m_window, Qt::Key_N);
    QCOMPARE(m_text->currentUnit(), m_fixture->unitId(0));
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(3));
    QVERIFY(m_window->session()->project().skipRules().names);
}

void SearchTest::stopsAtOnlySensesWhenTheRulesDo()
{
    // Of the second document "lends" has one sense.
    m_text->setCurrentUnit(m_fixture->unitId(3));
    m_text->setFocus();
    press(*m_window, Qt::Key_N);
    QCOMPARE(m_text->currentUnit(), m_fixture->unitId(3));
    part<QAction>(*m_window, QStringLiteral("skipRules"))->trigger();
    QWidget *dialog = openDialog(QStringLiteral("skipRulesDialog"));
    QVERIFY(dialog);
    part<QCheckBox>(*dialog, QStringLiteral("skipOnlySense"))->setChecked(false);
    QTest::mouseClick(part<QPushButton>(*dialog, QStringLiteral("skipApply")), Qt::LeftButton);
    m_window->activateWindow();
    m_text->setFocus();
    press(*m_window, Qt::Key_N);
    QCOMPARE(m_text->currentUnit(), m_fixture->unitId(4));
    // Also where a sentence holds nothing else.
    press(*m_window, Qt::Key_N);
    QCOMPARE(m_text->currentUnit(), m_fixture->unitId(5));
}

void SearchTest::goesThroughQueuesOfDecidedWords()
{
    waitForMissingModel();
    Project &project = m_window->session()->project();
    Decision decision;
    decision.senses = {QStringLiteral("bank%1:00:01::")}; // the model says 00
    for (const int unit : {0, 3})
        QVERIFY(project.decide(m_fixture->unitId(unit), decision));
    decision.senses = {QStringLiteral("thames%1:00:00::")};
    QVERIFY(project.decide(m_fixture->unitId(1), decision));
    const QString name = QStringLiteral("against the model");
    QVERIFY(project.saveQueue({name, {.differs = true}}));
    for (QAction *action : part<QMenu>(*m_window, QStringLiteral("queueMenu"))->actions()) {
        if (action->data().toString() == name)
            action->trigger();
    }
    m_text->setCurrentUnit(m_fixture->unitId(1));
    m_text->setFocus();
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(0));
    QTRY_VERIFY(part<MessageBar>(*m_window)->text().startsWith(QStringLiteral("Decided otherwise than the model suggests.")));
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(3));
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(part<MessageBar>(*m_window)->text().contains(QStringLiteral("begins again")));
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(0));
}

void SearchTest::tellsNothingOfWhatBlindModeHides()
{
    waitForMissingModel();
    press(*m_window, Qt::Key_F, Qt::ControlModifier);
    part<QLineEdit>(*m_window, QStringLiteral("filterLemma"))->setText(QStringLiteral("bank"));
    QTRY_COMPARE(state(), QStringLiteral("2 found"));
    const auto cell = [this](int row, int column) { return results()->model()->index(row, column).data().toString(); };
    QTRY_COMPARE(cell(0, OccurrenceModel::ProbabilityColumn), QStringLiteral("90 %"));
    QVERIFY(m_window->session()->project().setBlindMode({1, 1}));
    QTRY_COMPARE(cell(0, OccurrenceModel::SenseColumn), QString::fromUtf8("◌ hidden"));
    QCOMPARE(cell(0, OccurrenceModel::ProbabilityColumn), QString());
    auto *order = part<QComboBox>(*m_window, QStringLiteral("searchOrder"));
    order->setCurrentIndex(order->findData(int(UnitOrder::Margin)));
    QTRY_VERIFY2(state().startsWith(QStringLiteral("Nothing found.")), qPrintable(state()));
    QVERIFY(state().contains(QStringLiteral("hidden are left out")));
    // The queue still comes to them, in the order of the text, and says nothing.
    m_text->setCurrentUnit(m_fixture->unitId(3));
    m_text->setFocus();
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(0));
    QTRY_VERIFY(part<MessageBar>(*m_window)->text().contains(QStringLiteral("hidden for this word")));
    press(*m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_text->currentUnit(), m_fixture->unitId(1));
}

QTEST_MAIN(SearchTest)
#include "tst_search.moc"
