#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/occurrencemodel.h"
#include "support/patience.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

class OccurrenceModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isEmptyWithoutProject();
    void showsUnitsInContext();
    void showsDecisionsWhereTheyAre();
    void explainsUncertainty();
    void tellsNothingOfHiddenSuggestions();
    void fetchesAsTheViewAsks();
    void showsAList();
    void answersOnlyTheLastQuestion();
    void showsSentencesFoundByWords();
    void dropsRemovedDocuments();
    void dropsRemovedUnits();
    void forgetsAClosedProject();

private:
    void open(ProjectFixture &fixture);
    [[nodiscard]] QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }
    void find(const UnitFilter &filter, UnitOrder order = UnitOrder::Place);

    std::unique_ptr<OccurrenceModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<UnitSearch> m_search;
};

namespace {

constexpr int patience = testing::patient(30'000);

void describe(ProjectFixture &fixture)
{
    fixture.document(QStringLiteral("river.txt"))
        .sentence(QStringLiteral("They looked the old  word up again ."))
        .unit({1, 5}, QStringLiteral("look_up"), WordClass::Verb)
        .predicted({{QStringLiteral("look_up%2:31:00::"), 0.62F}, {QStringLiteral("look_up%2:38:00::"), 0.38F}})
        .unit({4}, QStringLiteral("word"))
        .predicted({{QStringLiteral("word%1:10:00::"), 1.0F}});
}

} // namespace

void OccurrenceModelTest::init()
{
    m_tester.reset();
    m_search.reset();
    m_model = std::make_unique<OccurrenceModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void OccurrenceModelTest::open(ProjectFixture &fixture)
{
    m_search = std::make_unique<UnitSearch>(fixture.open());
    m_model->setSources(&fixture.open(), m_search.get());
}

void OccurrenceModelTest::find(const UnitFilter &filter, UnitOrder order)
{
    QSignalSpy ready(m_model.get(), &OccurrenceModel::ready);
    m_model->find(filter, order);
    QVERIFY(ready.wait(patience));
}

void OccurrenceModelTest::isEmptyWithoutProject()
{
    m_model->find({.lemma = QStringLiteral("word")}, UnitOrder::Place);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->canFetchMore({}));
    QVERIFY(!m_model->isBusy());
}

void OccurrenceModelTest::showsUnitsInContext()
{
    ProjectFixture fixture;
    describe(fixture);
    open(fixture);
    find({});
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(text(0, OccurrenceModel::BeforeColumn), QStringLiteral("They"));
    QCOMPARE(text(0, OccurrenceModel::KeywordColumn), QStringLiteral("looked the old word up"));
    QCOMPARE(text(0, OccurrenceModel::AfterColumn), QStringLiteral("again ."));
    QCOMPARE(text(0, OccurrenceModel::SenseColumn), QStringLiteral("look_up%2:31:00::"));
    QCOMPARE(text(0, OccurrenceModel::ProbabilityColumn), QStringLiteral("62 %"));
    QCOMPARE(text(0, OccurrenceModel::DecisionColumn), QString());
    QCOMPARE(text(1, OccurrenceModel::DocumentColumn), QStringLiteral("river.txt"));
    m_model->setSenseNamer([](const QString &key) { return key.section(u'%', 0, 0).toUpper(); });
    QCOMPARE(text(0, OccurrenceModel::SenseColumn), QStringLiteral("LOOK_UP"));
}

void OccurrenceModelTest::showsDecisionsWhereTheyAre()
{
    ProjectFixture fixture;
    describe(fixture);
    open(fixture);
    find({.status = UnitStatus::Undecided});
    QCOMPARE(m_model->rowCount(), 1);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    Decision decision;
    decision.senses = {QStringLiteral("look_up%2:38:00::")};
    QVERIFY(fixture.open().decide(fixture.unitId(0), decision));
    QVERIFY(changed.wait(patience));
    // Decided, the unit is no longer one of the filter's; the row stays.
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, OccurrenceModel::DecisionColumn), QStringLiteral("look_up%2:38:00::"));
    decision.verdict = Verdict::NoneOfThese;
    decision.senses.clear();
    QVERIFY(fixture.open().decide(fixture.unitId(0), decision));
    QTRY_COMPARE(text(0, OccurrenceModel::DecisionColumn), QStringLiteral("sense missing"));
}

void OccurrenceModelTest::explainsUncertainty()
{
    ProjectFixture fixture;
    describe(fixture);
    open(fixture);
    find({});
    QCOMPARE(m_model->index(0, 0).data(OccurrenceModel::ExplanationRole).toString(),
             QString::fromUtf8("Margin 24 % between “look_up%2:31:00::” and “look_up%2:38:00::”"));
    QVERIFY(m_model->index(1, 0).data(OccurrenceModel::ExplanationRole).toString().isEmpty());
}

void OccurrenceModelTest::tellsNothingOfHiddenSuggestions()
{
    ProjectFixture fixture;
    describe(fixture);
    open(fixture);
    find({});
    QVERIFY(text(0, OccurrenceModel::ProbabilityColumn).startsWith(QStringLiteral("62")));
    QSignalSpy ready(m_model.get(), &OccurrenceModel::ready);
    QVERIFY(fixture.open().setBlindMode({1, 1}));
    QVERIFY(ready.wait(patience)); // by itself
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(text(0, OccurrenceModel::SenseColumn), QString::fromUtf8("◌ hidden"));
    QCOMPARE(text(0, OccurrenceModel::ProbabilityColumn), QString());
    for (const int role : {int(Qt::ToolTipRole), int(OccurrenceModel::ExplanationRole)})
        QVERIFY(!m_model->index(0, 0).data(role).toString().contains(QStringLiteral("look_up%")));
    find({}, UnitOrder::Margin);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(fixture.open().setBlindMode({}));
    QTRY_COMPARE(m_model->rowCount(), 1);
}

