#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/documentlistmodel.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

class DocumentListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isEmptyWithoutProject();
    void listsDocumentsWithTheirCounts();
    void countsFollowDecisionsTogether();
    void followsRemovedDocuments();
    void forgetsAClosedProject();

private:
    static void describe(ProjectFixture &fixture);
    std::unique_ptr<DocumentListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

Decision choice(const QString &sense)
{
    Decision decision;
    decision.senses = {sense};
    return decision;
}

} // namespace

void DocumentListModelTest::init()
{
    m_tester.reset();
    m_model = std::make_unique<DocumentListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void DocumentListModelTest::describe(ProjectFixture &fixture)
{
    fixture.document(QStringLiteral("river.txt"))
        .sentence(QStringLiteral("The bank of the river ."))
        .unit({1}, QStringLiteral("bank"))
        .decided({QStringLiteral("bank%1:17:01::")})
        .unit({4}, QStringLiteral("river"))
        .document(QStringLiteral("loan.txt"))
        .sentence(QStringLiteral("The bank made a loan ."))
        .unit({1}, QStringLiteral("bank"))
        .unit({4}, QStringLiteral("loan"));
}

void DocumentListModelTest::isEmptyWithoutProject()
{
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->unitsInAll(), 0);
    QVERIFY(!m_model->documentAt(0).isValid());
    QCOMPARE(m_model->rowOf(DocumentId{1}), -1);
}

void DocumentListModelTest::listsDocumentsWithTheirCounts()
{
    ProjectFixture fixture;
    describe(fixture);
    m_model->setProject(&fixture.open());
    QCOMPARE(m_model->rowCount(), 2);
    const QModelIndex river = m_model->index(m_model->rowOf(fixture.documentId(0)));
    QCOMPARE(river.data().toString(), QStringLiteral("river.txt"));
    QCOMPARE(river.data(DocumentListModel::TokensRole).toLongLong(), 6);
    QCOMPARE(river.data(DocumentListModel::UnitsRole).toLongLong(), 2);
    QCOMPARE(river.data(DocumentListModel::DecidedRole).toLongLong(), 1);
    QCOMPARE(river.data(DocumentListModel::AnalysedRole).toBool(), true);
    QVERIFY(river.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("1 of 2")));
    QCOMPARE(m_model->decidedInAll(), 1);
    QCOMPARE(m_model->unitsInAll(), 4);
}

void DocumentListModelTest::countsFollowDecisionsTogether()
{
    ProjectFixture fixture;
    describe(fixture);
    Project &project = fixture.open();
    m_model->setProject(&project);
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy totals(m_model.get(), &DocumentListModel::totalsChanged);
    QVERIFY(project.decide(fixture.unitId(2), choice(QStringLiteral("bank%1:14:00::"))));
    QVERIFY(project.decide(fixture.unitId(3), choice(QStringLiteral("loan%1:21:00::"))));
    QTRY_COMPARE(totals.size(), 1);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.front().front().toModelIndex().row(), m_model->rowOf(fixture.documentId(1)));
    QCOMPARE(m_model->decidedInAll(), 3);
    QVERIFY(project.undo());
    QTRY_COMPARE(m_model->decidedInAll(), 2);
}

void DocumentListModelTest::followsRemovedDocuments()
{
    ProjectFixture fixture;
    describe(fixture);
    Project &project = fixture.open();
    m_model->setProject(&project);
    QVERIFY(project.removeDocument(fixture.documentId(0)));
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->documentAt(0), fixture.documentId(1));
    QCOMPARE(m_model->rowOf(fixture.documentId(0)), -1);
}

void DocumentListModelTest::forgetsAClosedProject()
{
    ProjectFixture fixture;
    describe(fixture);
    m_model->setProject(&fixture.open());
    m_model->setProject(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->decidedInAll(), 0);
}

QTEST_MAIN(DocumentListModelTest)
#include "tst_documentlistmodel.moc"
