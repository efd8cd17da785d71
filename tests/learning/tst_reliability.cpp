#include "learning/reliability.h"

#include <QTest>

#include <cmath>
#include <random>
#include <vector>

using namespace glossator;

/// Figures worked by hand from the definitions.
class TestReliability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void calibrationErrorOfKnownBins();
    void calibrationErrorIsZeroWhenConfidenceIsRight();
    void calibrationErrorByChanceIsThatOfDrawnAnswers();
    void riskCoverageFollowsTheOrder();
    void riskCoverageOfEqualConfidences();
    void rocCountsTiesHalf();
    void nothingToJudge();
};

void TestReliability::calibrationErrorOfKnownBins()
{
    // Ten bins: 0.95 and 0.91 share one, 0.55 stands alone. |1.86 - 1| + |0.55 - 1| over 3.
    const std::vector<JudgedAnswer> answers{{0.95, true}, {0.91, false}, {0.55, true}};
    QVERIFY(std::abs(expectedCalibrationError(answers, 10) - (0.86 + 0.45) / 3) < 1e-12);
    // A confidence of 1 belongs to the last bin.
    QVERIFY(std::abs(expectedCalibrationError(std::vector<JudgedAnswer>{{1, false}}, 10) - 1) < 1e-12);
}

void TestReliability::calibrationErrorIsZeroWhenConfidenceIsRight()
{
    std::vector<JudgedAnswer> answers;
    for (int i = 0; i < 100; ++i)
        answers.push_back({0.75, i % 4 != 0});
    QVERIFY(expectedCalibrationError(answers) < 1e-12);
}

void TestReliability::calibrationErrorByChanceIsThatOfDrawnAnswers()
{
    // The mean over many draws of answers that are right exactly as often as their confidences say.
    std::mt19937 random(5);
    std::uniform_real_distribution<double> uniform;
    std::vector<JudgedAnswer> answers;
    for (int i = 0; i < 1500; ++i)
        answers.push_back({0.3 + 0.7 * std::sqrt(uniform(random)), false});
    double mean = 0;
    constexpr int draws = 400;
    for (int i = 0; i < draws; ++i) {
        for (JudgedAnswer &answer : answers)
            answer.right = uniform(random) < answer.confidence;
        mean += expectedCalibrationError(answers) / draws;
    }
    const double expected = calibrationErrorByChance(answers);
    QVERIFY2(std::abs(expected - mean) < 0.05 * mean, qPrintable(QStringLiteral("%1, drawn %2").arg(expected).arg(mean)));
}

void TestReliability::riskCoverageFollowsTheOrder()
{
    // Surest first: right, wrong, right. Risks 0, 1/2, 1/3.
    const std::vector<JudgedAnswer> answers{{0.2, true}, {0.9, true}, {0.5, false}};
    QVERIFY(std::abs(areaUnderRiskCoverage(answers) - (0.5 + 1.0 / 3) / 3) < 1e-12);
}

void TestReliability::riskCoverageOfEqualConfidences()
{
    // Half are wrong, and no order among them is better than another: the risk is 1/2 throughout.
    const std::vector<JudgedAnswer> answers{{0.5, true}, {0.5, true}, {0.5, false}, {0.5, false}};
    QVERIFY(std::abs(areaUnderRiskCoverage(answers) - 0.5) < 1e-12);
}

void TestReliability::rocCountsTiesHalf()
{
    const std::vector<double> positives{3, 2};
    const std::vector<double> negatives{1, 2};
    // 3 beats both, 2 beats one and ties with one: 3.5 of 4.
    QVERIFY(std::abs(areaUnderRoc(positives, negatives) - 0.875) < 1e-12);
    QVERIFY(std::abs(areaUnderRoc(negatives, positives) - 0.125) < 1e-12);
}

void TestReliability::nothingToJudge()
{
    QCOMPARE(expectedCalibrationError({}), 0.0);
    QCOMPARE(areaUnderRiskCoverage({}), 0.0);
    QCOMPARE(areaUnderRoc({}, std::vector<double>{1}), 0.5);
}

QTEST_GUILESS_MAIN(TestReliability)
#include "tst_reliability.moc"
