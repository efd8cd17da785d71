#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "model/sensemodel.h"
#include "model/tinyencoder.h"
#include "service/modelchoice.h"
#include "service/predictionservice.h"
#include "support/patience.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

/// With the real encoder and the shipped model; time-outs allow for glosses that the index lacks.
class TestPredictionService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void predictsWhatIsMissing();
    void keepsDecidedUnits();
    void followsRepairs();
    void screenDoesNotWaitForLongSentences();
    void cancelAndGoOn();
    void endsPromptly();
    void fillsTheIndexFromWhereItEnded();
    void commandLineGoesBeforeTheProjectsVersion_data();
    void commandLineGoesBeforeTheProjectsVersion();
    void missingEncoderIsReported();
};

namespace {

constexpr int patience = testing::patient(100'000); // ms
const QString projectVersion = QStringLiteral("project-1");

/// An index of glosses that other tests have no part in, as long as this lives.
class CacheOfItsOwn
{
public:
    CacheOfItsOwn() { qputenv("GLOSSATOR_CACHE", QFile::encodeName(m_folder.path())); }
    ~CacheOfItsOwn()
    {
        if (m_usual.isEmpty())
            qunsetenv("GLOSSATOR_CACHE");
        else
            qputenv("GLOSSATOR_CACHE", m_usual);
    }
    Q_DISABLE_COPY_MOVE(CacheOfItsOwn)

private:
    const QTemporaryDir m_folder;
    const QByteArray m_usual = qgetenv("GLOSSATOR_CACHE");
};

void describeText(ProjectFixture &fixture, int sentences)
{
    fixture.document(QStringLiteral("river.txt"));
    for (int i = 0; i < sentences; ++i)
        fixture.rawSentence(i % 2 == 0 ? QStringLiteral("The children played on the bank of the river .")
                                       : QStringLiteral("Her bank gave the firm a large loan ."));
}

bool isComplete(const Project &project, DocumentId document, const QString &version)
{
    const auto sentences = project.corpus().sentences(document, 0, 1000);
    return sentences && std::ranges::all_of(*sentences, [&](const AnnotatedSentence &sentence) {
               return sentence.sentence.analysed && !sentence.annotations.empty()
                   && std::ranges::all_of(sentence.annotations, [&](const UnitAnnotation &unit) {
                          return unit.prediction && unit.prediction->modelVersion == version;
                      });
           });
}

} // namespace

void TestPredictionService::predictsWhatIsMissing()
{
    ProjectFixture fixture;
    describeText(fixture, 40);
    Project &project = fixture.open();
    QSignalSpy changes(&project, &Project::sentencesChanged);
    PredictionService service(project, {});
    QSignalSpy failures(&service, &PredictionService::failed);
    QSignalSpy finished(&service, &PredictionService::finished);
    QVERIFY(!service.annotator());
    service.refresh();
    QVERIFY(finished.wait(patience));
    QVERIFY(failures.isEmpty());
    QVERIFY(service.annotator());
    QVERIFY(isComplete(project, fixture.documentId(), service.annotator()->modelVersion()));
    qint64 changed = 0;
    for (const auto &arguments : changes)
        changed += arguments.at(2).toLongLong();
    QVERIFY(changed >= 40);

    // Nothing is outdated now; asking again ends at once without another prediction.
    changes.clear();
    service.refresh();
    QVERIFY(finished.wait(patience));
    QVERIFY(changes.isEmpty());
}

void TestPredictionService::keepsDecidedUnits()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("odd.txt")).sentence(QStringLiteral("He took the bus to the bank ."));
    fixture.unit({3}, QStringLiteral("bus")).decided({QStringLiteral("bus%1:06:00::")});
    Project &project = fixture.open();
    PredictionService service(project, {});
    QSignalSpy finished(&service, &PredictionService::finished);
    service.refresh();
    QVERIFY(finished.wait(patience));
    const auto sentence = project.corpus().sentences(fixture.documentId(), 0, 1);
    QVERIFY(sentence);
    QCOMPARE(sentence->front().annotations.size(), size_t(1));
    QVERIFY(sentence->front().annotations.front().decision);
    QCOMPARE(sentence->front().annotations.front().decision->senses, QStringList{QStringLiteral("bus%1:06:00::")});
    QVERIFY(sentence->front().annotations.front().prediction);
}

