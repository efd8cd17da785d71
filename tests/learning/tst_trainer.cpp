#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "learning/calibration.h"
#include "learning/priorfactor.h"
#include "learning/trainer.h"
#include "model/tinyencoder.h"

using namespace glossator;

/// On an encoder of random weights, which four sentences are enough to teach something.
class TestTrainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void learnsWhatItIsShown();
    void tokensWithoutATagTeachNone();
    void headsAloneLearnOverAFrozenEncoder();
    void learnsInBfloat16();
    void similaritiesTellWhetherASenseFits();
    void followsATeacher();
    void examplesMeetGlossesWithoutExamples();
    void resumesBitForBit_data();
    void resumesBitForBit();
    void glossEncoderLearns();
    void learntGlossesCanStay();
    void unfrozenEncoderLearns();
    void goesOnFromTrainedParts();
    void goesOnWithThePriorFactor();
    void favoursUnmetSensesBelowFactorOne();
    void nothingToTrain();
    void otherSettingsRefuseTheCheckpoint();
    void checkpointThatCannotBeWritten();

private:
    [[nodiscard]] LabelledPassage labelled(const QString &text, int token, int gold) const;
    [[nodiscard]] TrainerSettings settings() const;

    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_model;
    std::vector<LabelledPassage> m_examples;
};

namespace {

const std::vector<SenseCandidate> bankSenses{{0, -0.7F}, {1, -0.7F}};

double meanLoss(SenseModel &model, const std::vector<LabelledPassage> &examples)
{
    double sum = 0;
    const std::vector<ScoredUnit> units = scoreUnits(model, examples, {});
    for (const ScoredUnit &unit : units)
        sum += negativeLogLikelihood(unit);
    return sum / double(units.size());
}

} // namespace

void TestTrainer::init()
{
    m_model = m_encoder.load();
    m_examples.clear();
    m_examples.push_back(labelled(QStringLiteral("he sat on the bank of the river"), 4, 0));
    m_examples.push_back(labelled(QStringLiteral("he paid money into the bank"), 5, 1));
    m_examples.push_back(labelled(QStringLiteral("a bank near a slope of land"), 1, 0));
    m_examples.push_back(labelled(QStringLiteral("that firm lends his bank money"), 4, 1));
}

LabelledPassage TestTrainer::labelled(const QString &text, int token, int gold) const
{
    LabelledPassage sentence;
    sentence.subwords = m_model->toSubwords(std::vector{sentenceOf(text)});
    sentence.tags.assign(sentence.subwords.tokens.size(), UniversalTag::Noun);
    sentence.tags.front() = UniversalTag::Pron;
    sentence.units.push_back({{token}, WordClass::Noun, bankSenses, {gold}});
    return sentence;
}

