#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "base/filelocks.h"
#include "service/modelchoice.h"
#include "service/projectsummaries.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

/// What a project says about its model, and what is known of projects that are not open.
class ModelChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Result<ProjectSummary>>(); }
    void staysWithTheProject();
    void givesWayToTheCommandLine();
    void knowsWhoseTrainedPartsTheyAre();
    void refusesAnOpenProjectAsTrainedParts();
    void summarisesWithoutOpening();
    void leavesNothingBesideAProject();
};

void ModelChoiceTest::staysWithTheProject()
{
    ProjectFixture fixture;
    QCOMPARE(modelChoice(fixture.open()), ModelChoice{});
    const ModelChoice choice{QStringLiteral("all-mpnet-base-v2"), QStringLiteral("/models/own.safetensors"), QStringLiteral("/wordnet"),
                             0.35};
    QVERIFY(setModelChoice(fixture.open(), choice));
    fixture.close();
    QCOMPARE(modelChoice(fixture.open()), choice);
    const AnnotatorConfig config = withChoice({}, choice);
    QVERIFY(config.encoderFolder.endsWith(QStringLiteral("/encoders/all-mpnet-base-v2")));
    QCOMPARE(config.trainedParts, choice.trainedParts);
    QCOMPARE(config.wordNetFolder, choice.wordNetFolder);
    QCOMPARE(config.priorFactor, 0.35);
    QCOMPARE(config.device, QStringLiteral("auto"));
    QVERIFY(config.takesProjectVersion);
}

void ModelChoiceTest::givesWayToTheCommandLine()
{
    AnnotatorConfig given;
    given.encoderFolder = QStringLiteral("/given");
    const AnnotatorConfig config =
        withChoice(given, {QStringLiteral("all-mpnet-base-v2"), QStringLiteral("/models/own.safetensors"), QStringLiteral("/wordnet")});
    QCOMPARE(config.encoderFolder, given.encoderFolder);
    QVERIFY(config.trainedParts.isEmpty());
    QCOMPARE(config.wordNetFolder, QStringLiteral("/wordnet"));
    QVERIFY(!config.takesProjectVersion);

    AnnotatorConfig parts;
    parts.trainedParts = QStringLiteral("/given.safetensors");
    QVERIFY(!withChoice(parts, {}).takesProjectVersion);
    AnnotatorConfig elsewhere;
    elsewhere.wordNetFolder = QStringLiteral("/given");
    elsewhere.device = QStringLiteral("cpu");
    QVERIFY(withChoice(elsewhere, {}).takesProjectVersion);
}

void ModelChoiceTest::knowsWhoseTrainedPartsTheyAre()
{
    const auto encoder = encoderOfTrainedParts(shippedModelPath());
    QVERIFY(encoder);
    QCOMPARE(*encoder, encoderTiers().front().name);
    QVERIFY(encoderTiers().front().hasShippedModel);
    QCOMPARE(encoderOfTrainedParts(QStringLiteral("/nowhere")).error().code, ErrorCode::FileNotFound);
    QCOMPARE(encoderOfTrainedParts(QStringLiteral(GLOSSATOR_TEST_DATA "/io/gum-voyage-york.txt")).error().code, ErrorCode::ModelDamaged);
}

void ModelChoiceTest::refusesAnOpenProjectAsTrainedParts()
{
    ProjectFixture fixture;
    fixture.open();
    QVERIFY(holdsLocksOn(fixture.path()));
    QCOMPARE(encoderOfTrainedParts(fixture.path()).error().code, ErrorCode::ModelDamaged);
    QVERIFY(holdsLocksOn(fixture.path()));
}

void ModelChoiceTest::summarisesWithoutOpening()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank and the bank ."));
    fixture.unit({1}, QStringLiteral("bank")).decided({QStringLiteral("bank%1:17:01::")});
    fixture.unit({4}, QStringLiteral("bank"));
    fixture.open();
    // Also while it is open elsewhere.
    QCOMPARE(*readProjectSummary(fixture.path()), (ProjectSummary{2, 1}));
    fixture.close();

    QFile file(fixture.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    ProjectSummaries summaries;
    QSignalSpy read(&summaries, &ProjectSummaries::read);
    const QString text = QStringLiteral(GLOSSATOR_TEST_DATA "/io/gum-voyage-york.txt");
    summaries.request({fixture.path(), QStringLiteral("/nowhere"), text});
    QTRY_COMPARE(read.size(), 3);
    const auto result = [&](int number) { return read[number][1].value<Result<ProjectSummary>>(); };
    QCOMPARE(*result(0), (ProjectSummary{2, 1}));
    QCOMPARE(result(1).error().code, ErrorCode::FileNotFound);
    QCOMPARE(result(2).error().code, ErrorCode::NotAProject);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == before);
}

void ModelChoiceTest::leavesNothingBesideAProject()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank .")).unit({1}, QStringLiteral("bank"));
    fixture.open();
    fixture.close();
    QTemporaryDir folder;
    const QStringList names{QStringLiteral("100% #1 ?a=b&c;d.glossator"), QStringLiteral("plain.glossator")};
    for (const QString &name : names) {
        QVERIFY(QFile::copy(fixture.path(), folder.filePath(name)));
        QCOMPARE(*readProjectSummary(folder.filePath(name)), (ProjectSummary{1, 0}));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name), names);
}

QTEST_MAIN(ModelChoiceTest)
#include "tst_modelchoice.moc"