/// Nobody asks: the repair itself does, and undo as well.
void TestPredictionService::followsRepairs()
{
    ProjectFixture fixture;
    describeText(fixture, 6);
    Project &project = fixture.open();
    PredictionService service(project, {});
    QSignalSpy finished(&service, &PredictionService::finished);
    service.refresh();
    QVERIFY(finished.wait(patience));
    const QString version = service.annotator()->modelVersion();
    const auto read = [&](qint64 position) { return project.corpus().sentences(fixture.documentId(), position, 1)->front(); };
    const AnnotatedSentence before = read(1); // Her bank gave the firm a large loan .
    std::vector<RepairSentence> sentences{{before.id, before.sentence}};
    for (const UnitAnnotation &unit : before.annotations)
        sentences.front().units.push_back(unit.id);
    RepairDraft draft(sentences, service.annotator()->inventory(), {});
    const int bank = draft.unitWith(0, {1});
    QVERIFY(bank >= 0);
    QVERIFY(draft.setReading(0, bank, {QStringLiteral("river"), WordClass::Noun}));
    QVERIFY(draft.splitSentence(0, 5));
    QSignalSpy changes(&project, &Project::sentencesChanged);
    const auto repaired = project.repair({fixture.documentId(), 1, sentences, draft.sentences(), {}});
    QVERIFY(repaired && *repaired);
    QVERIFY(!read(1).annotations[size_t(bank)].prediction);
    QVERIFY(!isComplete(project, fixture.documentId(), version));
    QTRY_VERIFY_WITH_TIMEOUT(isComplete(project, fixture.documentId(), version), patience);
    QCOMPARE(read(1).annotations[size_t(bank)].prediction->candidates.front().sense, QStringLiteral("river%1:17:00::"));
    QTRY_VERIFY(!changes.isEmpty());
    QTRY_VERIFY(!service.isRunning());
    QVERIFY(project.undo());
    QTRY_VERIFY_WITH_TIMEOUT(isComplete(project, fixture.documentId(), version), patience);
    QCOMPARE(read(1).annotations[size_t(bank)].id, before.annotations[size_t(bank)].id);
    QVERIFY(read(1).annotations[size_t(bank)].prediction->candidates.front().sense.startsWith(QStringLiteral("bank%")));
}

void TestPredictionService::screenDoesNotWaitForLongSentences()
{
    const TinyEncoder encoder;
    const CacheOfItsOwn cache;
    AnnotatorConfig config;
    config.encoderFolder = encoder.folder();
    config.trainedParts = QLatin1StringView(untrainedModel);
    config.threads = 1;
    ProjectFixture fixture;
    fixture.document(QStringLiteral("long.txt"));
    constexpr int sentences = 200; // fewer than are predicted in one go
    for (int i = 0; i < sentences; ++i)
        fixture.rawSentence(QStringLiteral("on the bank of a river ").repeated(90) + u'.');
    Project &project = fixture.open();
    PredictionService service(project, config);
    service.setIndexing(false);
    QSignalSpy changes(&project, &Project::sentencesChanged);
    QSignalSpy progressed(&service, &PredictionService::progressed);
    QSignalSpy finished(&service, &PredictionService::finished);
    service.refresh();
    QVERIFY(progressed.wait(patience));
    service.prioritise(fixture.documentId(), sentences - 1, 1);
    QVERIFY(!finished.isEmpty() || finished.wait(patience));
    QVERIFY(isComplete(project, fixture.documentId(), service.annotator()->modelVersion()));
    const auto first = progressed.front().front().value<Progress>();
    QVERIFY2(first.done < sentences / 10, qPrintable(QString::number(first.done)));
    QVERIFY(changes.back().at(1).toLongLong() + changes.back().at(2).toLongLong() < sentences);
}

void TestPredictionService::cancelAndGoOn()
{
    ProjectFixture fixture;
    describeText(fixture, 600);
    Project &project = fixture.open();
    PredictionService service(project, {});
    QSignalSpy progressed(&service, &PredictionService::progressed);
    QSignalSpy finished(&service, &PredictionService::finished);
    service.refresh();
    QVERIFY(progressed.wait(patience));
    service.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!service.isRunning(), patience);
    service.refresh();
    finished.clear();
    QTRY_VERIFY_WITH_TIMEOUT(isComplete(project, fixture.documentId(), service.annotator()->modelVersion()), patience);
}

