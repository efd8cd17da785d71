#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "base/savefile.h"
#include "model/sensemodel.h"
#include "service/projectmodels.h"
#include "store/database.h"
#include "store/modelstore.h"
#include "support/must.h"
#include "support/patience.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::must;
using glossator::testing::ProjectFixture;

/// With the real encoder and the shipped model.
class ProjectModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void takesUpAnEarlierVersion();
    void keepsWhatIsOnItsWay();
    void givesWayInTheMiddleOfPredictions();
    void damagedVersionChangesNothing();
    void anotherOfTheSameNameIsRefused();
    void projectThatCannotBeWrittenChangesNothing();
    void listsVersionsWithTheirEncoders();
    void savedVersionIsAModelOfItsOwn();
    void replacesOneThatCannotBeLoaded();
    void followsWhatOthersChoose();
    void commandLineChoosesForItsRun();

private:
    void open(const AnnotatorConfig &given = {});
    [[nodiscard]] bool choose(const ProjectModel &model);
    [[nodiscard]] bool isPredictedBy(const QString &version) const;
    [[nodiscard]] QString versionInUse() const { return m_predictions->annotator()->modelVersion(); }

    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<PredictionService> m_predictions;
    std::unique_ptr<TrainingService> m_training;
    std::unique_ptr<ProjectModels> m_models;
};

