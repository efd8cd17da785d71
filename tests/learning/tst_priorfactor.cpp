#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

#include "learning/priorfactor.h"
#include "learning/trainer.h"
#include "model/tinyencoder.h"
#include "support/must.h"

using namespace glossator;
using glossator::testing::must;

class TestPriorFactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foreseesWhatTheModelWouldSay_data();
    void foreseesWhatTheModelWouldSay();
    void weightsOfItsOwnAreWhatFactorOneStandsFor();
    void recoversTheFactor_data();
    void recoversTheFactor();
    void nothingLeavesOne();
    void weighsEvidenceAgainstExpectation();
};

namespace {

constexpr double strength = 0.35 / 1.4;

/// Scores and priors of about the size that models and WordNet have, gold senses drawn at one factor, probabilities shown at another.
std::vector<ScoredUnit> drawnUnits(int count, double trueFactor, double shownFactor, double uniformShare = 0)
{
    std::mt19937 random(11);
    std::normal_distribution<double> score(0, 1.5);
    std::exponential_distribution<double> rarity(0.5);
    std::vector<ScoredUnit> units;
    for (int i = 0; i < count; ++i) {
        ScoredUnit unit;
        std::vector<double> truth;
        double sum = 0;
        for (int k = 0; k < 2 + i % 6; ++k) {
            const double s = score(random);
            const double logPrior = -rarity(random);
            truth.push_back(std::exp(s + trueFactor * strength * logPrior));
            unit.probabilities.push_back(float(std::exp(s + shownFactor * strength * logPrior)));
            unit.frequencySlopes.push_back(float(strength * logPrior));
            sum += unit.probabilities.back();
        }
        const double chance = uniformShare / double(truth.size());
        const double trueSum = std::reduce(truth.begin(), truth.end());
        for (size_t k = 0; k < truth.size(); ++k) {
            truth[k] = (1 - uniformShare) * truth[k] / trueSum + chance;
            unit.probabilities[k] = float((1 - uniformShare) * unit.probabilities[k] / sum + chance);
        }
        unit.uniformShare = uniformShare;
        unit.gold = {std::discrete_distribution<int>(truth.begin(), truth.end())(random)};
        units.push_back(std::move(unit));
    }
    return units;
}

} // namespace

void TestPriorFactor::foreseesWhatTheModelWouldSay_data()
{
    QTest::addColumn<double>("uniformShare");
    for (double uniformShare : {0.0, 0.2})
        QTest::addRow("%g by chance", uniformShare) << uniformShare;
}

void TestPriorFactor::foreseesWhatTheModelWouldSay()
{
    QFETCH(double, uniformShare);
    qputenv("GLOSSATOR_PRECISION", "f32");
    const TinyEncoder encoder;
    const auto model = encoder.load();
    Confidence confidence;
    confidence.scaling = {1.4, uniformShare};
    model->setConfidence(confidence);
    LabelledPassage passage;
    passage.subwords = model->toSubwords(std::vector{sentenceOf(QStringLiteral("he sat on the bank of the river"))});
    passage.units.push_back({{4}, WordClass::Noun, {{0, -0.5F}, {0, -1.5F}, {1, -4.0F}}, {1}});
    const std::vector passages{passage};
    model->setPriorFactor(1.5);
    const ScoredUnit before = must(scoreUnits(*model, passages, {})).front();
    const ScoredUnit foreseen = withPriorFactor(before, model->priorFactor(), 0.25);
    model->setPriorFactor(0.25);
    const ScoredUnit after = must(scoreUnits(*model, passages, {})).front();
    // Up to what all share, the slopes are the log priors, -0.5, -1.5 and -4, times the weight over the temperature.
    QVERIFY(std::abs(before.frequencySlopes[0] - before.frequencySlopes[1] - strength) < 1e-6);
    QVERIFY(std::abs(before.frequencySlopes[0] - before.frequencySlopes[2] - 3.5 * strength) < 1e-6);
    QVERIFY(std::abs(before.probabilities[1] - after.probabilities[1]) > 0.01F);
    for (size_t k = 0; k < 3; ++k)
        QVERIFY2(std::abs(foreseen.probabilities[k] - after.probabilities[k]) < 1e-5F, qPrintable(QString::number(k)));
}

