#include <QSignalSpy>
#include <QTest>

#include <numeric>

#include "service/documentoverview.h"
#include "store/database.h"
#include "store/predictionstore.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

namespace {

Decision choice(const QString &sense)
{
    Decision decision;
    decision.senses = {sense};
    return decision;
}

OverviewCell sumOf(const DocumentOverview &overview)
{
    OverviewCell sum;
    for (const OverviewCell &cell : *overview.cells())
        sum.add(cell);
    return sum;
}

} // namespace

class DocumentOverviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<ProjectFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void isEmptyWithoutDocument();
    void addsUpUnits();
    void followsDecisions();
    void followsPredictions();
    void followsOtherDocuments();
    void keepsBlindSuggestionsSecret();
    void dividesLongDocuments();

private:
    void describe();
    std::unique_ptr<ProjectFixture> m_fixture;
};

void DocumentOverviewTest::describe()
{
    const std::vector<SenseProbability> sure = {{u"bank%1:14:00::"_qs, 0.8f}, {u"bank%1:17:01::"_qs, 0.2f}};
    const std::vector<SenseProbability> unsure = {{u"bank%1:14:00::"_qs, 0.6f}, {u"bank%1:17:01::"_qs, 0.4f}};
    m_fixture->document(u"a"_qs)
        .sentence(u"The bank ."_qs)
        .unit({1}, u"bank"_qs)
        .predicted(sure)
        .sentence(u"A bank and a bank and a sea ."_qs)
        .unit({1}, u"bank"_qs)
        .predicted(unsure)
        .unit({4}, u"bank"_qs)
        .predicted(sure)
        .decided({u"bank%1:17:01::"_qs})
        .unit({7}, u"sea"_qs)
        .predicted({{u"sea%1:17:00::"_qs, 1.0f}})
        .sentence(u"Nothing here ."_qs)
        .sentence(u"Another bank ."_qs)
        .unit({1}, u"bank"_qs)
        .document(u"b"_qs)
        .sentence(u"One bank ."_qs)
        .unit({1}, u"bank"_qs)
        .predicted(sure);
}

void DocumentOverviewTest::isEmptyWithoutDocument()
{
    describe();
    DocumentOverview overview(m_fixture->open());
    QVERIFY(overview.cells()->empty());
    overview.setDocument({});
    QVERIFY(overview.cells()->empty());
}

void DocumentOverviewTest::addsUpUnits()
{
    describe();
    DocumentOverview overview(m_fixture->open());
    overview.setDocument(m_fixture->documentId());
    // A cell for each of so few sentences. What has nothing to choose does not count.
    const DocumentOverview::Cells expected = {{.firstSentence = 0, .units = 1, .decided = 0, .suggested = 1, .probability = 80},
                                              {.firstSentence = 1, .units = 2, .decided = 1, .suggested = 1, .probability = 60},
                                              {.firstSentence = 2},
                                              {.firstSentence = 3, .units = 1}};
    QTRY_COMPARE(*overview.cells(), expected);
    QCOMPARE(overview.cells()->at(1).confidence(), 0.6f);
    QCOMPARE(overview.cells()->at(2).confidence(), 0.0f);
}

void DocumentOverviewTest::followsDecisions()
{
    describe();
    Project &project = m_fixture->open();
    DocumentOverview overview(project);
    overview.setDocument(m_fixture->documentId());
    QTRY_COMPARE(sumOf(overview).units, 4);
    QVERIFY(project.decide(m_fixture->unitId(0), choice(u"bank%1:14:00::"_qs)));
    QTRY_COMPARE(overview.cells()->at(0).decided, 1);
    QCOMPARE(overview.cells()->at(0).suggested, 0);
    QCOMPARE(sumOf(overview).decided, 2);
    QVERIFY(project.undo());
    QTRY_COMPARE(overview.cells()->at(0).decided, 0);
    QCOMPARE(sumOf(overview).suggested, 2);
}

