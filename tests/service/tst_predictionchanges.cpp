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

} // namespace

void TestPredictionChanges::namesWhatChanged()
{
    ProjectFixture fixture;
    describe(fixture);
    PredictionChanges changes(fixture.open());
    QSignalSpy counted(&changes, &PredictionChanges::counted);
    QSignalSpy found(&changes, &PredictionChanges::found);
    changes.remember();
    changes.compare();
    QVERIFY(counted.wait(patience));
    QCOMPARE(counted.takeFirst().front().toLongLong(), 0);
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(found.takeFirst().front().value<std::vector<UnitId>>().empty());

    changes.remember();
    QSignalSpy ready(&changes, &PredictionChanges::remembered);
    QVERIFY(ready.wait(patience));
    {
        const auto database = Database::open(fixture.path(), Database::Mode::OpenExisting);
        QVERIFY(database);
        std::vector<UnitPrediction> made;
        for (const int unit : {1, 2})
            made.push_back({fixture.unitId(unit), {{{b, 0.6F}, {a, 0.4F}}, QStringLiteral("next")}});
        QVERIFY(PredictionStore(**database).put(made));
    }
    changes.compare();
    QVERIFY(counted.wait(patience));
    QCOMPARE(counted.front().front().toLongLong(), 2);
    QCOMPARE(counted.front().back().toLongLong(), 3);
    QTRY_COMPARE(found.size(), 1);
    // The other one is decided.
    QCOMPARE(found.front().front().value<std::vector<UnitId>>(), std::vector<UnitId>{fixture.unitId(1)});
}

void TestPredictionChanges::doesNothingUnasked()
{
    ProjectFixture fixture;
    describe(fixture);
    PredictionChanges changes(fixture.open());
    QSignalSpy counted(&changes, &PredictionChanges::counted);
    changes.compare();
    changes.remember();
    changes.forget();
    changes.compare();
    changes.remember();
    changes.compare();
    QVERIFY(counted.wait(patience));
    QCOMPARE(counted.size(), 1); // the last one's
}

QTEST_GUILESS_MAIN(TestPredictionChanges)
#include "tst_predictionchanges.moc"
