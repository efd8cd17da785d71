#include <QTest>

#include <algorithm>
#include <cmath>

#include "learning/bankexamples.h"
#include "learning/calibration.h"
#include "learning/priorfactor.h"
#include "learning/trainer.h"
#include "model/tinyencoder.h"
#include "support/must.h"

using namespace glossator;
using glossator::testing::must;

/// On an encoder of random weights, which four sentences are enough to teach something.
class TestTrainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void learnsWhatItIsShown();
    void tokensWithoutATagTeachNone();
    void stepsWithoutSensesTeachTags();
    void tagsAloneCanBeLearnt();
    void headsAloneLearnOverAFrozenEncoder();
    void learnsInBfloat16();
    void similaritiesTellWhetherASenseFits();
    void followsATeacher();
    void examplesMeetGlossesWithoutExamples();
    void glossEncoderLearns();
    void learntGlossesCanStay();
    void unfrozenEncoderLearns();
    void favoursUnmetSensesBelowFactorOne();
    void nothingToTrain();

private:
    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_model;
    std::vector<LabelledPassage> m_examples;
};

void TestTrainer::init()
{
    m_model = m_encoder.load();
    m_examples = bankExamples(*m_model);
}

void TestTrainer::learnsWhatItIsShown()
{
    std::vector<double> losses;
    int steps = 0;
    TrainingControl control;
    control.stepped = [&](const TrainingStatus &status) {
        losses.push_back(status.loss);
        QCOMPARE(status.step, int(losses.size()));
        QVERIFY(status.millisecondsLeft >= 0);
        steps = status.steps;
    };
    const auto parts = train(*m_model, m_examples, bankTraining(), control);
    QVERIFY(parts);
    QCOMPARE(int(losses.size()), steps);
    QVERIFY(losses.back() < losses.front() / 2);

    QCOMPARE(m_model->version(), QStringLiteral("untrained")); // training leaves the model alone
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QCOMPARE(m_model->version(), QStringLiteral("test-1"));
    QCOMPARE(percentRight(must(scoreUnits(*m_model, m_examples, {}))), 100.0);
    QVERIFY(tagAccuracy(*m_model, m_examples) > 90); // of 27 tokens, some alike to a random encoder
}

