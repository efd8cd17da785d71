#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <functional>
#include <limits>

#include "learning/bankexamples.h"
#include "learning/pairtraining.h"
#include "model/tinyencoder.h"

using namespace glossator;

/// Trainings whose loss, gradients or weights are no numbers any more.
class TestDivergence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void checkpointBeforeStaysGood_data();
    void checkpointBeforeStaysGood();
    void checkpointOfPairsStaysGood_data();
    void checkpointOfPairsStaysGood();
    void absurdRateIsNoticed_data();
    void absurdRateIsNoticed();
    void absurdRateOfPairsIsNoticed_data();
    void absurdRateOfPairsIsNoticed();

private:
    /// The model has learnt before.
    void goOn();

    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_model;
    std::vector<LabelledPassage> m_examples;
    QTemporaryDir m_dir;
    QString m_checkpoint;
};

namespace {

constexpr int lastGoodStep = 5;

struct NamedRate
{
    const char *name;
    double TrainerSettings::*rate;
};

constexpr std::array<NamedRate, 7> rates{{{"encoder", &TrainerSettings::encoderRate},
                                          {"adapters", &TrainerSettings::adapterRate},
                                          {"adapters of glosses", &TrainerSettings::glossAdapterRate},
                                          {"maps", &TrainerSettings::mapRate},
                                          {"scale", &TrainerSettings::scaleRate},
                                          {"offsets", &TrainerSettings::offsetRate},
                                          {"tagger", &TrainerSettings::taggerRate}}};

/// Calls once the last good step is done, before its checkpoint is written.
TrainingControl afterLastGoodStep(const std::function<void()> &call)
{
    TrainingControl control;
    control.stepped = [call](const TrainingStatus &status) {
        if (status.step == lastGoodStep)
            call();
    };
    return control;
}

/// Takes down the first step that is taken.
TrainingControl notingFirstStep(int *first)
{
    TrainingControl control;
    control.stepped = [first](const TrainingStatus &status) {
        if (*first == 0)
            *first = status.step;
    };
    return control;
}

std::vector<PairExample> pairExamples(const SenseModel &model, PairForm form)
{
    const PairBuilder builder(model.tokenizer(), model.encoderConfig(), form);
    std::vector<PairExample> examples;
    for (const char *text : {"he sat on the bank", "he paid to the bank"}) {
        PairExample &example = examples.emplace_back(
            PairExample{builder.context(sentenceOf(QLatin1StringView(text)), std::vector{4}), {}, {int(examples.size())}});
        for (const int gloss : {0, 1})
            example.glosses.push_back(builder.gloss(example.context, TinyEncoder::glosses().text(gloss)));
    }
    return examples;
}

PairTrainerSettings pairTraining(PairScorer scorer)
{
    PairTrainerSettings settings;
    settings.version = QStringLiteral("test-1");
    settings.recipe = {scorer, PairForm::SentClsWs};
    settings.adapterRank = 4;
    settings.epochs = 20;
    settings.batchSubwords = 100;
    settings.checkpointSteps = 1;
    return settings;
}

void addScorers()
{
    QTest::addColumn<int>("scorer");
    QTest::newRow("glossbert") << int(PairScorer::GlossBert);
    QTest::newRow("lmgc") << int(PairScorer::Lmgc);
}

} // namespace

void TestDivergence::init()
{
    m_model = m_encoder.load();
    m_examples = bankExamples(*m_model);
    m_checkpoint = m_dir.filePath(QStringLiteral("checkpoint"));
    QFile::remove(m_checkpoint);
}

void TestDivergence::goOn()
{
    const auto parts = train(*m_model, m_examples, bankTraining(), {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("test-1")));
}

void TestDivergence::checkpointBeforeStaysGood_data()
{
    QTest::addColumn<bool>("fromScratch");
    QTest::addColumn<int>("glossRank");
    QTest::addColumn<bool>("catchUp");
    QTest::newRow("from scratch") << true << 0 << false;
    QTest::newRow("glosses are learnt") << true << 2 << false;
    QTest::newRow("fine-tuned") << false << 0 << false;
    QTest::newRow("glosses catch up") << false << 2 << true;
}

