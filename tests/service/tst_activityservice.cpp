#include <QSignalSpy>
#include <QTest>

#include "service/activityservice.h"
#include "support/must.h"
#include "support/projectfixture.h"
#include "text/repairdraft.h"

using namespace glossator;
using glossator::testing::must;
using glossator::testing::ProjectFixture;

class ActivityServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<ActivityReport>(); }
    void followsDecisions();
    void isTheAnnotatorsOwn();
};

namespace {

const QString sense = QStringLiteral("word%1:10:00::");

ActivityReport last(const QSignalSpy &spy)
{
    return spy.last().first().value<ActivityReport>();
}

/// Unit 0 is decided, 1 and 2 are open.
void describe(ProjectFixture &fixture)
{
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("A word and a word and a word ."));
    fixture.unit({1}, QStringLiteral("word")).decided({sense});
    for (const int token : {4, 7})
        fixture.unit({token}, QStringLiteral("word")).predicted({{sense, 1.0F}});
}

void repairFirstSentence(ProjectFixture &fixture)
{
    Project &project = fixture.open();
    const AnnotatedSentence sentence = must(project.corpus().sentences(fixture.documentId(), 0, 1)).front();
    std::vector<RepairSentence> before{{sentence.id, sentence.sentence}};
    for (const UnitAnnotation &unit : sentence.annotations)
        before.front().units.push_back(unit.id);
    RepairDraft draft(before, nullptr, {});
    QVERIFY(draft.splitSentence(0, 4));
    QVERIFY(must(project.repair({fixture.documentId(), 0, before, draft.sentences(), {}})));
}

qsizetype stepsOf(const Project &project, const QString &annotator)
{
    const auto database = must(Database::open(project.path(), Database::Mode::OpenExisting));
    return qsizetype(must(journalMoments(*database, ActionId{0}, annotator)).size());
}

} // namespace

void ActivityServiceTest::followsDecisions()
{
    ProjectFixture fixture;
    describe(fixture);
    Project &project = fixture.open();
    ActivityService service(project);
    QSignalSpy reported(&service, &ActivityService::reported);
    QVERIFY(reported.wait());
    QCOMPARE(last(reported).session.decisions, 0);
    const qint64 earlier = last(reported).project.decisions;

    Decision decision;
    decision.senses = {sense};
    QVERIFY(project.decide(fixture.unitId(1), decision));
    QVERIFY(project.decide(fixture.unitId(2), decision));
    QTRY_COMPARE(last(reported).session.decisions, 2);
    QCOMPARE(last(reported).session.timed, 1);
    QCOMPARE(last(reported).project.decisions, earlier + 2);
    QVERIFY(project.undo());
    QVERIFY(reported.wait());
    QCOMPARE(last(reported).session.decisions, 2);
}

void ActivityServiceTest::isTheAnnotatorsOwn()
{
    ProjectFixture fixture;
    describe(fixture);
    Project &project = fixture.open();
    QVERIFY(project.setAnnotator(QStringLiteral("Ada")));
    Decision decision;
    decision.senses = {sense};
    QVERIFY(project.decide(fixture.unitId(1), decision));
    ActivityService service(project);
    QSignalSpy reported(&service, &ActivityService::reported);
    QVERIFY(reported.wait());
    QCOMPARE(last(reported).project.decisions, 1);
    repairFirstSentence(fixture);
    QVERIFY(project.undo());
    QVERIFY(project.redo());
    QVERIFY(project.undo());
    QVERIFY(project.undo());
    QCOMPARE(stepsOf(project, QStringLiteral("Ada")), 6);
    QCOMPARE(stepsOf(project, QStringLiteral("Noam")), 0);
    QVERIFY(project.setAnnotator(QStringLiteral("Noam")));
    service.refresh();
    QVERIFY(reported.wait());
    QCOMPARE(last(reported).project, Activity{});
}

QTEST_MAIN(ActivityServiceTest)
#include "tst_activityservice.moc"
