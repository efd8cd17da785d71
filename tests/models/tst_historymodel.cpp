#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include "models/historymodel.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

namespace {

const QString money = QStringLiteral("bank%1:14:00::");
const QString slope = QStringLiteral("bank%1:17:01::");

Decision choice(const QString &sense)
{
    Decision decision;
    decision.senses = {sense};
    return decision;
}

} // namespace

class HistoryModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsPageByPage();
    void followsDecisionsUndoAndRedo();
    void isTheSameAsReadAnew();
    void showsContextAndChange();
    void keepsTheWordWhole();
    void showsABulkAsOneLine();
    void readsNothingWhileInactive();

private:
    void fetchAll();
    [[nodiscard]] QString cell(int row, int column) const { return m_model->index(row, column).data().toString(); }
    [[nodiscard]] QStringList rows() const;

    std::unique_ptr<HistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void HistoryModelTest::init()
{
    m_tester.reset();
    m_model = std::make_unique<HistoryModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false); // it would fetch while the reset that it checks is under way
    m_model->setActive(true);
}

void HistoryModelTest::fetchAll()
{
    while (m_model->canFetchMore({}))
        m_model->fetchMore({});
}

QStringList HistoryModelTest::rows() const
{
    QStringList all;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        all.append(QStringLiteral("%1 %2 %3")
                       .arg(index.data(HistoryModel::ActionRole).toString(), index.data(HistoryModel::UndoneRole).toString(),
                            cell(row, HistoryModel::ChangeColumn)));
    }
    return all;
}

void HistoryModelTest::readsPageByPage()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank"));
    Project &project = fixture.open();
    for (int i = 0; i < 120; ++i)
        QVERIFY(project.decide(fixture.unitId(0), choice(QStringLiteral("s%1").arg(i))));
    m_model->setProject(&project);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QCOMPARE(m_model->rowCount(), HistoryModel::pageSize);
    QCOMPARE(cell(0, HistoryModel::ChangeColumn), QStringLiteral("s118 → s119"));
    fetchAll();
    QCOMPARE(m_model->rowCount(), 120);
    QCOMPARE(cell(119, HistoryModel::ChangeColumn), QStringLiteral("undecided → s0"));
    QVERIFY(!m_model->canFetchMore({}));
    m_model->setProject(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
}

void HistoryModelTest::followsDecisionsUndoAndRedo()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank"));
    Project &project = fixture.open();
    QVERIFY(project.decide(fixture.unitId(0), choice(money)));
    m_model->setProject(&project);
    fetchAll();
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    QVERIFY(project.decide(fixture.unitId(0), choice(slope)));
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(cell(0, HistoryModel::ChangeColumn), QStringLiteral("%1 → %2").arg(money, slope));
    const auto undone = [this](int row) { return m_model->index(row, 0).data(HistoryModel::UndoneRole).toBool(); };
    QVERIFY(project.undo());
    QVERIFY(undone(0) && !undone(1));
    QVERIFY(m_model->index(0, 0).data(Qt::FontRole).isValid());
    QVERIFY(project.undo());
    QVERIFY(undone(0) && undone(1));
    QVERIFY(project.redo());
    QVERIFY(undone(0) && !undone(1));
    // A new decision forgets what was undone.
    Decision refusal;
    refusal.verdict = Verdict::TextError;
    QVERIFY(project.decide(fixture.unitId(0), refusal));
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(cell(0, HistoryModel::ChangeColumn), QStringLiteral("%1 → text error").arg(money));
    QVERIFY(!undone(0) && !undone(1));
    QVERIFY(resets.isEmpty());
}

