#include <QTest>

#include <cmath>

#include "learning/bankexamples.h"
#include "learning/calibration.h"
#include "learning/trainer.h"
#include "model/tinyencoder.h"
#include "support/must.h"

using namespace glossator;
using glossator::testing::must;

/// Training that goes on from a model, on an encoder of random weights.
class TestFineTuning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesOnFromWhatWasLearnt();
    void otherOffsetsStay();
    void countsThePriorFactor();
    void countsTheGlossWeight();

private:
    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_model;
    std::vector<LabelledPassage> m_examples;
};

void TestFineTuning::init()
{
    m_model = m_encoder.load();
    m_examples = bankExamples(*m_model);
}

void TestFineTuning::goesOnFromWhatWasLearnt()
{
    const auto first = train(*m_model, m_examples, bankTraining(), {});
    QVERIFY(first);
    QVERIFY(m_model->setTrainedParts(*first, QStringLiteral("first")));
    TrainerSettings more = bankTraining();
    more.version = QStringLiteral("test-2");
    more.fromScratch = false;
    more.epochs = 1;
    double startLoss = -1;
    TrainingControl control;
    control.stepped = [&](const TrainingStatus &status) {
        if (startLoss < 0)
            startLoss = status.loss;
    };
    const auto second = train(*m_model, m_examples, more, control);
    QVERIFY(second);
    QVERIFY(startLoss < 0.5); // it need not learn anew
    QVERIFY(m_model->setTrainedParts(*second, QStringLiteral("second")));
    QCOMPARE(m_model->version(), QStringLiteral("test-2"));
}

/// Going on with texts in which no candidate has them, where senses come to have one. Nothing but offsets is trained.
void TestFineTuning::otherOffsetsStay()
{
    const auto first = train(*m_model, m_examples, bankTraining(), {});
    QVERIFY(first);
    QVERIFY(m_model->setTrainedParts(*first, QStringLiteral("first")));
    QCOMPARE(m_model->offsetRows().size(), 2);
    const std::vector<ScoredUnit> before = must(scoreUnits(*m_model, m_examples, {}));

    std::vector<LabelledPassage> others = m_examples;
    for (LabelledPassage &passage : others) {
        for (SenseCandidate &candidate : passage.units.front().candidates)
            candidate.gloss += 2;
    }
    TrainerSettings more = bankTraining();
    more.fromScratch = false;
    more.adapterRate = 0;
    more.mapRate = 0;
    more.scaleRate = 0;
    const double lossBefore = meanLoss(*m_model, others);
    const auto second = train(*m_model, others, more, {});
    QVERIFY(second);
    QVERIFY(m_model->setTrainedParts(*second, QStringLiteral("second")));
    QCOMPARE(m_model->offsetRows().size(), 4);
    QVERIFY(meanLoss(*m_model, others) < lossBefore);
    const std::vector<ScoredUnit> after = must(scoreUnits(*m_model, m_examples, {}));
    for (size_t i = 0; i < before.size(); ++i) {
        for (size_t k = 0; k < before[i].probabilities.size(); ++k)
            QVERIFY(std::abs(after[i].probabilities[k] - before[i].probabilities[k]) < 1e-3);
    }
}

/// Half the factor is half of each log prior, to the bit.
void TestFineTuning::countsThePriorFactor()
{
    const auto trainOn = [this](float logPrior, double factor) {
        for (LabelledPassage &passage : m_examples)
            passage.units.front().candidates[1].logPrior = logPrior;
        const auto model = m_encoder.load();
        model->setPriorFactor(factor);
        TrainerSettings more = bankTraining();
        more.fromScratch = false;
        more.epochs = 2;
        const auto parts = train(*model, m_examples, more, {});
        return parts ? *parts : QByteArray();
    };
    const QByteArray halved = trainOn(-4, 0.5);
    QVERIFY(!halved.isEmpty());
    for (LabelledPassage &passage : m_examples)
        passage.units.front().candidates[0].logPrior /= 2;
    QVERIFY(trainOn(-2, 1) == halved);
    QVERIFY(trainOn(-4, 1) != halved);
}

/// Between senses that get no offset all similarities are those to glosses, so that a weight of 1 is twice the scale.
void TestFineTuning::countsTheGlossWeight()
{
    const auto firstLoss = [this](double glossWeight) {
        const auto model = m_encoder.load();
        model->setScoreWeights({.prior = 0, .gloss = glossWeight});
        TrainerSettings more = bankTraining();
        more.fromScratch = false;
        more.epochs = 0.1;
        more.dropout = 0;
        more.tagLossWeight = 0;
        double loss = -1;
        TrainingControl control;
        control.stepped = [&loss](const TrainingStatus &status) {
            if (loss < 0)
                loss = status.loss;
        };
        if (!train(*model, {m_examples.front()}, more, control))
            return -1.0;
        return loss;
    };
    // One unit with two senses: exp(loss) - 1 is the odds of the wrong one.
    const double logOdds = std::log(std::expm1(firstLoss(0)));
    QVERIFY(std::abs(logOdds) > 0.01);
    QVERIFY(std::abs(std::log(std::expm1(firstLoss(1))) - 2 * logOdds) < 1e-4);
}

QTEST_GUILESS_MAIN(TestFineTuning)
#include "tst_finetuning.moc"
