#include <QFile>
#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

#include "learning/batching.h"
#include "learning/calibration.h"

using namespace glossator;

class TestCalibration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recoversTheScaling_data();
    void recoversTheScaling();
    void nothingToFit();
    void tiesGoToTheFirst();
    void noneScorerTellsTheKindsApart();
    void fewUnitsAreFittedAsByScikitLearn();
    void noneScorerNeedsBothKinds();
    void setsCoverOtherUnits();
    void batchesHoldEverySentenceOnce();
};

namespace {

/// Units whose gold is drawn from a softmax, or by chance, and whose probabilities are that softmax at another temperature.
std::vector<ScoredUnit> drawnUnits(double temperature, double uniformShare = 0)
{
    std::mt19937 random(7);
    std::normal_distribution<double> score(0, 2);
    std::vector<ScoredUnit> units;
    for (int i = 0; i < 20'000; ++i) {
        std::vector<double> truth;
        std::vector<float> shown;
        double shownSum = 0;
        for (int k = 0; k < 2 + i % 5; ++k) {
            const double s = score(random);
            truth.push_back(std::exp(s));
            shown.push_back(float(std::exp(s * temperature)));
            shownSum += shown.back();
        }
        for (float &p : shown)
            p = float(p / shownSum);
        const double chance = std::reduce(truth.begin(), truth.end()) / double(truth.size());
        for (double &weight : truth)
            weight = (1 - uniformShare) * weight + uniformShare * chance;
        const int gold = std::discrete_distribution<int>(truth.begin(), truth.end())(random);
        units.push_back({WordClass::Noun, shown, {gold}});
    }
    return units;
}

} // namespace

void TestCalibration::recoversTheScaling_data()
{
    QTest::addColumn<double>("temperature");
    QTest::addColumn<double>("uniformShare");
    for (double temperature : {0.5, 1.0, 1.6, 3.0}) {
        for (double uniformShare : {0.0, 0.03, 0.2})
            QTest::addRow("%g, %g by chance", temperature, uniformShare) << temperature << uniformShare;
    }
}

void TestCalibration::recoversTheScaling()
{
    QFETCH(double, temperature);
    QFETCH(double, uniformShare);
    const TemperatureScaling fitted = fitScaling(drawnUnits(temperature, uniformShare));
    QVERIFY2(std::abs(fitted.temperature / temperature - 1) < 0.05, qPrintable(QString::number(fitted.temperature)));
    QVERIFY2(std::abs(fitted.uniformShare - uniformShare) < 0.015, qPrintable(QString::number(fitted.uniformShare)));
}

void TestCalibration::nothingToFit()
{
    for (const TemperatureScaling &fitted : {fitScaling({}), fitScaling(std::vector<ScoredUnit>{{WordClass::Verb, {1}, {0}}})}) {
        QCOMPARE(fitted.temperature, 1.0);
        QCOMPARE(fitted.uniformShare, 0.0);
    }
}

void TestCalibration::tiesGoToTheFirst()
{
    const std::vector<ScoredUnit> units{{WordClass::Noun, {0.4F, 0.4F, 0.2F}, {0}},
                                        {WordClass::Noun, {0.4F, 0.4F, 0.2F}, {1}},
                                        {WordClass::Noun, {0.2F, 0.4F, 0.4F}, {0, 1}}};
    QVERIFY(units[0].isRight());
    QVERIFY(!units[1].isRight());
    QVERIFY(std::abs(percentRight(units) - 200.0 / 3) < 1e-9);
}

