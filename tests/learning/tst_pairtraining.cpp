#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "learning/pairtraining.h"
#include "model/crossencoder.h"
#include "model/tinyencoder.h"

using namespace glossator;

namespace {

struct Instance
{
    const char *text;
    int token;
    int gold;
};

/// Which gloss is right shows in the words around.
constexpr Instance instances[] = {{"he sat on the bank of the river", 4, 0},
                                  {"he paid money into the bank", 5, 1},
                                  {"a bank near a slope of land", 1, 0},
                                  {"that firm lends his bank money", 4, 1}};

} // namespace

/// On encoders of random weights, which four sentences are enough to teach something.
class TestPairTraining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void learnsWhatItIsShown_data();
    void learnsWhatItIsShown();
    void headAloneLearnsOverAFrozenEncoder();
    void anyGoldSenseIsRight();
    void resumesBitForBit_data();
    void resumesBitForBit();
    void hiddenSubwordsAreGuessedBetter();
    void hiddenSubwordsNeedAMask();
    void scalingIsFittedOnDevelopmentData();
    void nothingToTrain();
    void otherSettingsRefuseTheCheckpoint();

private:
    [[nodiscard]] std::vector<PairExample> examples(const SenseModel &model, PairForm form) const;
    [[nodiscard]] PairTrainerSettings settings(PairRecipe recipe) const;
    [[nodiscard]] int rightAnswers(const QByteArray &parts) const;

    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_model;
};

void TestPairTraining::init()
{
    m_model = m_encoder.load();
}

std::vector<PairExample> TestPairTraining::examples(const SenseModel &model, PairForm form) const
{
    const PairBuilder builder(model.tokenizer(), model.encoderConfig(), form);
    std::vector<PairExample> result;
    for (const Instance &instance : instances) {
        const Sentence sentence = sentenceOf(QLatin1StringView(instance.text));
        PairExample &example =
            result.emplace_back(PairExample{builder.context(sentence, std::vector{instance.token}), {}, {instance.gold}});
        for (const int gloss : {0, 1})
            example.glosses.push_back(builder.gloss(example.context, TinyEncoder::glosses().text(gloss)));
    }
    return result;
}

PairTrainerSettings TestPairTraining::settings(PairRecipe recipe) const
{
    PairTrainerSettings settings;
    settings.version = QStringLiteral("test-1");
    settings.recipe = recipe;
    settings.adapterRank = 4;
    settings.epochs = 300;
    settings.batchSubwords = 100;
    settings.warmupSteps = 3;
    settings.adapterRate = 5e-3;
    settings.headRate = 2e-2;
    settings.dropout = 0; // too few values to lose any
    return settings;
}

int TestPairTraining::rightAnswers(const QByteArray &parts) const
{
    const auto encoder = CrossEncoder::open(*m_model, TinyEncoder::glosses(), parts, QStringLiteral("new"));
    int right = 0;
    for (const Instance &instance : instances) {
        const Sentence sentence = sentenceOf(QLatin1StringView(instance.text));
        const std::vector<int> tokens{instance.token};
        const auto scores = (*encoder)->score(std::vector{PairRequest{&sentence, tokens, {0, 1}}}, {});
        right += scores && std::ranges::max_element((*scores)[0]) - (*scores)[0].begin() == instance.gold;
    }
    return right;
}

void TestPairTraining::learnsWhatItIsShown_data()
{
    QTest::addColumn<int>("scorer");
    QTest::addColumn<int>("form");
    for (const PairForm form : {PairForm::TokenCls, PairForm::SentCls, PairForm::SentClsWs})
        QTest::addRow("glossbert %s", qPrintable(pairFormName(form))) << int(PairScorer::GlossBert) << int(form);
    QTest::newRow("lmgc") << int(PairScorer::Lmgc) << int(PairForm::SentClsWs);
}

