#include <QSignalSpy>
#include <QTest>

#include "service/predictionchanges.h"
#include "store/predictionstore.h"
#include "support/patience.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

class TestPredictionChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatChanged();
    void leavesOutWhatIsHidden();
    void waitsForTheMemory();
    void doesNothingUnasked();
};

namespace {

constexpr int patience = testing::patient(30'000);
const QString a = QStringLiteral("word%1:00:00::");
const QString b = QStringLiteral("word%1:00:01::");

void describe(ProjectFixture &fixture)
{
    fixture.document(QStringLiteral("words")).sentence(QStringLiteral("word word word"));
    for (int token = 0; token < 3; ++token)
        fixture.unit({token}, QStringLiteral("word")).predicted({{a, 0.7F}, {b, 0.3F}});
    fixture.decided({a});
}

/// The services stay without a model: what they do is told by hand.
struct Session
{
    explicit Session(Project &project) :
        predictions(project, AnnotatorConfig{}),
        memory(project, predictions),
        changes(project, predictions, memory)
    {}

    /// Nothing when it is not told in time.
    std::optional<ChangedPredictions> compared()
    {
        std::optional<ChangedPredictions> result;
        changes.compare([&result](const ChangedPredictions &told) { result = told; });
        Q_EMIT predictions.finished();
        (void)QTest::qWaitFor([&result] { return result.has_value(); }, patience);
        return result;
    }

    PredictionService predictions;
    MemoryService memory;
    PredictionChanges changes;
};

void predictAnew(ProjectFixture &fixture, const std::vector<int> &units)
{
    const auto database = Database::open(fixture.path(), Database::Mode::OpenExisting);
    QVERIFY(database);
    std::vector<UnitPrediction> made;
    for (const int unit : units)
        made.push_back({fixture.unitId(unit), {{{b, 0.6F}, {a, 0.4F}}, QStringLiteral("next")}});
    QVERIFY(PredictionStore(**database).put(made));
}

} // namespace

void TestPredictionChanges::namesWhatChanged()
{
    ProjectFixture fixture;
    describe(fixture);
    Session session(fixture.open());
    QSignalSpy found(&session.changes, &PredictionChanges::found);
    session.changes.remember();
    const auto same = session.compared();
    QVERIFY(same);
    QCOMPARE(same->changed, 0);
    QCOMPARE(found.size(), 1);
    QVERIFY(found.takeFirst().front().value<std::vector<UnitId>>().empty());

    bool isRemembered = false;
    session.changes.remember([&isRemembered] { isRemembered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isRemembered, patience);
    predictAnew(fixture, {1, 2});
    const auto counts = session.compared();
    QVERIFY(counts);
    QCOMPARE(counts->changed, 2);
    QCOMPARE(counts->compared, 3);
    // The other one is decided.
    QCOMPARE(counts->open, std::vector<UnitId>{fixture.unitId(1)});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().front().value<std::vector<UnitId>>(), counts->open);
}

void TestPredictionChanges::leavesOutWhatIsHidden()
{
    ProjectFixture fixture;
    describe(fixture);
    Project &project = fixture.open();
    QVERIFY(project.setBlindMode({1, 1}));
    Session session(project);
    bool isRemembered = false;
    session.changes.remember([&isRemembered] { isRemembered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isRemembered, patience);
    predictAnew(fixture, {1});
    const auto counts = session.compared();
    QVERIFY(counts);
    QCOMPARE(counts->changed, 1);
    QVERIFY(counts->open.empty());
}

void TestPredictionChanges::waitsForTheMemory()
{
    ProjectFixture fixture;
    describe(fixture);
    Project &project = fixture.open();
    Session session(project);
    bool isRemembered = false;
    session.changes.remember([&isRemembered] { isRemembered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isRemembered, patience);
    Decision decision;
    decision.senses = {b};
    QVERIFY(project.decide(fixture.unitId(1), decision));
    QVERIFY(session.memory.isRunning()); // without a model it never gets to it
    int told = 0;
    session.changes.compare([&told](const ChangedPredictions &) { ++told; });
    Q_EMIT session.predictions.finished();
    QTest::qWait(200);
    QCOMPARE(told, 0);
}

void TestPredictionChanges::doesNothingUnasked()
{
    ProjectFixture fixture;
    describe(fixture);
    Session session(fixture.open());
    QSignalSpy found(&session.changes, &PredictionChanges::found);
    int told = 0;
    int remembered = 0;
    const auto tell = [&told](const ChangedPredictions &) { ++told; };
    const auto count = [&remembered] { ++remembered; };
    session.changes.compare(tell);
    session.changes.remember(count);
    session.changes.forget();
    session.changes.compare(tell);
    session.changes.remember(count);
    session.changes.compare(tell); // before it is read
    session.changes.compare(tell); // of another change meanwhile
    session.changes.forget(); // of a third, which does not come
    Q_EMIT session.predictions.finished();
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patience);
    QCOMPARE(told, 2); // the last ones
    QCOMPARE(remembered, 2); // whoever waits to make a change gets to it
    Q_EMIT session.predictions.finished();
    QTest::qWait(200);
    QCOMPARE(told, 2);
}

QTEST_GUILESS_MAIN(TestPredictionChanges)
#include "tst_predictionchanges.moc"