void TestCalibration::noneScorerTellsTheKindsApart()
{
    // Of units drawn from a known logistic model, others than those it was fitted on get the probabilities that they were drawn with,
    // corrected for the base rate.
    NoneScorer::Weights truth{};
    std::mt19937 random(3);
    std::uniform_real_distribution<float> uniform;
    for (size_t i = 0; i < truth.size(); ++i)
        truth[i] = (i <= NoneScorer::valueCount ? 1.0 : 0.1) * double(2 * uniform(random) - 1);
    NoneScorer::Weights even = truth; // gives the probabilities before the correction for the base rate
    even[0] -= std::log(NoneScorer::baseRate / (1 - NoneScorer::baseRate));
    const auto drawn = [&] {
        const float similarity = uniform(random) * 6 - 3;
        return NoneEvidence{similarity,
                            similarity - 2 * uniform(random),
                            uniform(random),
                            uniform(random) * 3,
                            1 + int(uniform(random) * 20),
                            similarity - uniform(random),
                            similarity - uniform(random),
                            uniform(random) < 0.5F,
                            similarity - uniform(random),
                            similarity - 2 * uniform(random),
                            similarity - 2 * uniform(random),
                            similarity - 3 * uniform(random)};
    };
    std::vector<ScoredUnit> units;
    double missing = 0;
    for (int i = 0; i < 80'000; ++i) {
        const NoneEvidence evidence = drawn();
        const bool none = uniform(random) < *NoneScorer(even).probability(evidence);
        missing += none;
        units.push_back({WordClass::Noun, {}, none ? std::vector<int>() : std::vector<int>{0}, evidence});
    }
    truth[0] -= std::log(missing / (80'000 - missing)); // how many were drawn of either kind says nothing of the base rate
    const NoneScorer fitted = fitNoneScorer(units);
    QVERIFY(fitted.weights());
    double difference = 0;
    double spread = 0;
    for (int i = 0; i < 1'000; ++i) {
        const NoneEvidence evidence = drawn();
        const double expected = double(*NoneScorer(truth).probability(evidence));
        difference += std::abs(double(*fitted.probability(evidence)) - expected) / 1'000;
        spread += std::abs(expected - NoneScorer::baseRate) / 1'000;
    }
    QVERIFY2(difference < 0.01, qPrintable(QString::number(difference)));
    QVERIFY2(spread > 0.03, qPrintable(QString::number(spread))); // so that it is not the same for all
}

void TestCalibration::fewUnitsAreFittedAsByScikitLearn()
{
    QFile file(QStringLiteral(GLOSSATOR_TEST_DATA "/learning/none.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::vector<ScoredUnit> fittedOn;
    std::vector<std::pair<NoneEvidence, double>> expected;
    while (!file.atEnd()) {
        const QByteArrayList cells = file.readLine().trimmed().split('\t');
        QCOMPARE(cells.size(), NoneScorer::valueCount + 1);
        const auto value = [&cells](int i) { return cells[i].toFloat(); };
        const NoneEvidence evidence{value(0), value(1),      value(2), value(3), cells[4].toInt(), value(5),
                                    value(6), value(7) != 0, value(8), value(9), value(10),        value(11)};
        if (cells.back() == "missing" || cells.back() == "present")
            fittedOn.push_back({WordClass::Noun, {}, cells.back() == "missing" ? std::vector<int>() : std::vector<int>{0}, evidence});
        else
            expected.emplace_back(evidence, cells.back().toDouble());
    }
    QCOMPARE(fittedOn.size(), 150U);
    QCOMPARE(expected.size(), 50U);
    const NoneScorer fitted = fitNoneScorer(fittedOn);
    for (const auto &[evidence, probability] : expected)
        QVERIFY2(std::abs(double(*fitted.probability(evidence)) - probability) < 1e-4, qPrintable(QString::number(probability)));
}

void TestCalibration::noneScorerNeedsBothKinds()
{
    const std::vector<ScoredUnit> units{{WordClass::Noun, {1}, {0}, {}}};
    QVERIFY(!fitNoneScorer(units).weights());
    QVERIFY(!NoneScorer().probability({}));
}

void TestCalibration::setsCoverOtherUnits()
{
    const std::vector<ScoredUnit> units = drawnUnits(1);
    const std::span<const ScoredUnit> all(units);
    const PredictionSets sets = fitPredictionSets(all.first(10'000));
    for (double coverage : {0.8, 0.9, 0.95, 0.99}) {
        const SetCoverage measured = measureSets(sets, all.subspan(10'000), coverage);
        QVERIFY2(std::abs(measured.measured - coverage) < 0.02, qPrintable(QString::number(measured.measured)));
        QVERIFY(measured.meanSize >= 1 && measured.meanSize <= 6);
    }
}

void TestCalibration::batchesHoldEverySentenceOnce()
{
    std::vector<int> sentences;
    for (int i = 0; i < 5000; ++i)
        sentences.push_back(3 + i * 7 % 60);
    constexpr int most = 512;
    const auto batches = makeBatches(sentences, most, 1, 0);
    std::vector<int> seen(sentences.size());
    for (const auto &batch : batches) {
        int subwords = 0;
        for (int i : batch) {
            ++seen[size_t(i)];
            subwords += sentences[size_t(i)];
        }
        QVERIFY(subwords <= most);
        QVERIFY(!batch.empty());
    }
    QVERIFY(std::ranges::all_of(seen, [](int count) { return count == 1; }));
    QCOMPARE(makeBatches(sentences, most, 1, 0), batches);
    QVERIFY(makeBatches(sentences, most, 1, 1) != batches);
    QVERIFY(makeBatches(sentences, most, 2, 0) != batches);
}

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