TrainerSettings TestTrainer::settings() const
{
    TrainerSettings settings;
    settings.version = QStringLiteral("test-1");
    settings.adapterRank = 4;
    settings.epochs = 30;
    settings.batchSubwords = 24;
    settings.warmupSteps = 3;
    settings.adapterRate = 5e-3;
    settings.offsetRate = 5e-3;
    settings.taggerRate = 1e-2;
    return settings;
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
    const auto parts = train(*m_model, m_examples, settings(), control);
    QVERIFY(parts);
    QCOMPARE(int(losses.size()), steps);
    QVERIFY(losses.back() < losses.front() / 2);

    QCOMPARE(m_model->version(), QStringLiteral("untrained")); // training leaves the model alone
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QCOMPARE(m_model->version(), QStringLiteral("test-1"));
    QCOMPARE(percentRight(scoreUnits(*m_model, m_examples, {})), 100.0);
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
    const auto parts = train(*m_model, corpus, settings(), {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QVERIFY(tagAccuracy(*m_model, corpus) > 90);
}

void TestTrainer::headsAloneLearnOverAFrozenEncoder()
{
    TrainerSettings frozen = settings();
    frozen.adapterRank = 0;
    frozen.mapRate = 2e-2;
    frozen.epochs = 100;
    const auto parts = train(*m_model, m_examples, frozen, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QCOMPARE(percentRight(scoreUnits(*m_model, m_examples, {})), 100.0);
}

void TestTrainer::learnsInBfloat16()
{
    TrainerSettings reduced = settings();
    reduced.bfloat16 = true;
    reduced.glossAdapterRank = 2;
    const auto parts = train(*m_model, m_examples, reduced, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QCOMPARE(percentRight(scoreUnits(*m_model, m_examples, {})), 100.0);
}

void TestTrainer::similaritiesTellWhetherASenseFits()
{
    // By how much the nearest sense is nearer where the right one is among the candidates.
    const auto gapAfter = [this](double noneWeight) {
        TrainerSettings asked = settings();
        asked.noneWeight = noneWeight;
        const auto parts = train(*m_model, m_examples, asked, {});
        const auto trained = m_encoder.load();
        if (!parts || !trained->setTrainedParts(*parts, QStringLiteral("new")))
            return -1.0;
        const auto meanOf = [&](const std::vector<LabelledPassage> &passages) {
            double sum = 0;
            const std::vector<ScoredUnit> units = scoreUnits(*trained, passages, {});
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
    TrainerSettings taught = settings();
    taught.teacherWeight = 1;
    taught.epochs = 60;
    const auto parts = train(*m_model, m_examples, taught, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    for (const ScoredUnit &unit : scoreUnits(*m_model, m_examples, {}))
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
    TrainerSettings longer = settings();
    longer.epochs = 60;
    const auto parts = train(**model, m_examples, longer, {});
    QVERIFY(parts);
    QVERIFY((*model)->setTrainedParts(*parts, QStringLiteral("new")));
    QCOMPARE(percentRight(scoreUnits(**model, m_examples, {})), 0.0);
}

void TestTrainer::resumesBitForBit_data()
{
    QTest::addColumn<int>("glossRank");
    QTest::addColumn<double>("noneWeight");
    QTest::newRow("glosses stay") << 0 << 0.0;
    QTest::newRow("glosses are learnt") << 2 << 0.0;
    QTest::newRow("none of these in the loss") << 0 << 0.5;
}

void TestTrainer::resumesBitForBit()
{
    QFETCH(int, glossRank);
    QFETCH(double, noneWeight);
    const QTemporaryDir dir;
    TrainerSettings interrupted = settings();
    interrupted.glossAdapterRank = glossRank;
    interrupted.glossSubwords = 16;
    interrupted.noneWeight = noneWeight;
    const auto whole = train(*m_model, m_examples, interrupted, {});
    QVERIFY(whole);

    interrupted.checkpointFile = dir.filePath(QStringLiteral("checkpoint"));
    interrupted.checkpointSteps = 1000; // cancelling makes one
    for (int stopAt : {1, 7, 20, 21}) {
        std::stop_source source;
        TrainingControl control{{source.get_token(), {}}, [&](const TrainingStatus &status) {
                                    if (status.step == stopAt)
                                        source.request_stop();
                                }};
        const auto stopped = train(*m_model, m_examples, interrupted, control);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
    const auto resumed = train(*m_model, m_examples, interrupted, {});
    QVERIFY(resumed);
    QVERIFY(*resumed == *whole);
}

void TestTrainer::glossEncoderLearns()
{
    TrainerSettings glossesAlone = settings();
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
    TrainerSettings first = settings();
    first.glossAdapterRank = 2;
    const auto parts = train(*m_model, m_examples, first, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("first")));
    const QString index = m_model->glossIndex().path();
    for (const double rate : {0.0, 1e-3}) {
        TrainerSettings more = settings();
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
    TrainerSettings whole = settings();
    whole.adapterRank = 0;
    whole.mapRate = 0;
    whole.offsetRate = 0;
    whole.encoderRate = 2e-3;
    const auto parts = train(*m_model, m_examples, whole, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("new")));
    QCOMPARE(percentRight(scoreUnits(*m_model, m_examples, {})), 100.0);
    QVERIFY(m_model->trainedParts() == *parts);

    // What comes after keeps the trained layers, frozen again.
    TrainerSettings more = settings();
    more.fromScratch = false;
    more.epochs = 1;
    const auto second = train(*m_model, m_examples, more, {});
    QVERIFY(second);
    const auto fresh = m_encoder.load();
    QVERIFY(fresh->setTrainedParts(*second, QStringLiteral("second")));
    QCOMPARE(percentRight(scoreUnits(*fresh, m_examples, {})), 100.0);
}

void TestTrainer::goesOnFromTrainedParts()
{
    const auto first = train(*m_model, m_examples, settings(), {});
    QVERIFY(first);
    QVERIFY(m_model->setTrainedParts(*first, QStringLiteral("first")));
    TrainerSettings more = settings();
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

/// Half the factor is half of each log prior, to the bit.
void TestTrainer::goesOnWithThePriorFactor()
{
    const auto trainOn = [this](float logPrior, double factor) {
        for (LabelledPassage &passage : m_examples)
            passage.units.front().candidates[1].logPrior = logPrior;
        const auto model = m_encoder.load();
        model->setPriorFactor(factor);
        TrainerSettings more = settings();
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

/// At factor 0 the odds of a sense without an offset, against one with an offset and as frequent, are exp(1 / T) times those at 1.
void TestTrainer::favoursUnmetSensesBelowFactorOne()
{
    const auto parts = train(*m_model, m_examples, settings(), {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("test")));
    const double temperature = m_model->confidence().scaling.temperature;
    LabelledPassage passage = m_examples.front();
    passage.units.front().candidates = {{0, -0.7F}, {2, -0.7F}};
    const auto scoredAt = [&](double factor) {
        m_model->setPriorFactor(factor);
        return scoreUnits(*m_model, {passage}, {}).front();
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
    const auto parts = train(*m_model, {}, settings(), {});
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, ErrorCode::NothingToTrain);
}

void TestTrainer::otherSettingsRefuseTheCheckpoint()
{
    const QTemporaryDir dir;
    TrainerSettings first = settings();
    first.checkpointFile = dir.filePath(QStringLiteral("checkpoint"));
    first.epochs = 2;
    QVERIFY(train(*m_model, m_examples, first, {}));
    TrainerSettings other = first;
    other.adapterRate /= 2;
    const auto parts = train(*m_model, m_examples, other, {});
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, ErrorCode::CheckpointMismatch);
    QCOMPARE(parts.error().subject, first.checkpointFile);
}

void TestTrainer::checkpointThatCannotBeWritten()
{
    TrainerSettings nowhere = settings();
    nowhere.checkpointFile = m_encoder.folder() + QStringLiteral("/vocab.txt/checkpoint");
    nowhere.checkpointSteps = 1;
    const auto parts = train(*m_model, m_examples, nowhere, {});
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, ErrorCode::FileUnwritable);
}

QTEST_GUILESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
