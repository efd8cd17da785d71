#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

#include "gui/bankproject.h"
#include "gui/windowtest.h"
#include "models/senselistmodel.h"
#include "window/messagebar.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// What an annotator does with the unit under the cursor, on a project with stored predictions; there is no model.
class DecidingTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keysReachSensesBeyondNine();
    void decidesForSeveralSenses();
    void refusesForAReason_data();
    void refusesForAReason();
    void tellsThatASenseMayBeMissing();
    void hidesSuggestionsInBlindMode();
    void blindDialogGoesWithItsProject_data();
    void blindDialogGoesWithItsProject();
    void acceptsWhatIsSure();
    void travelsThroughTheHistory();
    void undoesAHugeBulkBehindADialog();
    void saysThatNoneIsLeftWhileItHolds();
    void advancesAsPreferred_data();
    void advancesAsPreferred();
};

void DecidingTest::init()
{
    makeWindow(describeBanks);
}

void DecidingTest::keysReachSensesBeyondNine()
{
    open();
    m_text->setCurrentUnit(m_fixture->unitId(3));
    press(*m_window, Qt::Key_B);
    QCOMPARE(decided(3)->senses, QStringList(loanSense(10)));
    m_text->setCurrentUnit(m_fixture->unitId(3));
    press(*m_window, Qt::Key_A, Qt::ShiftModifier);
    QCOMPARE(decided(3)->senses, QStringList({loanSense(10), loanSense(9)}));
}

void DecidingTest::decidesForSeveralSenses()
{
    open();
    press(*m_window, Qt::Key_2, Qt::ShiftModifier);
    QCOMPARE(decided(0)->senses, QStringList(slope));
    QCOMPARE(current(), m_fixture->unitId(0));
    press(*m_window, Qt::Key_1, Qt::ShiftModifier);
    QCOMPARE(decided(0)->senses, QStringList({slope, money}));
    const QAbstractItemModel *senses = part<QListView>(*m_window, QStringLiteral("senseList"))->model();
    QCOMPARE(senses->index(0, 0).data(SenseListModel::RankRole).toInt(), 2);
    QCOMPARE(senses->index(1, 0).data(SenseListModel::RankRole).toInt(), 1);
    // The same key takes it out again; each step can be undone.
    press(*m_window, Qt::Key_2, Qt::ShiftModifier);
    QCOMPARE(decided(0)->senses, QStringList(money));
    press(*m_window, Qt::Key_1, Qt::ShiftModifier);
    QVERIFY(!decided(0));
    for (int i = 0; i < 2; ++i)
        press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(decided(0)->senses, QStringList({slope, money}));
}

void DecidingTest::refusesForAReason_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("action");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("sense missing") << Qt::Key_0 << QStringLiteral("noneOfTheseAction") << Verdict::NoneOfThese;
    QTest::newRow("text error") << Qt::Key_T << QStringLiteral("textError") << Verdict::TextError;
    QTest::newRow("not taggable") << Qt::Key_X << QStringLiteral("notTaggable") << Verdict::NotTaggable;
    QTest::newRow("unsure") << Qt::Key_U << QStringLiteral("unsure") << Verdict::Unsure;
}

void DecidingTest::refusesForAReason()
{
    QFETCH(Qt::Key, key);
    QFETCH(QString, action);
    QFETCH(Verdict, verdict);
    open();
    press(*m_window, key);
    QCOMPARE(decided(0)->verdict, verdict);
    QVERIFY(decided(0)->senses.isEmpty());
    QCOMPARE(current(), m_fixture->unitId(1));
    part<QAction>(*m_window, action)->trigger();
    QCOMPARE(decided(1)->verdict, verdict);
}

void DecidingTest::tellsThatASenseMayBeMissing()
{
    open();
    m_text->setCurrentUnit(m_fixture->unitId(4));
    const auto *none = part<QPushButton>(*m_window, QStringLiteral("noneOfThese"));
    QVERIFY2(none->text().endsWith(QStringLiteral("38 %")), qPrintable(none->text()));
    m_text->setCurrentUnit(m_fixture->unitId(0));
    QVERIFY2(!none->text().contains(QChar(u'%')), qPrintable(none->text()));
}

