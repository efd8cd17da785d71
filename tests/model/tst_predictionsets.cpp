#include "model/predictionsets.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace glossator;

namespace {

struct Drawn
{
    std::vector<float> probabilities; ///< descending
    int right = 0;
};

/// Units whose right candidate is drawn from a distribution that the model knows only roughly.
std::vector<Drawn> drawUnits(unsigned seed, int count)
{
    std::mt19937 random(seed);
    std::gamma_distribution<double> weight(0.5);
    std::uniform_real_distribution<double> noise(0.5, 2);
    std::vector<Drawn> units;
    for (int i = 0; i < count; ++i) {
        std::vector<std::pair<double, double>> both; // believed, true
        double sum = 0;
        for (int k = 0; k < 2 + i % 7; ++k) {
            const double truth = weight(random) + 1e-6;
            both.emplace_back(truth * noise(random), truth);
            sum += both.back().first;
        }
        std::ranges::sort(both, std::greater());
        std::vector<double> truths;
        Drawn unit;
        for (const auto &[believed, truth] : both) {
            unit.probabilities.push_back(float(believed / sum));
            truths.push_back(truth);
        }
        unit.right = std::discrete_distribution<int>(truths.begin(), truths.end())(random);
        units.push_back(std::move(unit));
    }
    return units;
}

float scoreOf(const Drawn &unit)
{
    float above = 0;
    for (int k = 0; k < unit.right; ++k)
        above += unit.probabilities[size_t(k)];
    return above;
}

} // namespace

class TestPredictionSets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coversWhatIsAsked_data();
    void coversWhatIsAsked();
    void growsWithCoverage();
    void firstIsAlwaysIn();
    void unfittedHoldsEverything();
    void knowsWhatCanBeThresholds();
};

void TestPredictionSets::coversWhatIsAsked_data()
{
    QTest::addColumn<double>("coverage");
    for (double coverage : {0.8, 0.85, 0.9, 0.925, 0.95, 0.99})
        QTest::newRow(qPrintable(QString::number(coverage))) << coverage;
}

void TestPredictionSets::coversWhatIsAsked()
{
    QFETCH(double, coverage);
    std::vector<float> scores;
    for (const Drawn &unit : drawUnits(1, 20'000))
        scores.push_back(scoreOf(unit));
    const PredictionSets sets = PredictionSets::fit(scores);
    int covered = 0;
    const std::vector<Drawn> others = drawUnits(2, 20'000);
    for (const Drawn &unit : others)
        covered += unit.right < sets.size(unit.probabilities, coverage);
    // Four standard deviations of both samples at 0.8.
    QVERIFY(std::abs(covered / 20'000.0 - coverage) < 0.016);
}

void TestPredictionSets::growsWithCoverage()
{
    std::vector<float> scores;
    const std::vector<Drawn> units = drawUnits(1, 2000);
    for (const Drawn &unit : units)
        scores.push_back(scoreOf(unit));
    const PredictionSets sets = PredictionSets::fit(scores);
    for (const Drawn &unit : units) {
        for (double coverage = 0.5; coverage < 0.99; coverage += 0.07)
            QVERIFY(sets.size(unit.probabilities, coverage) <= sets.size(unit.probabilities, coverage + 0.07));
    }
}

void TestPredictionSets::firstIsAlwaysIn()
{
    const PredictionSets sets = PredictionSets::fit({0, 0, 0, 0.1F});
    QCOMPARE(sets.size(std::vector<float>{0.4F, 0.3F, 0.3F}, 0.1), 1);
}

void TestPredictionSets::unfittedHoldsEverything()
{
    QCOMPARE(PredictionSets().size(std::vector<float>{0.9F, 0.1F, 0}, 0.5), 3);
    QCOMPARE(PredictionSets::fit({}).size(std::vector<float>{1}, 0.5), 1);
    // Ten scores cannot speak of 99 %.
    QCOMPARE(PredictionSets::fit(std::vector<float>(10, 0)).size(std::vector<float>{0.9F, 0.1F}, 0.99), 2);
}

void TestPredictionSets::knowsWhatCanBeThresholds()
{
    const PredictionSets sets = PredictionSets::fit({0, 0.2F, 0.5F, 0.7F, 0.9F});
    QVERIFY(PredictionSets::canBeThresholds(sets.thresholds()));
    QVERIFY(PredictionSets::canBeThresholds({}));
    QVERIFY(!PredictionSets::canBeThresholds(std::vector<float>{0.2F, 0.1F}));
    QVERIFY(!PredictionSets::canBeThresholds(std::vector<float>{-0.1F, 0.1F}));
    QVERIFY(!PredictionSets::canBeThresholds(std::vector<float>{0.1F, std::numeric_limits<float>::quiet_NaN()}));
    QVERIFY(!PredictionSets::canBeThresholds(std::vector<float>{0.1F, std::numeric_limits<float>::infinity()}));
}

QTEST_GUILESS_MAIN(TestPredictionSets)
#include "tst_predictionsets.moc"