void DocumentOverviewTest::followsPredictions()
{
    describe();
    Project &project = m_fixture->open();
    DocumentOverview overview(project);
    overview.setDocument(m_fixture->documentId());
    QTRY_COMPARE(sumOf(overview).units, 4);
    const auto database = Database::open(m_fixture->path(), Database::Mode::OpenExisting);
    QVERIFY(database);
    const UnitPrediction prediction{m_fixture->unitId(4), {{{u"bank%1:14:00::"_qs, 0.7f}, {u"bank%1:17:01::"_qs, 0.3f}}, u"m"_qs}};
    QVERIFY(PredictionStore(**database).put({&prediction, 1}));
    project.notifySentencesChanged(m_fixture->documentId(), 3, 1);
    QTRY_COMPARE(overview.cells()->at(3).suggested, 1);
    QCOMPARE(overview.cells()->at(3).probability, 70);
    QCOMPARE(sumOf(overview).suggested, 3);
}

void DocumentOverviewTest::followsOtherDocuments()
{
    describe();
    Project &project = m_fixture->open();
    DocumentOverview overview(project);
    overview.setDocument(m_fixture->documentId());
    overview.setDocument(m_fixture->documentId(1));
    QTRY_COMPARE(sumOf(overview).units, 1);
    QCOMPARE(overview.cells()->size(), size_t(1));
    // Another document's decision is none of this one's business.
    QSignalSpy changes(&overview, &DocumentOverview::changed);
    QVERIFY(project.decide(m_fixture->unitId(0), choice(u"bank%1:14:00::"_qs)));
    QVERIFY(project.decide(m_fixture->unitId(5), choice(u"bank%1:14:00::"_qs)));
    QTRY_COMPARE(sumOf(overview).decided, 1);
    QVERIFY(changes.size() >= 1);
    overview.setDocument({});
    QVERIFY(overview.cells()->empty());
}

void DocumentOverviewTest::keepsBlindSuggestionsSecret()
{
    describe();
    Project &project = m_fixture->open();
    DocumentOverview overview(project);
    overview.setDocument(m_fixture->documentId());
    QTRY_COMPARE(sumOf(overview).suggested, 2);
    QVERIFY(project.setBlindMode({1.0, 7}));
    QTRY_COMPARE(sumOf(overview).suggested, 0);
    QCOMPARE(sumOf(overview).probability, 0);
    QCOMPARE(sumOf(overview).units, 4);
}

void DocumentOverviewTest::dividesLongDocuments()
{
    m_fixture->generatedDocument(u"long"_qs, 60'000, 500);
    Project &project = m_fixture->open();
    DocumentOverview overview(project);
    overview.setDocument(m_fixture->documentId());
    const auto sentences = project.corpus().sentences(m_fixture->documentId(), 0, 100'000);
    QVERIFY(sentences);
    qint64 wanted = 0; // the unpredicted ones count: the model may yet offer a choice
    for (const AnnotatedSentence &sentence : *sentences) {
        wanted += std::ranges::count_if(
            sentence.annotations, [](const UnitAnnotation &unit) { return !unit.prediction || unit.prediction->candidates.size() > 1; });
    }
    QTRY_COMPARE(qint64(sumOf(overview).units), wanted);
    const DocumentOverview::Cells &cells = *overview.cells();
    QVERIFY(int(cells.size()) <= DocumentOverview::cellLimit);
    QVERIFY(int(cells.size()) > DocumentOverview::cellLimit / 2);
    QCOMPARE(cells.front().firstSentence, 0);
    for (size_t i = 1; i < cells.size(); ++i)
        QVERIFY(cells[i].firstSentence > cells[i - 1].firstSentence);
    QVERIFY(cells.back().firstSentence < qint64(sentences->size()));
}

QTEST_MAIN(DocumentOverviewTest)
#include "tst_documentoverview.moc"