namespace {

constexpr int patience = testing::patient(100'000); // ms
constexpr int sentences = 40;
const QString first = QStringLiteral("project-1");
const QString second = QStringLiteral("project-2");
const QString damaged = QStringLiteral("project-3");

/// The shipped parts by another name.
QByteArray partsOf(const QString &version)
{
    static const std::shared_ptr<Annotator> annotator = must(Annotator::open({}));
    const Annotator::ModelAccess access = annotator->lockModel();
    access.model.setPartsVersion(version);
    return access.model.trainedParts();
}

ModelRecord record(const QString &version)
{
    return {version, QStringLiteral("parent"), QDateTime::currentDateTimeUtc(), {50, 60, 10, 40}};
}

} // namespace

void ProjectModelsTest::init()
{
    m_fixture = std::make_unique<ProjectFixture>();
    m_fixture->document(QStringLiteral("river.txt"));
    for (int i = 0; i < sentences; ++i)
        m_fixture->rawSentence(QStringLiteral("The children played on bank %1 of the river .").arg(i));
    ModelStore &models = m_fixture->open().models();
    for (const QString &version : {first, second})
        QVERIFY(models.add(record(version), partsOf(version)));
    QVERIFY(models.add(record(damaged), QByteArrayLiteral("no trained parts")));
    QVERIFY(models.setCurrent(second));
}

void ProjectModelsTest::cleanup()
{
    m_models.reset();
    m_training.reset();
    m_predictions.reset();
    m_fixture.reset();
}

void ProjectModelsTest::open(const AnnotatorConfig &given)
{
    Project &project = m_fixture->open();
    m_predictions = std::make_unique<PredictionService>(project, withChoice(given, modelChoice(project)));
    m_predictions->setIndexing(false);
    m_training = std::make_unique<TrainingService>(project, *m_predictions);
    m_models = std::make_unique<ProjectModels>(project, *m_predictions, *m_training, given);
    QTRY_VERIFY_WITH_TIMEOUT(m_predictions->annotator() || m_predictions->loadFailure(), patience);
}

/// And waits for it; false when it was refused.
bool ProjectModelsTest::choose(const ProjectModel &model)
{
    const QSignalSpy chosen(m_models.get(), &ProjectModels::chosen);
    const QSignalSpy refused(m_models.get(), &ProjectModels::choiceFailed);
    m_models->choose(model);
    if (!QTest::qWaitFor([&] { return !chosen.isEmpty() || !refused.isEmpty(); }, patience))
        qFatal("no answer");
    return !chosen.isEmpty();
}

bool ProjectModelsTest::isPredictedBy(const QString &version) const
{
    const auto stored = m_fixture->open().corpus().sentences(m_fixture->documentId(), 0, sentences);
    return std::ranges::all_of(*stored, [&](const AnnotatedSentence &sentence) {
        return !sentence.annotations.empty() && std::ranges::all_of(sentence.annotations, [&](const UnitAnnotation &unit) {
            return unit.prediction && unit.prediction->modelVersion == version;
        });
    });
}

void ProjectModelsTest::takesUpAnEarlierVersion()
{
    open();
    QCOMPARE(versionInUse(), second);
    QVERIFY(setPriorFactor(m_fixture->open(), 0.5));
    const QString halved = QString::fromUtf8(", frequency × 0.50");
    for (const QString &version : {first, QString(), second}) {
        const ProjectModel model{{}, version};
        QVERIFY(choose(model));
        QCOMPARE(versionInUse(), (version.isEmpty() ? must(Annotator::open({}))->modelVersion() : version) + halved);
        QTRY_VERIFY_WITH_TIMEOUT(isPredictedBy(versionInUse()), patience);
        QCOMPARE(must(m_models->current()).version, version);
        QCOMPARE(modelChoice(m_fixture->open()).priorFactor, 0.5);
        QVERIFY(m_models->canChoose());
    }
}

void ProjectModelsTest::keepsWhatIsOnItsWay()
{
    open();
    QVERIFY(!m_models->canDrop(second));
    QVERIFY(m_models->canDrop(first));
    const QSignalSpy chosen(m_models.get(), &ProjectModels::chosen);
    const QSignalSpy changed(m_models.get(), &ProjectModels::changed);
    const QSignalSpy failed(m_models.get(), &ProjectModels::failed);
    m_models->choose({{}, first});
    for (const QString &version : {first, second}) {
        QVERIFY(!m_models->canDrop(version));
        m_models->drop(version);
    }
    QCOMPARE(failed.size(), 2);
    QCOMPARE(failed.front().front().value<Error>().code, ErrorCode::ModelInUse);
    QTRY_COMPARE_WITH_TIMEOUT(chosen.size(), 1, patience);
    QCOMPARE(changed.size(), 2); // begun and done
    QVERIFY(!m_models->canDrop(first));
    QVERIFY(m_models->canDrop(second));
}

void ProjectModelsTest::givesWayInTheMiddleOfPredictions()
{
    open();
    m_predictions->refresh();
    QVERIFY(m_predictions->isRunning());
    QVERIFY(choose({{}, first}));
    QTRY_VERIFY_WITH_TIMEOUT(isPredictedBy(first), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_predictions->isRunning(), patience);
}

void ProjectModelsTest::damagedVersionChangesNothing()
{
    open();
    const QSignalSpy refused(m_models.get(), &ProjectModels::choiceFailed);
    m_predictions->refresh();
    QVERIFY(!choose({{}, damaged}));
    QCOMPARE(refused.front().front().value<Error>().code, ErrorCode::ModelDamaged);
    QCOMPARE(must(m_models->current()).version, second);
    QCOMPARE(versionInUse(), second);
    QTRY_VERIFY_WITH_TIMEOUT(isPredictedBy(second), patience); // goes on
    QVERIFY(m_models->canChoose());
}

void ProjectModelsTest::anotherOfTheSameNameIsRefused()
{
    open();
    const QTemporaryDir folder;
    const auto file = [&folder](const QString &name, double prior) {
        const std::shared_ptr<Annotator> annotator = must(Annotator::open({}));
        const Annotator::ModelAccess access = annotator->lockModel();
        access.model.setPartsVersion(second);
        ScoreWeights weights = access.model.scoreWeights();
        weights.prior = prior > 0 ? prior : weights.prior;
        access.model.setScoreWeights(weights);
        ProjectModel model;
        model.choice.trainedParts = folder.filePath(name);
        if (!saveFile(model.choice.trainedParts, access.model.trainedParts()))
            qFatal("not written");
        return model;
    };
    const QSignalSpy refused(m_models.get(), &ProjectModels::choiceFailed);
    QVERIFY(!choose(file(QStringLiteral("other.safetensors"), 0.9)));
    QCOMPARE(refused.front().front().value<Error>(), (Error{ErrorCode::ModelNameTaken, second, 0, {}}));
    QCOMPARE(must(m_models->current()).version, second);
    QVERIFY(choose(file(QStringLiteral("same.safetensors"), 0)));
}

void ProjectModelsTest::projectThatCannotBeWrittenChangesNothing()
{
    open();
    const QSignalSpy refused(m_models.get(), &ProjectModels::choiceFailed);
    QVERIFY(QFile::rename(m_fixture->path(), m_fixture->path() + QStringLiteral(".elsewhere")));
    QVERIFY(!choose({{}, first}));
    QCOMPARE(refused.front().front().value<Error>().code, ErrorCode::ProjectMoved);
    QCOMPARE(versionInUse(), second);
}

void ProjectModelsTest::listsVersionsWithTheirEncoders()
{
    open();
    QSignalSpy read(m_models.get(), &ProjectModels::versionsRead);
    m_models->readVersions();
    QVERIFY(read.wait(patience));
    const auto versions = read.front().front().value<std::vector<ProjectVersion>>();
    QCOMPARE(versions.size(), size_t(3));
    QCOMPARE(versions[0].record.version, first);
    QCOMPARE(versions[0].record.scores.after, 60.0);
    QCOMPARE(versions[0].encoder, encoderTiers().front().name);
    QCOMPARE(versions[2].record.version, damaged);
    QCOMPARE(versions[2].encoder, QString());
}

void ProjectModelsTest::savedVersionIsAModelOfItsOwn()
{
    open();
    const QString path = m_fixture->folder() + QStringLiteral("/saved.safetensors");
    QSignalSpy saved(m_models.get(), &ProjectModels::saved);
    m_models->save(first, path);
    QVERIFY(saved.wait(patience));
    QCOMPARE(must(encoderOfTrainedParts(path)), encoderTiers().front().name);
    const ProjectModel model{{QString(), path, QString(), 1}, {}};
    QVERIFY(choose(model));
    QCOMPARE(versionInUse(), first);
    QCOMPARE(must(m_models->current()), model);

    QSignalSpy failures(m_models.get(), &ProjectModels::failed);
    m_models->save(first, QStringLiteral("/nowhere/at/all.safetensors"));
    QVERIFY(failures.wait(patience));
    QCOMPARE(failures.front().front().value<Error>().code, ErrorCode::FileUnwritable);
}

void ProjectModelsTest::replacesOneThatCannotBeLoaded()
{
    QVERIFY(setProjectModel(*must(Database::openForWorker(m_fixture->path(), {})), {{{}, QStringLiteral("/gone.safetensors"), {}, 1}, {}}));
    open();
    QVERIFY(m_predictions->loadFailure());
    m_predictions->refresh();
    QVERIFY(choose({{}, first}));
    QVERIFY(!m_predictions->loadFailure());
    QTRY_VERIFY_WITH_TIMEOUT(isPredictedBy(first), patience);
}

void ProjectModelsTest::followsWhatOthersChoose()
{
    open();
    const auto other = must(Database::openForWorker(m_fixture->path(), {}));
    QSignalSpy followed(m_models.get(), &ProjectModels::followed);
    QSignalSpy refused(m_models.get(), &ProjectModels::followFailed);
    m_models->follow();
    QVERIFY(!m_predictions->isReplacing());
    QVERIFY(ModelStore(*other).setCurrent(first));
    m_models->follow();
    QVERIFY(m_predictions->isReplacing());
    QVERIFY(followed.wait(patience));
    QCOMPARE(followed.front().front().toString(), first);
    QTRY_VERIFY_WITH_TIMEOUT(isPredictedBy(first), patience);

    QVERIFY(ModelStore(*other).setCurrent(damaged));
    m_models->follow();
    QVERIFY(refused.wait(patience));
    QCOMPARE(versionInUse(), first);
    m_models->follow(); // is not tried again each second
    QVERIFY(!m_predictions->isReplacing());
    QVERIFY(choose({{}, second}));
    QCOMPARE(versionInUse(), second);
    m_models->follow();
    QVERIFY(!m_predictions->isReplacing());
}

void ProjectModelsTest::commandLineChoosesForItsRun()
{
    AnnotatorConfig given;
    given.trainedParts = QString::fromLatin1(untrainedModel);
    open(given);
    QVERIFY(m_models->isGiven());
    QVERIFY(!m_models->canChoose());
    m_models->choose({{}, first});
    QCOMPARE(versionInUse(), QString::fromLatin1(untrainedModel));
    QCOMPARE(must(m_models->current()).version, second);
}

QTEST_GUILESS_MAIN(ProjectModelsTest)
#include "tst_projectmodels.moc"
