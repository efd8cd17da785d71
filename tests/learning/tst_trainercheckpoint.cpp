#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <functional>

#include "learning/bankexamples.h"
#include "learning/checkpointfile.h"
#include "model/tinyencoder.h"
#include "support/files.h"

using namespace glossator;

/// Trainings that stop and go on.
class TestTrainerCheckpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void resumesBitForBit_data();
    void resumesBitForBit();
    void otherSettingsRefuseTheCheckpoint();
    void anEmptyFileIsNoCheckpointYet();
    void otherDataRefuseTheCheckpoint();
    void otherBaseRefusesTheCheckpoint();
    void checkpointThatCannotBeWritten();

private:
    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_model;
    std::vector<LabelledPassage> m_examples;
};

void TestTrainerCheckpoint::init()
{
    m_model = m_encoder.load();
    m_examples = bankExamples(*m_model);
}

void TestTrainerCheckpoint::resumesBitForBit_data()
{
    QTest::addColumn<int>("glossRank");
    QTest::addColumn<double>("noneWeight");
    QTest::newRow("glosses stay") << 0 << 0.0;
    QTest::newRow("glosses are learnt") << 2 << 0.0;
    QTest::newRow("none of these in the loss") << 0 << 0.5;
}

void TestTrainerCheckpoint::resumesBitForBit()
{
    QFETCH(int, glossRank);
    QFETCH(double, noneWeight);
    const QTemporaryDir dir;
    TrainerSettings interrupted = bankTraining();
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

void TestTrainerCheckpoint::otherSettingsRefuseTheCheckpoint()
{
    const QTemporaryDir dir;
    TrainerSettings first = bankTraining();
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

void TestTrainerCheckpoint::anEmptyFileIsNoCheckpointYet()
{
    const QTemporaryDir dir;
    TrainerSettings settings = bankTraining();
    settings.epochs = 2;
    const auto without = train(*m_model, m_examples, settings, {});
    QVERIFY(without);
    settings.checkpointFile = dir.filePath(QStringLiteral("checkpoint"));
    glossator::testing::writeBytes(settings.checkpointFile, {});
    const auto parts = train(*m_model, m_examples, settings, {});
    QVERIFY(parts);
    QVERIFY(*parts == *without);
    QVERIFY(isCheckpoint(settings.checkpointFile));
}

void TestTrainerCheckpoint::otherDataRefuseTheCheckpoint()
{
    const QTemporaryDir dir;
    TrainerSettings settings = bankTraining();
    settings.checkpointFile = dir.filePath(QStringLiteral("checkpoint"));
    settings.epochs = 2;
    QVERIFY(train(*m_model, m_examples, settings, {}));
    QVERIFY(train(*m_model, m_examples, settings, {}));
    const std::array<std::function<void(LabelledPassage &)>, 3> changes{
        [](LabelledPassage &passage) { passage.units.front().candidates.front().logPrior -= 0.5; },
        [](LabelledPassage &passage) { passage.units.front().tokens = {0}; },
        [](LabelledPassage &passage) { passage.tags.front() = UniversalTag::X; }};
    for (const auto &change : changes) {
        std::vector<LabelledPassage> others = m_examples;
        change(others.back());
        const auto parts = train(*m_model, others, settings, {});
        QVERIFY(!parts);
        QCOMPARE(parts.error().code, ErrorCode::CheckpointMismatch);
    }
}

/// Both bases have the same version.
void TestTrainerCheckpoint::otherBaseRefusesTheCheckpoint()
{
    const QTemporaryDir dir;
    TrainerSettings settings = bankTraining();
    settings.epochs = 2;
    const auto base = train(*m_model, m_examples, settings, {});
    ++settings.seed;
    const auto other = train(*m_model, m_examples, settings, {});
    QVERIFY(base && other);
    settings.fromScratch = false;
    settings.checkpointFile = dir.filePath(QStringLiteral("checkpoint"));
    const auto trainFrom = [&](const QByteArray &parts) {
        const auto model = m_encoder.load();
        const auto set = model->setTrainedParts(parts, QStringLiteral("base"));
        return set ? train(*model, m_examples, settings, {}) : set.error();
    };
    const auto first = trainFrom(*base);
    QVERIFY(first);
    const auto again = trainFrom(*base);
    QVERIFY(again);
    QVERIFY(*again == *first);
    const auto refused = trainFrom(*other);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::CheckpointMismatch);
}

void TestTrainerCheckpoint::checkpointThatCannotBeWritten()
{
    TrainerSettings nowhere = bankTraining();
    nowhere.checkpointFile = m_encoder.folder() + QStringLiteral("/vocab.txt/checkpoint");
    nowhere.checkpointSteps = 1;
    const auto parts = train(*m_model, m_examples, nowhere, {});
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, ErrorCode::FileUnwritable);
}

QTEST_GUILESS_MAIN(TestTrainerCheckpoint)
#include "tst_trainercheckpoint.moc"