/// As in corpora that tag their annotated words alone, here twice as many as those with tags.
void TestTrainer::tokensWithoutATagTeachNone()
{
    std::vector<LabelledPassage> corpus = m_examples;
    for (int copy = 0; copy < 2; ++copy) {
        for (LabelledPassage untagged : m_examples) {
            std::ranges::fill(untagged.tags, UniversalTag::X);
            corpus.push_back(untagged);
        }
    }
    QCOMPARE(tagAccuracy(*m_model, {corpus.back()}), 0.0); // of no tokens
    const auto parts = train(*m_model, corpus, bankTraining(), {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QVERIFY(tagAccuracy(*m_model, corpus) > 90);
}

/// As where a corpus is annotated in part: some steps meet no unit with several senses.
void TestTrainer::stepsWithoutSensesTeachTags()
{
    for (size_t i = 0; i + 1 < m_examples.size(); ++i)
        m_examples[i].units.clear();
    const auto parts = train(*m_model, m_examples, bankTraining(), {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QVERIFY(tagAccuracy(*m_model, m_examples) > 90);
}

void TestTrainer::tagsAloneCanBeLearnt()
{
    for (LabelledPassage &passage : m_examples)
        passage.units.clear();
    const auto parts = train(*m_model, m_examples, bankTraining(), {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QVERIFY(m_model->offsetRows().isEmpty());
    QVERIFY(tagAccuracy(*m_model, m_examples) > 90);
}

void TestTrainer::headsAloneLearnOverAFrozenEncoder()
{
    TrainerSettings frozen = bankTraining();
    frozen.adapterRank = 0;
    frozen.mapRate = 2e-2;
    frozen.epochs = 100;
    const auto parts = train(*m_model, m_examples, frozen, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QCOMPARE(percentRight(must(scoreUnits(*m_model, m_examples, {}))), 100.0);
}

void TestTrainer::learnsInBfloat16()
{
    TrainerSettings reduced = bankTraining();
    reduced.bfloat16 = true;
    reduced.glossAdapterRank = 2;
    const auto parts = train(*m_model, m_examples, reduced, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QCOMPARE(percentRight(must(scoreUnits(*m_model, m_examples, {}))), 100.0);
}

void TestTrainer::similaritiesTellWhetherASenseFits()
{
    // By how much the nearest sense is nearer where the right one is among the candidates.
    const auto gapAfter = [this](double noneWeight) {
        TrainerSettings asked = bankTraining();
        asked.noneWeight = noneWeight;
        const auto parts = train(*m_model, m_examples, asked, {});
        const auto trained = m_encoder.load();
        if (!parts || !trained->setTrainedParts(*parts, QStringLiteral("new")))
            return -1.0;
        const auto meanOf = [&](const std::vector<LabelledPassage> &passages) {
            double sum = 0;
            const std::vector<ScoredUnit> units = must(scoreUnits(*trained, passages, {}));
            for (const ScoredUnit &unit : units)
                sum += double(unit.evidence.similarity);
            return sum / double(units.size());
        };
        return meanOf(m_examples) - meanOf(withoutGold(m_examples));
    };
    const double without = gapAfter(0);
    const double with = gapAfter(2);
    QVERIFY(without > 0);
    QVERIFY2(with > without + 1, qPrintable(QStringLiteral("%1 → %2").arg(without).arg(with)));
}

void TestTrainer::followsATeacher()
{
    // The teacher is less sure than the gold; taught by it alone, so is the model.
    for (LabelledPassage &passage : m_examples) {
        for (LabelledUnit &unit : passage.units) {
            unit.taught = {0.3F, 0.3F};
            unit.taught[size_t(unit.gold.front())] = 0.7F;
        }
    }
    TrainerSettings taught = bankTraining();
    taught.teacherWeight = 1;
    taught.epochs = 60;
    const auto parts = train(*m_model, m_examples, taught, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    for (const ScoredUnit &unit : must(scoreUnits(*m_model, m_examples, {})))
        QVERIFY2(std::abs(unit.probabilities[size_t(unit.gold.front())] - 0.7F) < 0.1F,
                 qPrintable(QString::number(unit.probabilities[size_t(unit.gold.front())])));
}

void TestTrainer::examplesMeetGlossesWithoutExamples()
{
    // The texts without examples are those of the other sense, and examples give no offsets: who learns from them errs with the whole texts.
    GlossSource source = TinyEncoder::glosses();
    source.textWithoutExamples = [](int row) { return TinyEncoder::glosses().text(row ^ 1); };
    const auto model = SenseModel::load({m_encoder.folder(), m_encoder.folder() + QStringLiteral("/index"), Device{}}, source);
    QVERIFY(model);
    for (LabelledPassage &passage : m_examples)
        passage.isExample = true;
    TrainerSettings longer = bankTraining();
    longer.epochs = 60;
    const auto parts = train(**model, m_examples, longer, {});
    QVERIFY(parts);
    QVERIFY((*model)->setTrainedParts(*parts, QStringLiteral("new")));
    QCOMPARE(percentRight(must(scoreUnits(**model, m_examples, {}))), 0.0);
}

void TestTrainer::glossEncoderLearns()
{
    TrainerSettings glossesAlone = bankTraining();
    glossesAlone.adapterRank = 0;
    glossesAlone.mapRate = 0;
    glossesAlone.offsetRate = 0;
    glossesAlone.glossAdapterRank = 4;
    glossesAlone.glossAdapterRate = 2e-2;
    glossesAlone.epochs = 100;
    const auto parts = train(*m_model, m_examples, glossesAlone, {});
    QVERIFY(parts);

    // The new gloss encoder reads with an index of its own.
    const QString indexBefore = m_model->glossIndex().path();
    const double lossBefore = meanLoss(*m_model, m_examples);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QVERIFY(m_model->glossIndex().path() != indexBefore);
    QCOMPARE(m_model->glossIndex().countPresent(), 0);
    QVERIFY(m_model->trainedParts() == *parts);
    const double lossAfter = meanLoss(*m_model, m_examples);
    QVERIFY2(lossAfter < 0.6 * lossBefore, qPrintable(QStringLiteral("%1 → %2").arg(lossBefore).arg(lossAfter)));
}

void TestTrainer::learntGlossesCanStay()
{
    TrainerSettings first = bankTraining();
    first.glossAdapterRank = 2;
    const auto parts = train(*m_model, m_examples, first, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("first")));
    const QString index = m_model->glossIndex().path();
    for (const double rate : {0.0, 1e-3}) {
        TrainerSettings more = bankTraining();
        more.fromScratch = false;
        more.glossAdapterRate = rate;
        more.epochs = 1;
        const auto second = train(*m_model, m_examples, more, {});
        QVERIFY(second);
        const auto fresh = m_encoder.load();
        QVERIFY(fresh->setTrainedParts(*second, QStringLiteral("second")));
        QCOMPARE(fresh->glossIndex().path() == index, rate == 0);
    }
}

void TestTrainer::unfrozenEncoderLearns()
{
    TrainerSettings whole = bankTraining();
    whole.adapterRank = 0;
    whole.mapRate = 0;
    whole.offsetRate = 0;
    whole.encoderRate = 2e-3;
    const auto parts = train(*m_model, m_examples, whole, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QCOMPARE(percentRight(must(scoreUnits(*m_model, m_examples, {}))), 100.0);
    QVERIFY(m_model->trainedParts() == *parts);

    // What comes after keeps the trained layers, frozen again.
    TrainerSettings more = bankTraining();
    more.fromScratch = false;
    more.epochs = 1;
    const auto second = train(*m_model, m_examples, more, {});
    QVERIFY(second);
    const auto fresh = m_encoder.load();
    QVERIFY(fresh->setTrainedParts(*second, QStringLiteral("second")));
    QCOMPARE(percentRight(must(scoreUnits(*fresh, m_examples, {}))), 100.0);
}

/// At factor 0 the odds of a sense without an offset, against one with an offset and as frequent, are exp(1 / T) times those at 1.
void TestTrainer::favoursUnmetSensesBelowFactorOne()
{
    const auto parts = train(*m_model, m_examples, bankTraining(), {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("test")));
    const double temperature = m_model->confidence().scaling.temperature;
    LabelledPassage passage = m_examples.front();
    passage.units.front().candidates = {{0, -0.7F}, {2, -0.7F}};
    const auto scoredAt = [&](double factor) {
        m_model->setPriorFactor(factor);
        return must(scoreUnits(*m_model, {passage}, {})).front();
    };
    const auto logOdds = [](const ScoredUnit &unit) { return std::log(double(unit.probabilities[1]) / double(unit.probabilities[0])); };
    const ScoredUnit asTrained = scoredAt(1);
    for (const double factor : {0.0, 0.5, 2.0}) {
        const double expected = logOdds(asTrained) + (1 - factor) / temperature;
        QVERIFY(std::abs(logOdds(scoredAt(factor)) - expected) < 1e-3);
        QVERIFY(std::abs(logOdds(withPriorFactor(asTrained, 1, factor)) - expected) < 1e-3);
    }
}

void TestTrainer::nothingToTrain()
{
    const auto parts = train(*m_model, {}, bankTraining(), {});
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, ErrorCode::NothingToTrain);
}

QTEST_GUILESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
