#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <limits>
#include <cmath>
#include <span>
#include <utility>

#include "learning/calibration.h"
#include "service/decisionexamples.h"
#include "service/trainingservice.h"
#include "store/predictionstore.h"
#include "support/must.h"
#include "support/patience.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::must;
using glossator::testing::ProjectFixture;

/// With the real encoder and the shipped model.
class TestTrainingService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decisionsMakeANewVersion();
    void fewDecisionsBearOnTheModel();
    void tooFewDecisions();
    void decisionsInBulkJudgeNothing();
    void decisionsAreScoredAsInUse();
    void cancelLeavesTheVersionInUse();
    void divergenceLeavesTheVersionInUse();
    void cancelledScoringBringsBackTheVersionInUse();
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

/// Four sentences, in each paragraph one decision with undecided words around it.
void describeTwoParagraphs(ProjectFixture &fixture)
{
    fixture.document(QStringLiteral("banks.txt")).sentence(QStringLiteral("The stream rose after the storm ."));
    fixture.unit({1}, QStringLiteral("stream")).unit({2}, QStringLiteral("rise"), WordClass::Verb).unit({5}, QStringLiteral("storm"));
    fixture.sentence(QStringLiteral("They saw the bank .")).unit({1}, QStringLiteral("see"), WordClass::Verb);
    fixture.unit({3}, QStringLiteral("bank")).decided({QStringLiteral("bank%1:17:01::")});
    fixture.paragraph().sentence(QStringLiteral("The firm asked for credit ."));
    fixture.unit({1}, QStringLiteral("firm")).unit({2}, QStringLiteral("ask"), WordClass::Verb).unit({4}, QStringLiteral("credit"));
    fixture.sentence(QStringLiteral("They saw the bank .")).unit({1}, QStringLiteral("see"), WordClass::Verb);
    fixture.unit({3}, QStringLiteral("bank")).decided({QStringLiteral("bank%1:14:00::")});
}

