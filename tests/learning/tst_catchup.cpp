#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "learning/calibration.h"
#include "learning/trainer.h"
#include "model/tinyencoder.h"
#include "support/must.h"

using namespace glossator;
using glossator::testing::must;

/// Glosses that catch up with the offsets: "bank" has two senses with offsets, "plant" has none.
class TestCatchUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void settledSensesStay();
    void sensesWithoutOffsetLearn();
    void addsAdaptersOnceOnly();
    void resumesBitForBit();
    void cancelledWhileFittingOffsets();

private:
    [[nodiscard]] LabelledPassage labelled(const QString &text, int token, const std::vector<SenseCandidate> &candidates, int gold) const;
    [[nodiscard]] static TrainerSettings settings();
    [[nodiscard]] std::vector<float> goldProbabilities(const std::vector<LabelledPassage> &passages) const;

    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_model;
    std::vector<LabelledPassage> m_banks;
    std::vector<LabelledPassage> m_plants;
};

namespace {

const std::vector<SenseCandidate> bankSenses{{0, -0.7F}, {1, -0.7F}};
const std::vector<SenseCandidate> plantSenses{{2, -0.7F}, {3, -0.7F}};

} // namespace

void TestCatchUp::init()
{
    m_model = m_encoder.load();
    m_banks = {labelled(QStringLiteral("he sat on the bank of the river"), 4, bankSenses, 0),
               labelled(QStringLiteral("he paid money into the bank"), 5, bankSenses, 1)};
    m_plants = {labelled(QStringLiteral("a plant near a slope of land"), 1, plantSenses, 0),
                labelled(QStringLiteral("that firm lends his plant money"), 4, plantSenses, 1)};
    TrainerSettings first;
    first.version = QStringLiteral("first");
    first.adapterRank = 4;
    first.epochs = 30;
    first.adapterRate = first.offsetRate = 5e-3;
    const auto parts = train(*m_model, m_banks, first, {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, first.version));
    QCOMPARE(m_model->offsetRows().size(), 2);
}

LabelledPassage TestCatchUp::labelled(const QString &text, int token, const std::vector<SenseCandidate> &candidates, int gold) const
{
    LabelledPassage passage;
    passage.subwords = m_model->toSubwords(std::vector{sentenceOf(text)});
    passage.units.push_back({{token}, WordClass::Noun, candidates, {gold}});
    return passage;
}

TrainerSettings TestCatchUp::settings()
{
    TrainerSettings settings;
    settings.version = QStringLiteral("second");
    settings.fromScratch = false;
    settings.glossesCatchUp = true;
    settings.glossAdapterRank = 4;
    settings.glossAdapterRate = 2e-2;
    settings.epochs = 60;
    settings.batchSubwords = 24;
    settings.warmupSteps = 3;
    return settings;
}

std::vector<float> TestCatchUp::goldProbabilities(const std::vector<LabelledPassage> &passages) const
{
    std::vector<float> probabilities;
    for (const ScoredUnit &unit : must(scoreUnits(*m_model, passages, {})))
        probabilities.push_back(unit.probabilities[size_t(unit.gold.front())]);
    return probabilities;
}

void TestCatchUp::settledSensesStay()
{
    const std::vector<float> before = goldProbabilities(m_banks);
    const QString index = m_model->glossIndex().path();
    const auto parts = train(*m_model, m_banks, settings(), {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("second")));
    QVERIFY(m_model->glossIndex().path() != index);
    const std::vector<float> after = goldProbabilities(m_banks);
    for (size_t i = 0; i < before.size(); ++i)
        QVERIFY2(std::abs(before[i] - after[i]) < 0.01F, qPrintable(QStringLiteral("%1 → %2").arg(before[i]).arg(after[i])));
}

void TestCatchUp::sensesWithoutOffsetLearn()
{
    const std::vector<float> before = goldProbabilities(m_plants);
    std::vector<LabelledPassage> all = m_banks;
    all.insert(all.end(), m_plants.begin(), m_plants.end());
    const auto parts = train(*m_model, all, settings(), {});
    QVERIFY(parts);
    QVERIFY(m_model->setTrainedParts(*parts, QStringLiteral("second")));
    QCOMPARE(m_model->offsetRows().size(), 2);
    const std::vector<float> after = goldProbabilities(m_plants);
    QVERIFY2(after[0] * after[1] > 1.2F * before[0] * before[1],
             qPrintable(QStringLiteral("%1, %2 → %3, %4").arg(before[0]).arg(before[1]).arg(after[0]).arg(after[1])));
}

void TestCatchUp::addsAdaptersOnceOnly()
{
    const auto first = train(*m_model, m_banks, settings(), {});
    QVERIFY(first);
    QVERIFY(m_model->setTrainedParts(*first, QStringLiteral("second")));
    TrainerSettings again = settings();
    again.glossAdapterRank = 7; // there are some
    const auto second = train(*m_model, m_banks, again, {});
    QVERIFY(second);
    QCOMPARE(second->size(), first->size());
}

void TestCatchUp::resumesBitForBit()
{
    const QTemporaryDir dir;
    TrainerSettings interrupted = settings();
    interrupted.glossSubwords = 16;
    const auto whole = train(*m_model, m_banks, interrupted, {});
    QVERIFY(whole);
    interrupted.checkpointFile = dir.filePath(QStringLiteral("checkpoint"));
    for (int stopAt : {1, 7, 20}) {
        std::stop_source source;
        TrainingControl control{{source.get_token(), {}}, [&](const TrainingStatus &status) {
                                    if (status.step == stopAt)
                                        source.request_stop();
                                }};
        const auto stopped = train(*m_model, m_banks, interrupted, control);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
    const auto resumed = train(*m_model, m_banks, interrupted, {});
    QVERIFY(resumed);
    QVERIFY(*resumed == *whole);
}

void TestCatchUp::cancelledWhileFittingOffsets()
{
    const QTemporaryDir dir;
    TrainerSettings interrupted = settings();
    interrupted.checkpointFile = dir.filePath(QStringLiteral("checkpoint"));
    std::stop_source source;
    TrainingControl control{{source.get_token(), {}}, [&](const TrainingStatus &status) {
                                if (status.step == status.steps)
                                    source.request_stop();
                            }};
    const auto stopped = train(*m_model, m_banks, interrupted, control);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    int steps = 0;
    control = {{}, [&](const TrainingStatus &) { ++steps; }};
    QVERIFY(train(*m_model, m_banks, interrupted, control));
    QCOMPARE(steps, 0);
}

QTEST_GUILESS_MAIN(TestCatchUp)
#include "tst_catchup.moc"