void HistoryModelTest::isTheSameAsReadAnew()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank by a bank ."));
    fixture.unit({1}, QStringLiteral("bank")).unit({4}, QStringLiteral("bank"));
    Project &project = fixture.open();
    m_model->setProject(&project);
    fetchAll();
    QRandomGenerator random(3);
    for (int step = 0; step < 100; ++step) {
        switch (random.bounded(4)) {
        case 0:
            QVERIFY(project.undo());
            break;
        case 1:
            QVERIFY(project.redo());
            break;
        case 2:
            if (m_model->rowCount() > 0) {
                const int row = random.bounded(m_model->rowCount());
                QVERIFY(project.take(
                    {JournalStep::Kind::Travel, ActionId{m_model->index(row, 0).data(HistoryModel::ActionRole).toLongLong()}}));
                break;
            }
            [[fallthrough]];
        default:
            QVERIFY(project.decide(fixture.unitId(random.bounded(2)), choice(QStringLiteral("s%1").arg(step))));
        }
        fetchAll();
        const QStringList followed = rows();
        m_model->setProject(&project);
        fetchAll();
        QCOMPARE(followed, rows());
    }
}

void HistoryModelTest::showsContextAndChange()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("They looked the word up in a book ."));
    fixture.unit({1, 4}, QStringLiteral("look_up"), WordClass::Verb);
    Project &project = fixture.open();
    Decision decision = choice(QStringLiteral("look_up%2:31:00::"));
    decision.senses.append(QStringLiteral("look_up%2:38:00::"));
    decision.comment = QStringLiteral("idiom?");
    QVERIFY(project.decide(fixture.unitId(0), decision));
    m_model->setProject(&project);
    fetchAll();
    QCOMPARE(cell(0, HistoryModel::WordColumn), QStringLiteral("They [looked the word up] in a book ."));
    QCOMPARE(cell(0, HistoryModel::ChangeColumn), QStringLiteral("undecided → look_up%2:31:00:: + look_up%2:38:00::; comment: idiom?"));
    QCOMPARE(cell(0, HistoryModel::AnnotatorColumn), project.annotator());
    QCOMPARE(m_model->index(0, 0).data(HistoryModel::UnitRole).toLongLong(), fixture.unitId(0).value);
    QVERIFY(project.removeDocument(fixture.documentId()));
    fetchAll();
    QVERIFY(!m_model->index(0, 0).data(HistoryModel::UnitRole).isValid());
    QVERIFY(!m_model->index(0, 0).data(HistoryModel::ActionRole).isValid());
}

void HistoryModelTest::keepsTheWordWhole()
{
    ProjectFixture fixture;
    const QString emoji = QString::fromUtf8("😀").repeated(40);
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("x%1 bank %1x .").arg(emoji)).unit({1}, QStringLiteral("bank"));
    Project &project = fixture.open();
    QVERIFY(project.decide(fixture.unitId(0), choice(money)));
    m_model->setProject(&project);
    fetchAll();
    const QStringList parts = m_model->index(0, HistoryModel::WordColumn).data(HistoryModel::WordRole).toStringList();
    QCOMPARE(parts.size(), 3);
    QCOMPARE(parts[1], QStringLiteral("[bank]"));
    for (const QString &part : parts)
        QVERIFY(part.isValidUtf16());
    QVERIFY(parts[0].startsWith(QString::fromUtf8("… 😀")));
    QVERIFY(parts[2].endsWith(QString::fromUtf8("😀 …")));
}

void HistoryModelTest::showsABulkAsOneLine()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank by a bank ."));
    fixture.unit({1}, QStringLiteral("bank")).unit({4}, QStringLiteral("bank"));
    Project &project = fixture.open();
    Decision accepted = choice(money);
    accepted.inBulk = true;
    QVERIFY(project.decide({{fixture.unitId(0), accepted}, {fixture.unitId(1), accepted}}));
    m_model->setProject(&project);
    fetchAll();
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0, HistoryModel::ChangeColumn), QStringLiteral("Accepted in bulk"));
    QVERIFY(cell(0, HistoryModel::WordColumn).startsWith(QStringLiteral("2 words")));
}

void HistoryModelTest::readsNothingWhileInactive()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank"));
    Project &project = fixture.open();
    m_model->setActive(false);
    m_model->setProject(&project);
    QVERIFY(project.decide(fixture.unitId(0), choice(money)));
    QVERIFY(!m_model->canFetchMore({}));
    m_model->setActive(true);
    fetchAll();
    QCOMPARE(m_model->rowCount(), 1);
}

QTEST_MAIN(HistoryModelTest)
#include "tst_historymodel.moc"
