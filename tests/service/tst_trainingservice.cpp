#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <utility>

#include "service/decisionexamples.h"
#include "service/trainingservice.h"
#include "support/patience.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

/// With the real encoder and the shipped model.
class TestTrainingService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decisionsMakeANewVersion();
    void fewDecisionsBearOnTheModel();
    void tooFewDecisions();
    void cancelLeavesTheVersionInUse();
    void nothingBeforeTheModelIsLoaded();
    void examplesAreThoseOfOneMoment();
};

namespace {

constexpr int patience = testing::patient(100'000); // ms

/// Decisions that go against the model, so that there is something to learn.
void describeDecisions(ProjectFixture &fixture, int count)
{
    fixture.document(QStringLiteral("bank.txt"));
    for (int i = 0; i < count; ++i) {
        fixture.sentence(QStringLiteral("In row %1 the old bank stood firm .").arg(i));
        fixture.unit({5}, QStringLiteral("bank")).decided({QStringLiteral("bank%1:14:01::")});
    }
}

bool loadModel(PredictionService &predictions)
{
    QSignalSpy finished(&predictions, &PredictionService::finished);
    predictions.refresh();
    return finished.wait(patience);
}

QString firstSense(const Project &project, DocumentId document)
{
    const auto sentences = project.corpus().sentences(document, 0, 1);
    return sentences->front().annotations.front().prediction->candidates.front().sense;
}

} // namespace

void TestTrainingService::decisionsMakeANewVersion()
{
    ProjectFixture fixture;
    describeDecisions(fixture, 60);
    Project &project = fixture.open();
    PredictionService predictions(project, {});
    QVERIFY(loadModel(predictions));
    const QString before = predictions.annotator()->modelVersion();
    QVERIFY(firstSense(project, fixture.documentId()) != QStringLiteral("bank%1:14:01::"));

    TrainingService training(project, predictions);
    QSignalSpy steps(&training, &TrainingService::stepped);
    QSignalSpy finished(&training, &TrainingService::finished);
    QSignalSpy refreshed(&predictions, &PredictionService::finished);
    training.start();
    QVERIFY(training.isRunning());
    QVERIFY(finished.wait(patience));
    QVERIFY(!training.isRunning());
    QVERIFY(!steps.isEmpty());
    const auto record = finished.first().first().value<ModelRecord>();
    QCOMPARE(record.parent, before);
    QCOMPARE(record.scores.heldOut + record.scores.trainedOn, 60);
    QVERIFY(record.scores.heldOut >= 3);
    QVERIFY(record.scores.after > record.scores.before);
    QCOMPARE(*project.models().current(), record.version);
    QCOMPARE(project.models().all()->size(), size_t(1));

    QVERIFY(!refreshed.isEmpty() || refreshed.wait(patience));
    QCOMPARE(predictions.annotator()->modelVersion(), record.version);
    QCOMPARE(firstSense(project, fixture.documentId()), QStringLiteral("bank%1:14:01::"));

    // The version comes with the project when it is opened again.
    PredictionService reopened(project, {});
    QSignalSpy ready(&reopened, &PredictionService::annotatorReady);
    QVERIFY(ready.wait(patience));
    QCOMPARE(reopened.annotator()->modelVersion(), record.version);
}

void TestTrainingService::fewDecisionsBearOnTheModel()
{
    ProjectFixture fixture;
    describeDecisions(fixture, 20);
    Project &project = fixture.open();
    PredictionService predictions(project, {});
    QVERIFY(loadModel(predictions));
    const auto probability = [&] {
        const auto sentences = project.corpus().sentences(fixture.documentId(), 0, 1);
        const auto &candidates = sentences->front().annotations.front().prediction->candidates;
        return std::ranges::find(candidates, QStringLiteral("bank%1:14:01::"), &SenseProbability::sense)->probability;
    };
    const double before = probability();

    TrainingService training(project, predictions);
    QSignalSpy finished(&training, &TrainingService::finished);
    QSignalSpy refreshed(&predictions, &PredictionService::finished);
    training.start();
    QVERIFY(finished.wait(patience));
    QVERIFY(!refreshed.isEmpty() || refreshed.wait(patience));
    const double after = probability();
    QVERIFY2(before < 0.1 && after > 0.85, qPrintable(QStringLiteral("%1 to %2").arg(before).arg(after)));
}

void TestTrainingService::tooFewDecisions()
{
    ProjectFixture fixture;
    describeDecisions(fixture, TrainingService::minimumDecisions - 1);
    Project &project = fixture.open();
    PredictionService predictions(project, {});
    QVERIFY(loadModel(predictions));
    TrainingService training(project, predictions);
    QSignalSpy failures(&training, &TrainingService::failed);
    training.start();
    QVERIFY(failures.wait(patience));
    QCOMPARE(failures.first().first().value<Error>().code, ErrorCode::NothingToTrain);
    QVERIFY(project.models().current()->isEmpty());
}

void TestTrainingService::cancelLeavesTheVersionInUse()
{
    ProjectFixture fixture;
    describeDecisions(fixture, 200);
    Project &project = fixture.open();
    PredictionService predictions(project, {});
    QVERIFY(loadModel(predictions));
    const QString before = predictions.annotator()->modelVersion();
    TrainingService training(project, predictions);
    QSignalSpy steps(&training, &TrainingService::stepped);
    QSignalSpy failures(&training, &TrainingService::failed);
    training.start();
    QVERIFY(steps.wait(patience));
    training.cancel();
    QVERIFY(!failures.isEmpty() || failures.wait(patience));
    QCOMPARE(failures.first().first().value<Error>().code, ErrorCode::Cancelled);
    QCOMPARE(predictions.annotator()->modelVersion(), before);
    QVERIFY(project.models().all()->empty());
}

void TestTrainingService::nothingBeforeTheModelIsLoaded()
{
    ProjectFixture fixture;
    describeDecisions(fixture, 20);
    Project &project = fixture.open();
    AnnotatorConfig config;
    config.encoderFolder = QStringLiteral("/nowhere/at/all");
    PredictionService predictions(project, config);
    TrainingService training(project, predictions);
    QSignalSpy failures(&training, &TrainingService::failed);
    training.start();
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures.first().first().value<Error>().code, ErrorCode::ModelMissing);
    QVERIFY(!training.isRunning());
}