void OccurrenceModelTest::fetchesAsTheViewAsks()
{
    ProjectFixture fixture;
    fixture.generatedDocument(QStringLiteral("long"), 1000, 10);
    open(fixture);
    QSignalSpy counted(m_model.get(), &OccurrenceModel::counted);
    find({});
    QCOMPARE(m_model->rowCount(), OccurrenceModel::pageSize);
    QTRY_COMPARE(counted.size(), 1);
    const auto total = counted.front().front().toLongLong();
    QVERIFY(total > 2 * OccurrenceModel::pageSize);
    while (m_model->rowCount() < int(total)) {
        QSignalSpy ready(m_model.get(), &OccurrenceModel::ready);
        m_model->fetchMore({}); // the tester may have asked before
        QVERIFY(!m_model->canFetchMore({})); // one page at a time
        QVERIFY(ready.wait(patience));
    }
    QVERIFY(!m_model->canFetchMore({}));
    QCOMPARE(m_model->rowCount(), int(total));
    QSet<UnitId> units;
    for (int row = 0; row < m_model->rowCount(); ++row)
        units.insert(m_model->at(row)->found.id);
    QCOMPARE(units.size(), total);
}

void OccurrenceModelTest::showsAList()
{
    ProjectFixture fixture;
    describe(fixture);
    open(fixture);
    QSignalSpy found(m_search.get(), &UnitSearch::unitsFound);
    m_search->concordance({}, ConcordanceOrder::Place, 10);
    QVERIFY(found.wait(patience));
    auto units = found.front().back().value<std::vector<FoundUnit>>();
    std::swap(units[0], units[1]);
    QSignalSpy ready(m_model.get(), &OccurrenceModel::ready);
    m_model->show(units);
    QVERIFY(ready.wait(patience));
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(text(0, OccurrenceModel::KeywordColumn), QStringLiteral("word"));
    m_model->show({});
    QCOMPARE(m_model->rowCount(), 0);
}

void OccurrenceModelTest::answersOnlyTheLastQuestion()
{
    ProjectFixture fixture;
    describe(fixture);
    open(fixture);
    m_model->find({.lemma = QStringLiteral("look up")}, UnitOrder::Place);
    find({.lemma = QStringLiteral("word")});
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, OccurrenceModel::KeywordColumn), QStringLiteral("word"));
    QTest::qWait(0);
    QCOMPARE(m_model->rowCount(), 1);
}

void OccurrenceModelTest::showsSentencesFoundByWords()
{
    ProjectFixture fixture;
    fixture.sentence(QStringLiteral("Nothing here counts"));
    open(fixture);
    find({.text = QStringLiteral("counts")});
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, OccurrenceModel::KeywordColumn), QString());
    QCOMPARE(text(0, OccurrenceModel::AfterColumn), QStringLiteral("Nothing here counts"));
}

void OccurrenceModelTest::dropsRemovedDocuments()
{
    ProjectFixture fixture;
    describe(fixture);
    fixture.document(QStringLiteral("money.txt")).sentence(QStringLiteral("A word .")).unit({1}, QStringLiteral("word"));
    describe(fixture);
    open(fixture);
    find({.lemma = QStringLiteral("word")});
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(fixture.open().removeDocument(fixture.documentId(1)));
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(text(1, OccurrenceModel::DocumentColumn), QStringLiteral("river.txt"));
    // The rows behind are found where they are now.
    Decision decision;
    decision.verdict = Verdict::Unsure;
    QVERIFY(fixture.open().decide(fixture.unitId(4), decision));
    QTRY_COMPARE(text(1, OccurrenceModel::DecisionColumn), QStringLiteral("unsure"));
    QVERIFY(fixture.open().removeDocument(fixture.documentId(0)));
    QVERIFY(fixture.open().removeDocument(fixture.documentId(2)));
    QCOMPARE(m_model->rowCount(), 0);
}

void OccurrenceModelTest::dropsRemovedUnits()
{
    ProjectFixture fixture;
    describe(fixture);
    open(fixture);
    find({});
    QCOMPARE(m_model->rowCount(), 2);
    Project &project = fixture.open();
    const AnnotatedSentence sentence = project.corpus().sentences(fixture.documentId(), 0, 1)->front();
    const RepairSentence before{sentence.id, sentence.sentence, {fixture.unitId(0), fixture.unitId(1)}};
    RepairSentence after = before;
    after.sentence.units.erase(after.sentence.units.begin());
    after.units.erase(after.units.begin());
    QVERIFY(project.repair({fixture.documentId(), 0, {before}, {after}, {}}));
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, OccurrenceModel::KeywordColumn), QStringLiteral("word"));
}

void OccurrenceModelTest::forgetsAClosedProject()
{
    ProjectFixture fixture;
    describe(fixture);
    open(fixture);
    find({});
    m_model->find({}, UnitOrder::Place);
    m_model->setSources(nullptr, nullptr);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->isBusy());
    m_search.reset();
    m_model->find({}, UnitOrder::Place);
    QCOMPARE(m_model->rowCount(), 0);
}

QTEST_GUILESS_MAIN(OccurrenceModelTest)
#include "tst_occurrencemodel.moc"