/// By how much two say something else of any candidate; the prediction has them by probability, the unit as the inventory does.
float differenceOf(const Prediction &predicted, const ScoredUnit &scored, const Inventory &inventory, std::span<const SenseId> senses)
{
    float most = 0;
    for (size_t k = 0; k < senses.size(); ++k) {
        const auto found = std::ranges::find(predicted.candidates, inventory.sense(senses[k]).key, &SenseProbability::sense);
        most = std::max(most, std::abs(found->probability - scored.probabilities[k]));
    }
    return most;
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

void TestTrainingService::decisionsInBulkJudgeNothing()
{
    constexpr int count = 60; // of which some are held out, see decisionsMakeANewVersion()
    ProjectFixture fixture;
    describeDecisions(fixture, count);
    Project &project = fixture.open();
    std::vector<UnitDecision> bulk;
    for (int i = 0; i < count; ++i) {
        Decision decision = **project.decisions().inForce(fixture.unitId(i));
        decision.inBulk = true;
        bulk.push_back({fixture.unitId(i), decision});
    }
    QVERIFY(project.decide(bulk));
    PredictionService predictions(project, {});
    QVERIFY(loadModel(predictions));
    TrainingService training(project, predictions);
    QSignalSpy finished(&training, &TrainingService::finished);
    training.start();
    QVERIFY(finished.wait(patience));
    const auto record = finished.first().first().value<ModelRecord>();
    QCOMPARE(record.scores.heldOut, 0);
    // Nor are those trained on that would otherwise be held out.
    QVERIFY(record.scores.trainedOn > 0 && record.scores.trainedOn < count);
}

/// With the undecided words beside them, and not beyond their paragraphs.
void TestTrainingService::decisionsAreScoredAsInUse()
{
    ProjectFixture fixture;
    describeTwoParagraphs(fixture);
    Project &project = fixture.open();
    PredictionService predictions(project, {});
    QVERIFY(loadModel(predictions));
    const auto annotator = predictions.annotator();
    const auto database = Database::open(fixture.path(), Database::Mode::OpenExisting);
    QVERIFY(database);
    const Annotator::ModelAccess access = annotator->lockModel();
    const DecisionFilter all = [](const UnitDecision &) { return true; };
    auto examples = readDecisionExamples(**database, ExampleBuilder(access.model, *annotator->inventory()), access.model.passageSentences(),
                                         {&all, 1}, {});
    QVERIFY(examples);
    std::vector<LabelledPassage> &passages = examples->front();
    QCOMPARE(passages.size(), size_t(2));
    const std::vector<ScoredUnit> scored = must(scoreUnits(access.model, passages, {}));
    for (LabelledPassage &passage : passages)
        passage.unlabelled.clear();
    const std::vector<ScoredUnit> alone = must(scoreUnits(access.model, passages, {}));

    const Inventory &inventory = *annotator->inventory();
    const auto senses = inventory.candidates(u"bank", WordClass::Noun);
    float withoutOthers = 0;
    for (const auto &[number, unit] : {std::pair(size_t(0), fixture.unitId(4)), std::pair(size_t(1), fixture.unitId(9))}) {
        const auto predicted = PredictionStore(**database).prediction(unit);
        QVERIFY(predicted && *predicted);
        QCOMPARE((*predicted)->candidates.size(), senses.size());
        QCOMPARE(scored[number].probabilities.size(), senses.size());
        QVERIFY(differenceOf(**predicted, scored[number], inventory, senses) < 1e-4F);
        withoutOthers = std::max(withoutOthers, differenceOf(**predicted, alone[number], inventory, senses));
    }
    QVERIFY(withoutOthers > 0.01F); // the undecided words do matter
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

/// The test holds the model until training has taken its last step, so that the new parts are not scored before the cancel.
void TestTrainingService::cancelledScoringBringsBackTheVersionInUse()
{
    ProjectFixture fixture;
    describeDecisions(fixture, 60);
    Project &project = fixture.open();
    PredictionService predictions(project, {});
    QVERIFY(loadModel(predictions));
    const auto annotator = predictions.annotator();
    std::vector<Sentence> sentences{project.corpus().sentences(fixture.documentId(), 0, 1)->front().sentence};
    const QString version = annotator->modelVersion();
    const QByteArray parts = annotator->lockModel().model.partsLastSet();
    const auto before = annotator->annotate(sentences, {}, {});
    QVERIFY(before);

    TrainingService training(project, predictions);
    QSignalSpy steps(&training, &TrainingService::stepped);
    QSignalSpy failures(&training, &TrainingService::failed);
    training.start();
    QVERIFY(steps.wait(patience));
    {
        const Annotator::ModelAccess access = annotator->lockModel();
        QCOMPARE(access.model.partsVersion(), version);
        const auto hasEnded = [&] {
            const auto status = steps.last().first().value<TrainingStatus>();
            return status.step == status.steps;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), patience);
        training.cancel();
    }
    QVERIFY(!failures.isEmpty() || failures.wait(patience));
    QCOMPARE(failures.first().first().value<Error>().code, ErrorCode::Cancelled);
    QVERIFY(project.models().all()->empty());
    QCOMPARE(annotator->modelVersion(), version);
    QVERIFY(annotator->lockModel().model.partsLastSet() == parts);
    const auto after = annotator->annotate(sentences, {}, {});
    QVERIFY(after);
    QVERIFY(*after == *before); // to the bit
}

void TestTrainingService::divergenceLeavesTheVersionInUse()
{
    ProjectFixture fixture;
    describeDecisions(fixture, 20);
    Project &project = fixture.open();
    PredictionService predictions(project, {});
    QVERIFY(loadModel(predictions));
    const std::shared_ptr<Annotator> annotator = predictions.annotator();
    const QString before = annotator->modelVersion();
    const QByteArray parts = annotator->lockModel().model.trainedParts();
    const ScoreWeights weights = annotator->lockModel().model.scoreWeights();
    ScoreWeights absurd = weights;
    absurd.prior = std::numeric_limits<double>::infinity();
    annotator->lockModel().model.setScoreWeights(absurd);

    TrainingService training(project, predictions);
    QSignalSpy finished(&training, &TrainingService::finished);
    QSignalSpy failures(&training, &TrainingService::failed);
    training.start();
    QVERIFY(failures.wait(patience));
    QCOMPARE(failures.first().first().value<Error>().code, ErrorCode::TrainingDiverged);
    QVERIFY(finished.isEmpty());
    QVERIFY(!training.isRunning());
    QCOMPARE(annotator->modelVersion(), before);
    QVERIFY(project.models().current()->isEmpty());
    QVERIFY(project.models().all()->empty());
    annotator->lockModel().model.setScoreWeights(weights);
    QVERIFY(annotator->lockModel().model.trainedParts() == parts);
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
                                               annotator->passageSentences(), {&repairing, 1}, {});
    QVERIFY(isRepaired);
    QVERIFY(examples);
    size_t count = 0;
    for (const LabelledPassage &passage : examples->front())
        count += passage.units.size();
    QCOMPARE(count, size_t(40));
}

QTEST_GUILESS_MAIN(TestTrainingService)
#include "tst_trainingservice.moc"