void TestTrainingService::examplesAreThoseOfOneMoment()
{
    ProjectFixture fixture;
    describeDecisions(fixture, 40);
    Project &project = fixture.open();
    PredictionService predictions(project, {});
    QVERIFY(loadModel(predictions));
    const auto annotator = predictions.annotator();
    const auto removeUnit = [&](qint64 position) {
        const auto stored = project.corpus().sentences(fixture.documentId(), position, 1);
        const std::vector<RepairSentence> sentences{
            {stored->front().id, stored->front().sentence, {stored->front().annotations.front().id}}};
        RepairDraft draft(sentences, nullptr, {});
        draft.removeUnit(0, 0);
        const auto repaired = project.repair({fixture.documentId(), position, sentences, draft.sentences(), {}});
        return repaired && *repaired;
    };
    bool isRepaired = false;
    const DecisionFilter repairing = [&](const UnitDecision &) {
        // Units that are read first and last, whichever way round.
        if (!std::exchange(isRepaired, true))
            isRepaired = removeUnit(0) && removeUnit(39);
        return true;
    };
    const auto database = Database::open(fixture.path(), Database::Mode::OpenExisting);
    QVERIFY(database);
    const auto examples = readDecisionExamples(**database, ExampleBuilder(annotator->lockModel().model, *annotator->inventory()),
                                               annotator->passageSentences(), {&repairing, 1});
    QVERIFY(isRepaired);
    QVERIFY(examples);
    size_t count = 0;
    for (const LabelledPassage &passage : examples->front())
        count += passage.units.size();
    QCOMPARE(count, size_t(40));
}

QTEST_GUILESS_MAIN(TestTrainingService)
#include "tst_trainingservice.moc"