void TestPairTraining::learnsWhatItIsShown()
{
    QFETCH(int, scorer);
    QFETCH(int, form);
    const PairRecipe recipe{PairScorer(scorer), PairForm(form)};
    std::vector<double> losses;
    TrainingControl control;
    control.stepped = [&](const TrainingStatus &status) { losses.push_back(status.loss); };
    const auto trained = trainPairs(*m_model, examples(*m_model, recipe.form), {}, settings(recipe), control);
    QVERIFY(trained);
    QVERIFY(!trained->maskedLm);
    QVERIFY(!trained->calibration);
    QVERIFY(std::abs(losses.front() - std::log(2.0)) < 1e-5); // the head begins at zero: two classes, or two candidates, are alike
    QVERIFY2(losses.back() < losses.front() / 2, qPrintable(QString::number(losses.back())));
    QCOMPARE(rightAnswers(trained->parts), 4);
    QCOMPARE(m_model->version(), QStringLiteral("untrained")); // training leaves the model alone
}

void TestPairTraining::headAloneLearnsOverAFrozenEncoder()
{
    PairTrainerSettings frozen = settings({PairScorer::Lmgc, PairForm::SentClsWs});
    frozen.adapterRank = 0;
    frozen.epochs = 400;
    frozen.headRate = 5e-2;
    const auto trained = trainPairs(*m_model, examples(*m_model, PairForm::SentClsWs), {}, frozen, {});
    QVERIFY(trained);
    QCOMPARE(rightAnswers(trained->parts), 4);
}

/// With every sense gold there is nothing to learn for LMGC, and all pairs are positive for GlossBERT.
void TestPairTraining::anyGoldSenseIsRight()
{
    for (const PairScorer scorer : {PairScorer::Lmgc, PairScorer::GlossBert}) {
        const PairRecipe recipe{scorer, PairForm::SentClsWs};
        std::vector<PairExample> all = examples(*m_model, recipe.form);
        for (PairExample &example : all)
            example.gold = {0, 1};
        double loss = 1;
        TrainingControl control;
        control.stepped = [&](const TrainingStatus &status) { loss = status.loss; };
        const auto trained = trainPairs(*m_model, all, {}, settings(recipe), control);
        QVERIFY(trained);
        QVERIFY2(loss < (scorer == PairScorer::Lmgc ? 1e-6 : 0.2), qPrintable(QString::number(loss)));
    }
}

void TestPairTraining::resumesBitForBit_data()
{
    QTest::addColumn<int>("scorer");
    QTest::addColumn<double>("maskedLm");
    QTest::newRow("glossbert") << int(PairScorer::GlossBert) << 0.0;
    QTest::newRow("lmgc") << int(PairScorer::Lmgc) << 0.0;
    QTest::newRow("lmgc-m") << int(PairScorer::Lmgc) << 1.0;
}