void TestPredictionService::endsPromptly()
{
    ProjectFixture fixture;
    describeText(fixture, 600);
    Project &project = fixture.open();
    auto service = std::make_unique<PredictionService>(project, AnnotatorConfig());
    QSignalSpy ready(service.get(), &PredictionService::annotatorReady);
    service->refresh();
    QVERIFY(ready.wait(patience));
    QElapsedTimer timer;
    timer.start();
    service.reset();
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

void TestPredictionService::fillsTheIndexFromWhereItEnded()
{
    const TinyEncoder encoder;
    const CacheOfItsOwn cache;
    AnnotatorConfig config;
    config.encoderFolder = encoder.folder();
    config.trainedParts = QLatin1StringView(untrainedModel);
    constexpr int missing = 100;
    {
        const auto annotator = Annotator::open(config);
        QVERIFY(annotator);
        const Annotator::ModelAccess access = (*annotator)->lockModel();
        auto &index = const_cast<GlossIndex &>(access.model.glossIndex());
        const std::vector<float> any(size_t(index.width()), 1 / std::sqrt(float(index.width())));
        for (int row = 0; row < index.rows(); ++row) {
            if (row % (index.rows() / missing) != 7)
                index.put(row, any);
        }
    }
    ProjectFixture fixture;
    describeText(fixture, 2);
    PredictionService service(fixture.open(), config);
    QTRY_VERIFY_WITH_TIMEOUT(service.annotator(), patience);
    const auto missingRows = [&] {
        const Annotator::ModelAccess access = service.annotator()->lockModel();
        return access.model.glossIndex().rows() - access.model.glossIndex().countPresent();
    };
    QTRY_COMPARE_WITH_TIMEOUT(missingRows(), 0, patience);
}

void TestPredictionService::commandLineGoesBeforeTheProjectsVersion_data()
{
    QTest::addColumn<bool>("anotherEncoder");
    QTest::addColumn<QString>("trainedParts");
    QTest::addColumn<QString>("version");
    const QString untrained = QString::fromLatin1(untrainedModel);
    QTest::newRow("nothing given") << false << QString() << projectVersion;
    QTest::newRow("--model") << false << untrained << QStringLiteral("untrained");
    QTest::newRow("--encoder, which the project's version does not fit") << true << untrained << QStringLiteral("untrained");
}

void TestPredictionService::commandLineGoesBeforeTheProjectsVersion()
{
    QFETCH(bool, anotherEncoder);
    QFETCH(QString, trainedParts);
    QFETCH(QString, version);
    const CacheOfItsOwn cache;
    const TinyEncoder encoder;
    ProjectFixture fixture;
    describeText(fixture, 2);
    Project &project = fixture.open();
    {
        const auto trained = Annotator::open({});
        QVERIFY(trained);
        const Annotator::ModelAccess access = (*trained)->lockModel();
        access.model.setPartsVersion(projectVersion);
        const ModelRecord record{projectVersion, {}, QDateTime::currentDateTimeUtc(), {}};
        QVERIFY(project.models().add(record, access.model.trainedParts()));
        QVERIFY(project.models().setCurrent(projectVersion));
    }
    AnnotatorConfig given;
    given.encoderFolder = anotherEncoder ? encoder.folder() : QString();
    given.trainedParts = trainedParts;
    PredictionService service(project, withChoice(given, modelChoice(project)));
    service.setIndexing(false);
    QSignalSpy failures(&service, &PredictionService::failed);
    QTRY_VERIFY_WITH_TIMEOUT(service.annotator() || !failures.isEmpty(), patience);
    QVERIFY(failures.isEmpty());
    QCOMPARE(service.annotator()->modelVersion(), version);
}

void TestPredictionService::missingEncoderIsReported()
{
    ProjectFixture fixture;
    describeText(fixture, 1);
    AnnotatorConfig config;
    config.encoderFolder = QStringLiteral("/nowhere/at/all");
    PredictionService service(fixture.open(), config);
    QSignalSpy failures(&service, &PredictionService::failed);
    service.refresh();
    QVERIFY(failures.wait(patience));
    QCOMPARE(failures.first().first().value<Error>().code, ErrorCode::EncoderMissing);
    QVERIFY(!service.annotator());
    QCOMPARE(service.loadFailure(), failures.first().first().value<Error>());
    service.refresh();
    QVERIFY(!service.isRunning()); // nobody would do it
}

QTEST_GUILESS_MAIN(TestPredictionService)
#include "tst_predictionservice.moc"