void DecidingTest::hidesSuggestionsInBlindMode()
{
    open();
    // Hidden words' senses stand in the inventory's order, and by their keys where there is no inventory.
    waitForMissingModel();
    press(*m_window, Qt::Key_1);
    part<QAction>(*m_window, QStringLiteral("blindMode"))->trigger();
    QWidget *dialog = openDialog(QStringLiteral("blindDialog"));
    QVERIFY(dialog);
    const auto *shown = part<QLabel>(*dialog, QStringLiteral("agreementShown"));
    QTRY_VERIFY2(shown->text().contains(QStringLiteral("1 of 1")), qPrintable(shown->text()));
    // Wilson's interval for one of one begins at 1 / (1 + 1.96²) = 20.7 %.
    QVERIFY2(shown->text().contains(QStringLiteral("20.7 %")), qPrintable(shown->text()));
    part<QCheckBox>(*dialog, QStringLiteral("blindOn"))->setChecked(true);
    part<QSpinBox>(*dialog, QStringLiteral("blindShare"))->setValue(100);
    QTest::mouseClick(part<QPushButton>(*dialog, QStringLiteral("blindAccept")), Qt::LeftButton);
    QCOMPARE(m_window->session()->project().blindMode().share, 1.0);

    m_window->activateWindow();
    m_text->setFocus();
    QTRY_VERIFY(m_text->isAncestorOf(QApplication::focusWidget()) || m_text->hasFocus());
    QCOMPARE(current(), m_fixture->unitId(1));
    const QAbstractItemModel *senses = part<QListView>(*m_window, QStringLiteral("senseList"))->model();
    QVERIFY(!senses->index(0, 0).data(SenseListModel::ProbabilityRole).isValid());
    QVERIFY(part<QLabel>(*m_window, QStringLiteral("unitState"))->text().contains(QStringLiteral("hidden")));
    // Space would mean the suggestion that nobody sees.
    press(*m_window, Qt::Key_Space);
    QVERIFY(!decided(1));
    // The message goes with the word that it is about.
    const auto *message = part<MessageBar>(*m_window);
    QVERIFY(message->text().contains(QStringLiteral("hidden")));
    press(*m_window, Qt::Key_Right);
    QVERIFY(message->text().isEmpty());
    press(*m_window, Qt::Key_Left);
    QCOMPARE(current(), m_fixture->unitId(1));
    press(*m_window, Qt::Key_1);
    QVERIFY(decided(1));
    QCOMPARE(decided(1)->suggestionShown, false);
    QCOMPARE(decided(1)->suggestion, (SenseProbability{money, 0.7f}));
    QCOMPARE(decided(1)->order, SenseOrder::Inventory);
    QCOMPARE(decided(0)->suggestionShown, true);
    QCOMPARE(decided(0)->order, SenseOrder::Model);
}

void DecidingTest::blindDialogGoesWithItsProject_data()
{
    QTest::addColumn<std::function<void(MainWindow &)>>("end");
    const auto row = [](const char *name, std::function<void(MainWindow &)> end) { QTest::newRow(name) << std::move(end); };
    row("project closed", [](MainWindow &window) { part<QAction>(window, QStringLiteral("closeProject"))->trigger(); });
    row("another opened",
        [](MainWindow &window) { window.createProject(window.session()->project().path() + QStringLiteral(".another.glossator")); });
    row("window closed", [](MainWindow &window) { window.close(); });
}

void DecidingTest::blindDialogGoesWithItsProject()
{
    QFETCH(std::function<void(MainWindow &)>, end);
    open();
    auto *ask = part<QAction>(*m_window, QStringLiteral("blindMode"));
    ask->trigger();
    const QPointer<QWidget> dialog = openDialog(QStringLiteral("blindDialog"));
    QVERIFY(dialog);
    // Asked for again, it is the same one.
    ask->trigger();
    QCOMPARE(m_window->findChildren<QDialog *>(QStringLiteral("blindDialog")).size(), 1);
    end(*m_window);
    QVERIFY(!openDialog(QStringLiteral("blindDialog")));
    QTRY_VERIFY(!dialog);
}