void TestPairTraining::resumesBitForBit()
{
    QFETCH(int, scorer);
    QFETCH(double, maskedLm);
    const QTemporaryDir dir;
    const auto model = SenseModel::load({QStringLiteral(GLOSSATOR_TEST_DATA "/model/tiny-bert"), dir.path(), {}}, TinyEncoder::glosses());
    QVERIFY(model);
    const std::vector<PairExample> all = examples(**model, PairForm::SentClsWs);
    PairTrainerSettings interrupted = settings({PairScorer(scorer), PairForm::SentClsWs});
    interrupted.maskedLmWeight = maskedLm;
    interrupted.epochs = 12;
    const auto whole = trainPairs(**model, all, {}, interrupted, {});
    QVERIFY(whole);

    interrupted.checkpointFile = dir.filePath(QStringLiteral("checkpoint"));
    interrupted.checkpointSteps = 1000; // cancelling makes one
    for (int stopAt : {1, 7, 20, 21}) {
        std::stop_source source;
        const TrainingControl control{{source.get_token(), {}}, [&](const TrainingStatus &status) {
                                          if (status.step == stopAt)
                                              source.request_stop();
                                      }};
        const auto stopped = trainPairs(**model, all, {}, interrupted, control);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
    const auto resumed = trainPairs(**model, all, {}, interrupted, {});
    QVERIFY(resumed);
    QVERIFY(resumed->parts == whole->parts);
    if (maskedLm > 0)
        QCOMPARE(resumed->maskedLm->after, whole->maskedLm->after);
}

void TestPairTraining::hiddenSubwordsAreGuessedBetter()
{
    const QTemporaryDir dir;
    const auto model = SenseModel::load({QStringLiteral(GLOSSATOR_TEST_DATA "/model/tiny-bert"), dir.path(), {}}, TinyEncoder::glosses());
    QVERIFY(model);
    PairTrainerSettings joint = settings({PairScorer::Lmgc, PairForm::SentClsWs});
    joint.maskedLmWeight = 1;
    const auto trained = trainPairs(**model, examples(**model, PairForm::SentClsWs), {}, joint, {});
    QVERIFY(trained);
    QVERIFY(trained->maskedLm);
    qInfo("masked-LM loss %.2f before, %.2f after", trained->maskedLm->before, trained->maskedLm->after);
    QVERIFY(trained->maskedLm->after < 0.7 * trained->maskedLm->before);
}

void TestPairTraining::hiddenSubwordsNeedAMask()
{
    PairTrainerSettings joint = settings({PairScorer::Lmgc, PairForm::SentClsWs});
    joint.maskedLmWeight = 1;
    const auto trained = trainPairs(*m_model, examples(*m_model, PairForm::SentClsWs), {}, joint, {});
    QVERIFY(!trained);
    QCOMPARE(trained.error().code, ErrorCode::EncoderUnsupported);
}

void TestPairTraining::scalingIsFittedOnDevelopmentData()
{
    const std::vector<PairExample> all = examples(*m_model, PairForm::SentClsWs);
    std::vector<PairExample> wrong = all;
    for (PairExample &example : wrong)
        example.gold = {1 - example.gold.front()};
    const PairTrainerSettings asShown = settings({PairScorer::Lmgc, PairForm::SentClsWs});
    const auto right = trainPairs(*m_model, all, {all}, asShown, {});
    QVERIFY(right && right->calibration);
    QCOMPARE(right->calibration->senses, 100.0);
    QVERIFY(right->calibration->scaling.temperature < 1); // it may be surer than it is
    const auto torn = trainPairs(*m_model, all, {all, wrong}, asShown, {});
    QVERIFY(torn && torn->calibration);
    QCOMPARE(torn->calibration->senses, 50.0);
    QVERIFY(torn->calibration->scaling.temperature > 9.9); // as far as it goes: there is nothing to be sure of
}

void TestPairTraining::nothingToTrain()
{
    const auto trained = trainPairs(*m_model, {}, {}, settings({}), {});
    QVERIFY(!trained);
    QCOMPARE(trained.error().code, ErrorCode::NothingToTrain);
}

void TestPairTraining::otherSettingsRefuseTheCheckpoint()
{
    const QTemporaryDir dir;
    PairTrainerSettings first = settings({PairScorer::GlossBert, PairForm::SentCls});
    first.checkpointFile = dir.filePath(QStringLiteral("checkpoint"));
    first.epochs = 2;
    const std::vector<PairExample> all = examples(*m_model, PairForm::SentCls);
    QVERIFY(trainPairs(*m_model, all, {}, first, {}));
    PairTrainerSettings other = first;
    other.recipe.scorer = PairScorer::Lmgc;
    const auto trained = trainPairs(*m_model, all, {}, other, {});
    QVERIFY(!trained);
    QCOMPARE(trained.error().code, ErrorCode::CheckpointMismatch);
    QCOMPARE(trained.error().subject, first.checkpointFile);
}

QTEST_GUILESS_MAIN(TestPairTraining)
#include "tst_pairtraining.moc"
