#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "gui/guitesting.h"
#include "models/occurrencemodel.h"
#include "models/senselistmodel.h"
#include "panes/text/textpane.h"
#include "support/patience.h"
#include "support/projectfixture.h"
#include "window/messagebar.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// What a decision changes about other words, on a real window with the shipped model.
class ChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersWhatLooksDifferent();
    void tellsOfAnotherModelsChangesWithoutAWord();
    void greysWhatIsUnlikely();

private:
    void decideOnReserve();
    [[nodiscard]] bool isSettled() const;

    std::unique_ptr<OwnPreferences> m_preferences;
    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    TextPane *m_text = nullptr;
    const SenseListModel *m_senses = nullptr;
};

namespace {

constexpr int patience = patient(240'000); // ms; a processor shared with others computes glosses that the index lacks
constexpr int banks = 5;
const QString reserve = QStringLiteral("bank%1:21:01::"); // nothing that the model thinks of here

} // namespace

void ChangesTest::init()
{
    m_preferences = std::make_unique<OwnPreferences>();
    m_fixture = std::make_unique<ProjectFixture>();
    m_fixture->document(QStringLiteral("bank.txt"));
    for (int i = 0; i < banks; ++i) {
        m_fixture->paragraph();
        m_fixture->sentence(QStringLiteral("On day %1 the bank was full again .").arg(i)).unit({4}, QStringLiteral("bank"));
    }
    m_fixture->open();
    m_fixture->close();
    m_window = shownWindow({});
    QVERIFY(openPredicted(*m_window, m_fixture->path(), patience));
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patience);
    m_window->activateWindow();
    m_text = part<TextPane>(*m_window);
    m_text->setCurrentUnit(m_fixture->unitId(0));
    m_text->setFocus();
    QTRY_VERIFY(m_text->isAncestorOf(QApplication::focusWidget()) || m_text->hasFocus());
    m_senses = qobject_cast<const SenseListModel *>(part<QListView>(*m_window, QStringLiteral("senseList"))->model());
}

void ChangesTest::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

bool ChangesTest::isSettled() const
{
    return !m_window->session()->memory().isRunning();
}

void ChangesTest::decideOnReserve()
{
    part<QAction>(*m_window, QStringLiteral("memoryStrong"))->trigger();
    int row = 0;
    while (row < m_senses->rowCount() && m_senses->keyAt(row) != reserve)
        ++row;
    QVERIFY(row > 0 && row < m_senses->rowCount());
    press(*m_window, Qt::Key(senseKeys[row].toUpper().unicode()));
}

void ChangesTest::offersWhatLooksDifferent()
{
    auto *review = part<QAction>(*m_window, QStringLiteral("reviewChanges"));
    QVERIFY(!review->isEnabled());
    QVERIFY(part<QAction>(*m_window, QStringLiteral("memoryMedium"))->isChecked());
    decideOnReserve();
    // The cursor has moved on, and the keys mean there what they meant.
    const QString second = m_senses->keyAt(1);
    QTRY_VERIFY_WITH_TIMEOUT(review->isEnabled() && isSettled(), patience);
    QCOMPARE(m_text->currentUnit(), m_fixture->unitId(1));
    QCOMPARE(m_senses->keyAt(1), second);
    const auto *bar = part<MessageBar>(*m_window);
    QVERIFY2(bar->text().startsWith(QString::fromUtf8("Other occurrences of “bank” that look different now:")), qPrintable(bar->text()));
    const auto *button = part<QToolButton>(*m_window, QStringLiteral("messageOffer"));
    QVERIFY(button->isVisible());
    QVERIFY(button->text().contains(QStringLiteral("Ctrl+R")));

    press(*m_window, Qt::Key_R, Qt::ControlModifier);
    const auto *table = part<QTableView>(*m_window, QStringLiteral("concordanceTable"));
    QTRY_VERIFY(table->model()->rowCount() > 0);
    QTRY_COMPARE(QApplication::focusWidget(), table);
    QVERIFY(table->model()->rowCount() < banks);
    for (int i = 0; i < table->model()->rowCount(); ++i) {
        QCOMPARE(table->model()->index(i, OccurrenceModel::KeywordColumn).data().toString(), QStringLiteral("bank"));
        QCOMPARE(table->model()->index(i, OccurrenceModel::DecisionColumn).data().toString(), QString());
    }
    QVERIFY(part<QLabel>(*m_window, QStringLiteral("concordanceState"))->text().startsWith(QStringLiteral("Look different now:")));
    QVERIFY(!part<QCheckBox>(*m_window, QStringLiteral("concordanceFollow"))->isChecked());
    QVERIFY(!review->isEnabled());

    // Undone, nothing of it is left.
    m_text->setFocus();
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patience);
    const auto sentences = m_window->session()->project().corpus().sentences(m_fixture->documentId(), 0, 100);
    for (const AnnotatedSentence &sentence : *sentences)
        QVERIFY(sentence.annotations.front().prediction->candidates.front().sense != reserve);
}

void ChangesTest::tellsOfAnotherModelsChangesWithoutAWord()
{
    decideOnReserve();
    const auto *bar = part<MessageBar>(*m_window);
    QTRY_VERIFY_WITH_TIMEOUT(bar->text().startsWith(QString::fromUtf8("Other occurrences of “bank”")) && isSettled(), patience);
    Q_EMIT m_window->session()->changes().found({m_fixture->unitId(2), m_fixture->unitId(3), m_fixture->unitId(4)});
    Decision unsure;
    unsure.verdict = Verdict::Unsure; // teaches nothing
    QVERIFY(m_window->session()->project().decide(m_fixture->unitId(3), unsure));
    QCOMPARE(bar->text(), QStringLiteral("Words that look different now: 2."));
}

void ChangesTest::greysWhatIsUnlikely()
{
    const auto outside = [this] {
        int count = 0;
        for (int row = 0; row < m_senses->rowCount(); ++row)
            count += !m_senses->index(row).data(SenseListModel::InSetRole).toBool();
        return count;
    };
    QVERIFY(part<QAction>(*m_window, QStringLiteral("coverage95"))->isChecked());
    part<QAction>(*m_window, QStringLiteral("coverage80"))->trigger();
    const int most = outside();
    QVERIFY(most > 0);
    // Rows that came before the prediction keep the inventory's order.
    QVERIFY(m_senses->index(m_senses->bestRow()).data(SenseListModel::InSetRole).toBool());
    part<QAction>(*m_window, QStringLiteral("coverage99"))->trigger();
    QVERIFY(outside() < most);
    part<QAction>(*m_window, QStringLiteral("coverage80"))->trigger();
    press(*m_window, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(outside(), 0);
    press(*m_window, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(outside(), most);
    part<QAction>(*m_window, QStringLiteral("coverageAll"))->trigger();
    QCOMPARE(outside(), 0);
    part<QAction>(*m_window, QStringLiteral("coverage80"))->trigger();
    // The project's.
    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    m_window->openProject(m_fixture->path());
    QVERIFY(m_window->session());
    QVERIFY(part<QAction>(*m_window, QStringLiteral("coverage80"))->isChecked());
}

QTEST_MAIN(ChangesTest)
#include "tst_changes.moc"
