#include <QSignalSpy>
#include <QTest>

#include "service/activityservice.h"
#include "support/projectfixture.h"

using namespace glossator;
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
    QVERIFY(project.setAnnotator(QStringLiteral("Noam")));
    service.refresh();
    QVERIFY(reported.wait());
    QCOMPARE(last(reported).project.decisions, 0);
}

QTEST_MAIN(ActivityServiceTest)
#include "tst_activityservice.moc"
