#include <QSignalSpy>
#include <QTest>

#include "service/frequencyservice.h"
#include "service/modelchoice.h"
#include "store/database.h"
#include "store/predictionstore.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

/// With the real encoder and the shipped model.
class TestFrequencyService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void predictionsFollowAndTheProjectKeepsIt();
    void screenComesFirst();
    void learnsFromDecisions();
    void nothingToLearnFrom();
    void cancelled();
    void trainingEndsAsItBegan();
    void nothingBeforeTheModelIsLoaded();
};

namespace {

constexpr int patience = 100'000; // ms
const QString reserve = QStringLiteral("bank%1:14:01::"); // rarer than the sense that the model thinks of

void describeBanks(ProjectFixture &fixture, int count, bool decided)
{
    fixture.document(QStringLiteral("bank.txt"));
    for (int i = 0; i < count; ++i) {
        fixture.sentence(QStringLiteral("In row %1 the old bank stood firm .").arg(i)).unit({5}, QStringLiteral("bank"));
        if (decided)
            fixture.decided({reserve});
    }
}

struct Services
{
    explicit Services(Project &project) :
        predictions(project, withChoice({}, modelChoice(project))),
        training(project, predictions),
        frequency(project, predictions, training)
    {}

    bool settle()
    {
        QSignalSpy finished(&predictions, &PredictionService::finished);
        predictions.refresh();
        return finished.wait(patience);
    }
    QString version() const { return predictions.annotator()->modelVersion(); }

    PredictionService predictions;
    TrainingService training;
    FrequencyService frequency;
};

qint64 outdated(const ProjectFixture &fixture, const QString &version)
{
    const auto database = Database::open(fixture.path(), Database::Mode::OpenExisting);
    return *PredictionStore(**database).countOutdated(version);
}

Prediction predicted(const Project &project, DocumentId document, qint64 sentence)
{
    return *project.corpus().sentences(document, sentence, 1)->front().annotations.front().prediction;
}

} // namespace

void TestFrequencyService::predictionsFollowAndTheProjectKeepsIt()
{
    ProjectFixture fixture;
    describeBanks(fixture, 10, false);
    Project &project = fixture.open();
    QString version;
    QString halved;
    Prediction before;
    {
        Services services(project);
        QVERIFY(services.settle());
        version = services.version();
        halved = version + QString::fromUtf8(", frequency × 0.50");
        before = predicted(project, fixture.documentId(), 3);
        QCOMPARE(before.modelVersion, version);
        QCOMPARE(services.frequency.factor(), 1.0);

        QSignalSpy applied(&services.frequency, &FrequencyService::applied);
        QSignalSpy finished(&services.predictions, &PredictionService::finished);
        QVERIFY(services.frequency.setFactor(0.5));
        QCOMPARE(applied.size(), 1);
        QCOMPARE(services.version(), halved);
        QVERIFY(finished.wait(patience));
        QTRY_COMPARE_WITH_TIMEOUT(outdated(fixture, halved), 0, patience);
        QCOMPARE(outdated(fixture, version), 10);
        const Prediction after = predicted(project, fixture.documentId(), 3);
        QCOMPARE(after.modelVersion, halved);
        QVERIFY(after.candidates != before.candidates);
    }
    fixture.close();
    Project &reopened = fixture.open();
    Services services(reopened);
    QSignalSpy changes(&reopened, &Project::sentencesChanged);
    QVERIFY(services.settle());
    QCOMPARE(services.frequency.factor(), 0.5);
    QCOMPARE(services.version(), halved);
    QVERIFY(changes.isEmpty()); // all predictions are those of this model
    QVERIFY(services.frequency.setFactor(1));
    QCOMPARE(services.version(), version);
    QTRY_COMPARE_WITH_TIMEOUT(outdated(fixture, version), 0, patience);
    QVERIFY(predicted(reopened, fixture.documentId(), 3).candidates == before.candidates);
}

void TestFrequencyService::screenComesFirst()
{
    ProjectFixture fixture;
    describeBanks(fixture, 600, false);
    Project &project = fixture.open();
    Services services(project);
    services.predictions.prioritise(fixture.documentId(), 500, 20);
    QVERIFY(services.settle());
    QSignalSpy changes(&project, &Project::sentencesChanged);
    QVERIFY(services.frequency.setFactor(0.5));
    QVERIFY(changes.wait(patience));
    const qint64 first = changes.first().at(1).toLongLong();
    QVERIFY2(first >= 490 && first < 520, qPrintable(QString::number(first)));
}

