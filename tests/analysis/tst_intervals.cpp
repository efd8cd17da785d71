#include <QTest>

#include <cmath>

#include "analysis/intervals.h"

using namespace glossator;

class IntervalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithNewcombe_data();
    void agreesWithNewcombe();
    void boundsErrorRates_data();
    void boundsErrorRates();
    void integratesTheBetaDistribution_data();
    void integratesTheBetaDistribution();
};

namespace {

bool near(double actual, double expected, double tolerance)
{
    return std::abs(actual - expected) <= tolerance;
}

} // namespace

/// Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I: score method and Clopper-Pearson, four decimals.
void IntervalsTest::agreesWithNewcombe_data()
{
    QTest::addColumn<int>("successes");
    QTest::addColumn<int>("trials");
    QTest::addColumn<double>("wilsonLow");
    QTest::addColumn<double>("wilsonHigh");
    QTest::addColumn<double>("exactHigh");
    QTest::newRow("81/263") << 81 << 263 << 0.2553 << 0.3662 << 0.3676;
    QTest::newRow("15/148") << 15 << 148 << 0.0624 << 0.1605 << 0.1617;
    QTest::newRow("0/20") << 0 << 20 << 0.0000 << 0.1611 << 0.1684;
    QTest::newRow("1/29") << 1 << 29 << 0.0061 << 0.1718 << 0.1776;
}

void IntervalsTest::agreesWithNewcombe()
{
    QFETCH(int, successes);
    QFETCH(int, trials);
    const Interval wilson = wilsonInterval(successes, trials);
    QFETCH(double, wilsonLow);
    QFETCH(double, wilsonHigh);
    QFETCH(double, exactHigh);
    QVERIFY2(near(wilson.low, wilsonLow, 5e-5), qPrintable(QString::number(wilson.low)));
    QVERIFY2(near(wilson.high, wilsonHigh, 5e-5), qPrintable(QString::number(wilson.high)));
    // The upper end of a two-sided 95 % interval is a one-sided bound of 97.5 %.
    QVERIFY2(near(clopperPearsonUpper(successes, trials, 0.975), exactHigh, 5e-5), "exact");
}

/// Computed with mpmath at 40 digits by bisection of the binomial distribution's sum.
void IntervalsTest::boundsErrorRates_data()
{
    QTest::addColumn<qint64>("errors");
    QTest::addColumn<qint64>("trials");
    QTest::addColumn<double>("bound");
    QTest::newRow("none of 30") << qint64(0) << qint64(30) << 0.0950338528553;
    QTest::newRow("3 of 200") << qint64(3) << qint64(200) << 0.0383097084986;
    QTest::newRow("5 of 100") << qint64(5) << qint64(100) << 0.102253377643;
    QTest::newRow("120 of 100,000") << qint64(120) << qint64(100'000) << 0.00139630103362;
    QTest::newRow("99 of 100") << qint64(99) << qint64(100) << 0.999487198584;
    QTest::newRow("all") << qint64(7) << qint64(7) << 1.0;
    QTest::newRow("no trials") << qint64(0) << qint64(0) << 1.0;
}

void IntervalsTest::boundsErrorRates()
{
    QFETCH(qint64, errors);
    QFETCH(qint64, trials);
    QFETCH(double, bound);
    const double actual = clopperPearsonUpper(errors, trials, 0.95);
    QVERIFY2(near(actual, bound, 1e-11), qPrintable(QString::number(actual, 'g', 15)));
}

/// From mpmath, as above.
void IntervalsTest::integratesTheBetaDistribution_data()
{
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("b");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("expected");
    QTest::newRow("polynomial") << 2.0 << 3.0 << 0.4 << 0.5248;
    QTest::newRow("arc sine") << 0.5 << 0.5 << 0.1 << 0.20483276469913;
    QTest::newRow("skewed") << 50.0 << 3.0 << 0.9 << 0.096633285137252;
    QTest::newRow("large") << 1000.0 << 2000.0 << 0.34 << 0.78121509116064;
    QTest::newRow("low end") << 2.0 << 2.0 << 0.0 << 0.0;
    QTest::newRow("high end") << 2.0 << 2.0 << 1.0 << 1.0;
}

void IntervalsTest::integratesTheBetaDistribution()
{
    QFETCH(double, a);
    QFETCH(double, b);
    QFETCH(double, x);
    QFETCH(double, expected);
    QVERIFY2(near(incompleteBeta(a, b, x), expected, 1e-11), qPrintable(QString::number(incompleteBeta(a, b, x), 'g', 15)));
}

QTEST_GUILESS_MAIN(IntervalsTest)
#include "tst_intervals.moc"