void TestDivergence::checkpointBeforeStaysGood()
{
    QFETCH(bool, fromScratch);
    QFETCH(int, glossRank);
    QFETCH(bool, catchUp);
    if (!fromScratch)
        goOn();
    TrainerSettings settings = bankTraining();
    settings.fromScratch = fromScratch;
    settings.glossAdapterRank = glossRank;
    settings.glossesCatchUp = catchUp;
    settings.checkpointSteps = 1;
    const auto whole = train(*m_model, m_examples, settings, {});
    QVERIFY(whole);

    settings.checkpointFile = m_checkpoint;
    std::vector<LabelledPassage> poisoned = m_examples;
    const TrainingControl poisoning = afterLastGoodStep([&poisoned] {
        for (LabelledPassage &passage : poisoned)
            passage.units.front().candidates.front().logPrior = std::numeric_limits<float>::quiet_NaN();
    });
    const auto diverged = train(*m_model, poisoned, settings, poisoning);
    QVERIFY(!diverged);
    QCOMPARE(diverged.error(), (Error{ErrorCode::TrainingDiverged, {}, 0, QStringLiteral("step %1").arg(lastGoodStep + 1)}));

    int firstStep = 0;
    const auto resumed = train(*m_model, m_examples, settings, notingFirstStep(&firstStep));
    QVERIFY(resumed);
    QCOMPARE(firstStep, lastGoodStep + 1);
    QVERIFY(*resumed == *whole);
}

void TestDivergence::checkpointOfPairsStaysGood_data()
{
    addScorers();
}

/// A length without end makes the weights no numbers, which only the step after would tell by its loss.
void TestDivergence::checkpointOfPairsStaysGood()
{
    QFETCH(int, scorer);
    PairTrainerSettings settings = pairTraining(PairScorer(scorer));
    const std::vector<PairExample> examples = pairExamples(*m_model, settings.recipe.form);
    const auto whole = trainPairs(*m_model, examples, {}, settings, {});
    QVERIFY(whole);

    settings.checkpointFile = m_checkpoint;
    PairTrainerSettings poisoned = settings;
    const TrainingControl poisoning =
        afterLastGoodStep([&poisoned] { poisoned.longestGradient = std::numeric_limits<double>::quiet_NaN(); });
    const auto diverged = trainPairs(*m_model, examples, {}, poisoned, poisoning);
    QVERIFY(!diverged);
    QCOMPARE(diverged.error().code, ErrorCode::TrainingDiverged);

    int firstStep = 0;
    const auto resumed = trainPairs(*m_model, examples, {}, settings, notingFirstStep(&firstStep));
    QVERIFY(resumed);
    QCOMPARE(firstStep, lastGoodStep + 1);
    QVERIFY(resumed->parts == whole->parts);
}

void TestDivergence::absurdRateIsNoticed_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("checkpointSteps");
    for (size_t i = 0; i < rates.size(); ++i) {
        QTest::addRow("%s, at the checkpoint", rates[i].name) << int(i) << 1e30 << 1;
        QTest::addRow("%s, before it", rates[i].name) << int(i) << 1e30 << 1000;
    }
    QTest::newRow("beyond floats") << 1 << 1e300 << 1;
    QTest::newRow("no number") << 1 << std::numeric_limits<double>::quiet_NaN() << 1;
}

void TestDivergence::absurdRateIsNoticed()
{
    QFETCH(int, which);
    QFETCH(double, rate);
    TrainerSettings settings = bankTraining();
    settings.glossAdapterRank = 2;
    settings.*rates[size_t(which)].rate = rate;
    settings.checkpointFile = m_checkpoint;
    QFETCH(int, checkpointSteps);
    settings.checkpointSteps = checkpointSteps;
    const auto parts = train(*m_model, m_examples, settings, {});
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, ErrorCode::TrainingDiverged);
    QVERIFY(!QFile::exists(m_checkpoint));
}

void TestDivergence::absurdRateOfPairsIsNoticed_data()
{
    addScorers();
}

void TestDivergence::absurdRateOfPairsIsNoticed()
{
    QFETCH(int, scorer);
    for (double PairTrainerSettings::*rate : {&PairTrainerSettings::adapterRate, &PairTrainerSettings::headRate}) {
        for (const int checkpointSteps : {1, 1000}) {
            PairTrainerSettings settings = pairTraining(PairScorer(scorer));
            settings.*rate = 1e30;
            settings.checkpointFile = m_checkpoint;
            settings.checkpointSteps = checkpointSteps;
            const auto trained = trainPairs(*m_model, pairExamples(*m_model, settings.recipe.form), {}, settings, {});
            QVERIFY(!trained);
            QCOMPARE(trained.error().code, ErrorCode::TrainingDiverged);
            QVERIFY(!QFile::exists(m_checkpoint));
        }
    }
}

QTEST_GUILESS_MAIN(TestDivergence)
#include "tst_divergence.moc"