void DecidingTest::acceptsWhatIsSure()
{
    open();
    press(*m_window, Qt::Key_1);
    part<QAction>(*m_window, QStringLiteral("acceptSure"))->trigger();
    QWidget *dialog = openDialog(QStringLiteral("sureBandDialog"));
    QVERIFY(dialog);
    auto *accept = part<QPushButton>(*dialog, QStringLiteral("acceptAll"));
    auto *summary = part<QLabel>(*dialog, QStringLiteral("sureBandSummary"));
    // One decision is no proof.
    QTRY_VERIFY2(summary->text().contains(QStringLiteral("Decide more")), qPrintable(summary->text()));
    QVERIFY(!accept->isEnabled());
    dialog->close();
    QTRY_VERIFY(!openDialog(QStringLiteral("sureBandDialog")));

    // Five without an error: the bound is 1 - 0.05^(1/5) = 45.07 %.
    m_window->activateWindow();
    m_text->setFocus();
    QTRY_VERIFY(m_text->isAncestorOf(QApplication::focusWidget()) || m_text->hasFocus());
    m_text->setCurrentUnit(m_fixture->unitId(5));
    for (int i = 0; i < 4; ++i)
        press(*m_window, Qt::Key_Space);
    QVERIFY(decided(8));
    part<QAction>(*m_window, QStringLiteral("acceptSure"))->trigger();
    dialog = openDialog(QStringLiteral("sureBandDialog"));
    QVERIFY(dialog);
    accept = part<QPushButton>(*dialog, QStringLiteral("acceptAll"));
    summary = part<QLabel>(*dialog, QStringLiteral("sureBandSummary"));
    part<QDoubleSpinBox>(*dialog, QStringLiteral("errorRate"))->setValue(46);
    QTRY_VERIFY_WITH_TIMEOUT(accept->isEnabled(), 20'000);
    QVERIFY2(summary->text().contains(QStringLiteral("45.07 %")), qPrintable(summary->text()));
    QVERIFY2(summary->text().startsWith(QStringLiteral("Words that will be decided: 8,")), qPrintable(summary->text()));
    QVERIFY2(summary->text().contains(QStringLiteral("Decisions that this rests on: 5 on")), qPrintable(summary->text()));
    QCOMPARE(part<QTreeWidget>(*dialog, QStringLiteral("sureBandSample"))->topLevelItemCount(), 8);
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(decided(4), 20'000);
    QVERIFY(decided(4)->inBulk && decided(12)->inBulk && !decided(5)->inBulk);
    part<QAction>(*m_window, QStringLiteral("undo"))->trigger();
    QVERIFY(!decided(4) && !decided(12) && decided(5));
}

void DecidingTest::travelsThroughTheHistory()
{
    open();
    press(*m_window, Qt::Key_1);
    press(*m_window, Qt::Key_2);
    press(*m_window, Qt::Key_0);
    m_text->setCurrentUnit(m_fixture->unitId(4)); // in the other document
    press(*m_window, Qt::Key_1);
    auto *dock = part<QDockWidget>(*m_window, QStringLiteral("historyDock"));
    dock->raise();
    auto *list = part<QTreeView>(*m_window, QStringLiteral("historyList"));
    auto *travel = part<QPushButton>(*m_window, QStringLiteral("travelButton"));
    QTRY_COMPARE(list->model()->rowCount(), 4);
    QVERIFY(!travel->isEnabled());
    const auto choose = [list](int row) {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(row, 2)).center());
    };
    choose(3);
    QCOMPARE(current(), m_fixture->unitId(0));
    QCOMPARE(m_text->document(), m_fixture->documentId(0));
    QTest::mouseClick(travel, Qt::LeftButton);
    QVERIFY(decided(0));
    for (const int unit : {1, 2, 4})
        QVERIFY(!decided(unit));
    QCOMPARE(list->model()->rowCount(), 4);
    // What was undone can be done again after a restart.
    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    m_window->openProject(m_fixture->path());
    QVERIFY(m_window->session());
    dock->raise();
    QTRY_COMPARE(list->model()->rowCount(), 4);
    choose(1);
    QTest::mouseClick(travel, Qt::LeftButton);
    QCOMPARE(decided(2)->verdict, Verdict::NoneOfThese);
    QCOMPARE(decided(1)->senses, QStringList(slope));
    QVERIFY(!decided(4));
}

