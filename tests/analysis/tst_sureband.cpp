#include <QTest>

#include <cmath>

#include "analysis/anchoring.h"
#include "analysis/sureband.h"

using namespace glossator;

namespace {

using Judged = std::vector<JudgedSuggestion>;

void add(Judged &judged, int count, float probability, bool agreed, bool shown)
{
    judged.insert(judged.end(), size_t(count), {probability, agreed, shown});
}

} // namespace

class SureBandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needsEnoughDecisions_data();
    void needsEnoughDecisions();
    void findsTheLowestThreshold();
    void prefersHiddenSuggestions();
    void comparesShownWithHidden();
};

/// With no error among n decisions the bound is 1 - 0.05^(1/n): below 5 % from 59 on, below 1 % from 299 on.
void SureBandTest::needsEnoughDecisions_data()
{
    QTest::addColumn<int>("decisions");
    QTest::addColumn<double>("rate");
    QTest::addColumn<bool>("found");
    QTest::newRow("none") << 0 << 0.05 << false;
    QTest::newRow("58 for 5 %") << 58 << 0.05 << false;
    QTest::newRow("59 for 5 %") << 59 << 0.05 << true;
    QTest::newRow("298 for 1 %") << 298 << 0.01 << false;
    QTest::newRow("299 for 1 %") << 299 << 0.01 << true;
}

void SureBandTest::needsEnoughDecisions()
{
    QFETCH(int, decisions);
    QFETCH(double, rate);
    QFETCH(bool, found);
    Judged judged;
    add(judged, decisions, 0.97F, true, true);
    const auto band = findSureBand(judged, rate);
    QCOMPARE(band.has_value(), found);
    if (band)
        QCOMPARE(band->judged, decisions);
}

void SureBandTest::findsTheLowestThreshold()
{
    Judged judged;
    add(judged, 100, 0.995F, true, true);
    add(judged, 100, 0.90F, true, true);
    add(judged, 2, 0.90F, false, true);
    add(judged, 20, 0.60F, true, true);
    add(judged, 20, 0.60F, false, true);
    // Above 0.9: 2 errors of 202, bound 0.0308 (qbeta(0.95, 3, 200)); with those at 0.6: 22 of 242, bound 0.1271.
    const auto strict = findSureBand(judged, 0.04);
    QVERIFY(strict);
    QCOMPARE(strict->judged, 202);
    QCOMPARE(strict->wrong, 2);
    QCOMPARE(strict->threshold, 0.61);
    QVERIFY(strict->errorBound > 2.0 / 202 && strict->errorBound < 0.04);
    QVERIFY(!strict->fromHidden);
    const auto loose = findSureBand(judged, 0.20);
    QVERIFY(loose);
    QCOMPARE(loose->judged, 242);
    QCOMPARE(loose->threshold, 0.01);
    QVERIFY(!findSureBand(judged, 0.01));
}

void SureBandTest::prefersHiddenSuggestions()
{
    Judged judged;
    add(judged, 1000, 0.9F, true, true);
    add(judged, hiddenNeeded - 1, 0.9F, false, false);
    // Too few hidden ones: all count, with 29 errors in 1,029.
    auto band = findSureBand(judged, 0.05);
    QVERIFY(band && !band->fromHidden);
    QCOMPARE(band->wrong, hiddenNeeded - 1);
    add(judged, 1, 0.9F, false, false);
    QVERIFY(!findSureBand(judged, 0.05));
    add(judged, 2000, 0.95F, true, false);
    band = findSureBand(judged, 0.05);
    QVERIFY(band && band->fromHidden);
    QCOMPARE(band->judged, 2030);
}

void SureBandTest::comparesShownWithHidden()
{
    Judged judged;
    add(judged, 81, 0.5F, true, true);
    add(judged, 182, 0.5F, false, true);
    add(judged, 15, 0.5F, true, false);
    add(judged, 133, 0.5F, false, false);
    const AnchoringReport report = anchoringReport(judged);
    QCOMPARE(report.shown.judged, 263);
    QCOMPARE(report.shown.agreed, 81);
    QCOMPARE(report.hidden.judged, 148);
    QCOMPARE(report.hidden.agreed, 15);
    // Newcombe (1998), table I.
    QVERIFY(std::abs(report.shown.interval.low - 0.2553) < 5e-5 && std::abs(report.shown.interval.high - 0.3662) < 5e-5);
    QVERIFY(std::abs(report.hidden.interval.low - 0.0624) < 5e-5 && std::abs(report.hidden.interval.high - 0.1605) < 5e-5);
    QCOMPARE(anchoringReport({}).hidden.interval, Interval());
}

QTEST_GUILESS_MAIN(SureBandTest)
#include "tst_sureband.moc"