void TestFrequencyService::learnsFromDecisions()
{
    ProjectFixture fixture;
    describeBanks(fixture, 60, true);
    fixture.sentence(QStringLiteral("A bank .")).unit({1}, QStringLiteral("bank"));
    fixture.sentence(QStringLiteral("A zymurgy .")).unit({1}, QStringLiteral("zymurgy")).decided({QStringLiteral("zymurgy%1:09:00::")});
    Project &project = fixture.open();
    // In bulk, for the sense that is frequent: it would pull the other way.
    Decision bulk;
    bulk.senses = {QStringLiteral("bank%1:14:00::")};
    bulk.inBulk = true;
    QVERIFY(project.decide(fixture.unitId(60), bulk));
    Services services(project);
    QVERIFY(services.settle());
    QSignalSpy learned(&services.frequency, &FrequencyService::learned);
    QSignalSpy progressed(&services.frequency, &FrequencyService::progressed);
    services.frequency.learn();
    QVERIFY(services.frequency.isRunning());
    QVERIFY(learned.wait(patience));
    QVERIFY(!services.frequency.isRunning());
    const auto result = learned.first().first().value<LearnedFrequency>();
    QCOMPARE(result.words, 60);
    QVERIFY2(result.factor < 0.7, qPrintable(QString::number(result.factor)));
    QCOMPARE(result.before, 0.0);
    QVERIFY(result.after >= result.before);
    const auto last = progressed.last().first().value<Progress>();
    QCOMPARE(last.done, last.total);
    QCOMPARE(services.frequency.factor(), 1.0); // nobody has accepted it
}

void TestFrequencyService::nothingToLearnFrom()
{
    ProjectFixture fixture;
    describeBanks(fixture, 3, false);
    Services services(fixture.open());
    QVERIFY(services.settle());
    QSignalSpy learned(&services.frequency, &FrequencyService::learned);
    services.frequency.learn();
    QVERIFY(learned.wait(patience));
    const auto result = learned.first().first().value<LearnedFrequency>();
    QCOMPARE(result.words, 0);
    QCOMPARE(result.factor, 1.0);
}

void TestFrequencyService::cancelled()
{
    ProjectFixture fixture;
    describeBanks(fixture, 400, true);
    Services services(fixture.open());
    QVERIFY(services.settle());
    QSignalSpy learned(&services.frequency, &FrequencyService::learned);
    QSignalSpy failed(&services.frequency, &FrequencyService::failed);
    services.frequency.learn();
    services.frequency.cancel();
    QVERIFY(failed.wait(patience));
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Cancelled);
    QVERIFY(learned.isEmpty());
}

void TestFrequencyService::trainingEndsAsItBegan()
{
    ProjectFixture fixture;
    describeBanks(fixture, 16, true);
    Services services(fixture.open());
    QVERIFY(services.settle());
    QVERIFY(services.frequency.setFactor(0.8));
    QVERIFY(services.settle());
    const QString parent = services.version().section(u',', 0, 0);
    QSignalSpy finished(&services.training, &TrainingService::finished);
    services.training.start();
    QVERIFY(services.frequency.setFactor(0.5));
    QVERIFY(services.training.isRunning());
    QCOMPARE(services.predictions.annotator()->priorFactor(), 0.8);
    QVERIFY(finished.wait(patience));
    const auto record = finished.first().first().value<ModelRecord>();
    QCOMPARE(record.parent, parent);
    const QString version = record.version + QString::fromUtf8(", frequency × 0.50");
    QTRY_COMPARE(services.version(), version);
    QTRY_COMPARE_WITH_TIMEOUT(outdated(fixture, version), 0, patience);
}

void TestFrequencyService::nothingBeforeTheModelIsLoaded()
{
    ProjectFixture fixture;
    describeBanks(fixture, 1, true);
    Project &project = fixture.open();
    AnnotatorConfig config;
    config.encoderFolder = QStringLiteral("/nowhere/at/all");
    PredictionService predictions(project, config);
    TrainingService training(project, predictions);
    FrequencyService frequency(project, predictions, training);
    QSignalSpy failed(&frequency, &FrequencyService::failed);
    frequency.learn();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::ModelMissing);
    QVERIFY(frequency.setFactor(0.5));
    QCOMPARE(frequency.factor(), 0.5);
}

QTEST_GUILESS_MAIN(TestFrequencyService)
#include "tst_frequencyservice.moc"