void DecidingTest::undoesAHugeBulkBehindADialog()
{
    m_fixture = std::make_unique<ProjectFixture>();
    m_fixture->generatedDocument(QStringLiteral("long.txt"), 6000, 0);
    m_fixture->open();
    m_fixture->close();
    m_window->openProject(m_fixture->path());
    Project &project = m_window->session()->project();
    std::vector<UnitDecision> bulk;
    const auto sentences = project.corpus().sentences(m_fixture->documentId(), 0, 10'000);
    QVERIFY(sentences);
    for (const AnnotatedSentence &sentence : *sentences) {
        for (const UnitAnnotation &unit : sentence.annotations)
            bulk.push_back({unit.id, Decision{}});
    }
    QVERIFY(bulk.size() > size_t(JournalService::quickLimit));
    QVERIFY(project.decide(bulk));
    part<QAction>(*m_window, QStringLiteral("undo"))->trigger();
    QWidget *dialog = openDialog(QStringLiteral("journalProgress"));
    QVERIFY(dialog);
    // It keeps from deciding until the worker has written all.
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->close());
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!openDialog(QStringLiteral("journalProgress")), 20'000);
    QVERIFY(project.decisions().allInForce()->empty());
    QVERIFY(project.canRedo() && !project.canUndo());
    QCOMPARE(current(), bulk.front().unit);
}

void DecidingTest::saysThatNoneIsLeftWhileItHolds()
{
    open();
    waitForMissingModel();
    const auto *bar = part<MessageBar>(*m_window);
    const QString noneLeft = QStringLiteral("No other undecided word is left in this document.");
    for (int i = 0; i < 4; ++i)
        press(*m_window, Qt::Key_1);
    QCOMPARE(bar->text(), noneLeft);
    Decision cleared;
    cleared.verdict = Verdict::Cleared;
    QVERIFY(m_window->session()->project().decide(m_fixture->unitId(2), cleared));
    QCOMPARE(bar->text(), QString());
    // Nor is it about another place or document.
    press(*m_window, Qt::Key_N);
    press(*m_window, Qt::Key_1);
    QCOMPARE(bar->text(), noneLeft);
    press(*m_window, Qt::Key_Left);
    QCOMPARE(bar->text(), QString());
    QVERIFY(m_window->session()->project().decide(m_fixture->unitId(2), cleared));
    press(*m_window, Qt::Key_N);
    press(*m_window, Qt::Key_1);
    QCOMPARE(bar->text(), noneLeft);
    m_text->setCurrentUnit(m_fixture->unitId(5));
    QCOMPARE(bar->text(), QString());
}

void DecidingTest::advancesAsPreferred_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<int>("unit");
    QTest::newRow("undecided") << QStringLiteral("advanceToUndecided") << 2;
    QTest::newRow("next") << QStringLiteral("advanceToNext") << 1;
    QTest::newRow("stay") << QStringLiteral("advanceNot") << 0;
}

void DecidingTest::advancesAsPreferred()
{
    QFETCH(QString, choice);
    QFETCH(int, unit);
    open();
    m_text->setCurrentUnit(m_fixture->unitId(1));
    press(*m_window, Qt::Key_1);
    m_text->setCurrentUnit(m_fixture->unitId(0));
    part<QAction>(*m_window, choice)->trigger();
    press(*m_window, Qt::Key_1);
    QCOMPARE(decided(0)->senses, QStringList(money));
    QCOMPARE(current(), m_fixture->unitId(unit));
    // The user's choice, for the next window, too.
    MainWindow another(withoutModel());
    QVERIFY(part<QAction>(another, choice)->isChecked());
}

QTEST_MAIN(DecidingTest)
#include "tst_deciding.moc"