/// Half the prior's weight and half the full bonus are what factor 0.5 says of a model with the whole weight; at 0 both say the same.
void TestPriorFactor::weightsOfItsOwnAreWhatFactorOneStandsFor()
{
    qputenv("GLOSSATOR_PRECISION", "f32");
    const TinyEncoder encoder;
    const auto model = encoder.load();
    LabelledPassage passage;
    passage.subwords = model->toSubwords(std::vector{sentenceOf(QStringLiteral("he sat on the bank of the river"))});
    passage.units.push_back({{4}, WordClass::Noun, {{0, -0.5F}, {1, -1.5F}}, {0}});
    TrainerSettings settings;
    settings.version = QStringLiteral("trained");
    settings.adapterRate = settings.mapRate = 0; // an offset, and nothing else
    const auto parts = train(*model, {passage}, settings, {});
    QVERIFY(parts);
    QVERIFY(model->setTrainedParts(*parts, QStringLiteral("trained")));

    passage.units.front().candidates = {{0, -0.5F}, {1, -1.5F}, {2, -4.0F}}; // of which the first alone has an offset
    const auto probabilitiesAt = [&passage](SenseModel &asked, double factor) {
        asked.setPriorFactor(factor);
        return must(scoreUnits(asked, {passage}, {})).front().probabilities;
    };
    const std::vector<float> atHalf = probabilitiesAt(*model, 0.5);
    const std::vector<float> atZero = probabilitiesAt(*model, 0);
    QVERIFY(std::abs(atHalf[0] - atZero[0]) > 0.01F);
    QCOMPARE(model->scoreWeights(), ScoreWeights());
    model->setScoreWeights({.prior = 0.175, .unmetBonus = 0.5});
    const auto fresh = encoder.load();
    QVERIFY(fresh->setTrainedParts(model->trainedParts(), QStringLiteral("other")));
    for (SenseModel *asked : {model.get(), fresh.get()}) {
        const std::vector<float> atOne = probabilitiesAt(*asked, 1);
        const std::vector<float> still = probabilitiesAt(*asked, 0);
        for (size_t k = 0; k < 3; ++k) {
            QVERIFY2(std::abs(atOne[k] - atHalf[k]) < 1e-4F, qPrintable(QString::number(k)));
            QVERIFY2(std::abs(still[k] - atZero[k]) < 1e-4F, qPrintable(QString::number(k)));
        }
    }
}

void TestPriorFactor::recoversTheFactor_data()
{
    QTest::addColumn<double>("trueFactor");
    QTest::addColumn<double>("shownFactor");
    QTest::addColumn<double>("uniformShare");
    for (double trueFactor : {0.2, 0.6, 1.0, 1.7}) {
        for (double shownFactor : {0.0, 1.0, 1.3}) {
            for (double uniformShare : {0.0, 0.05})
                QTest::addRow("%g seen at %g, %g by chance", trueFactor, shownFactor, uniformShare)
                    << trueFactor << shownFactor << uniformShare;
        }
    }
}

void TestPriorFactor::recoversTheFactor()
{
    QFETCH(double, trueFactor);
    QFETCH(double, shownFactor);
    QFETCH(double, uniformShare);
    const double fitted = fitPriorFactor(drawnUnits(20'000, trueFactor, shownFactor, uniformShare), shownFactor);
    QVERIFY2(std::abs(fitted - trueFactor) < 0.08, qPrintable(QString::number(fitted)));
}

void TestPriorFactor::nothingLeavesOne()
{
    QVERIFY(std::abs(fitPriorFactor({}, 0.4) - 1) < 1e-3);
    const std::vector<ScoredUnit> withoutChoice{{WordClass::Verb, {1}, {0}, {}, {0}}};
    QVERIFY(std::abs(fitPriorFactor(withoutChoice, 1) - 1) < 1e-3);
}

/// Where the minimum is, the slopes of likelihood and expectation cancel each other: (f - 1) / 0.5² = Σ (slope of gold - its mean).
void TestPriorFactor::weighsEvidenceAgainstExpectation()
{
    for (const int count : {1, 5, 20, 100, 500}) {
        const auto units = drawnUnits(count, 0.4, 1);
        const double fitted = fitPriorFactor(units, 1);
        QVERIFY(fitted > 0 && fitted < 2);
        double slope = 0;
        for (const ScoredUnit &unit : units) {
            double sum = 0;
            double mean = 0;
            for (size_t k = 0; k < unit.probabilities.size(); ++k) {
                const double weight = unit.probabilities[k] * std::exp((fitted - 1) * unit.frequencySlopes[k]);
                sum += weight;
                mean += weight * unit.frequencySlopes[k];
            }
            slope += unit.frequencySlopes[size_t(unit.gold.front())] - mean / sum;
        }
        QVERIFY2(std::abs((fitted - 1) / 0.25 - slope) < 0.01, qPrintable(QStringLiteral("%1: %2").arg(count).arg(fitted)));
    }
    // Five words say little, five hundred most of it.
    QVERIFY(fitPriorFactor(drawnUnits(5, 0.4, 1), 1) > 0.8);
    QVERIFY(fitPriorFactor(drawnUnits(500, 0.4, 1), 1) < 0.6);
}

QTEST_GUILESS_MAIN(TestPriorFactor)
#include "tst_priorfactor.moc"
