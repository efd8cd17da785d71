#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numeric>

#include "service/crossannotator.h"
#include "service/secondopinion.h"
#include "support/crossencoderfile.h"
#include "support/patience.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;
using glossator::testing::writeCrossEncoder;

/// With the real encoder and a cross-encoder that has hardly learnt anything.
class TestSecondOpinion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersForOneUnit();
    void keepsTheFileThatAnswered();
    void newerRequestReplacesTheOlder();
    void cancelledRequestFails_data();
    void cancelledRequestFails();
    void askedAnewAfterCancelling();
    void unusableFilesAreNotKept_data();
    void unusableFilesAreNotKept();
    void nothingBeforeTheModelIsLoaded();

private:
    struct Session
    {
        explicit Session(Project &project, const AnnotatorConfig &config = {}) : predictions(project, config), opinion(project, predictions)
        {}

        PredictionService predictions;
        SecondOpinion opinion;
    };
    [[nodiscard]] static bool isReady(Session &session);

    QTemporaryDir m_dir;
    QString m_file;
};

namespace {

constexpr int patience = testing::patient(100'000); // ms

void describe(ProjectFixture &fixture)
{
    fixture.document(QStringLiteral("bank.txt")).sentence(QStringLiteral("The bank by the river lends money ."));
    fixture.unit({1}, QStringLiteral("bank"));
    fixture.unit({5}, QStringLiteral("lend"), WordClass::Verb);
    fixture.unit({4}, QStringLiteral("river"));
}

} // namespace

void TestSecondOpinion::initTestCase()
{
    const auto annotator = Annotator::open({});
    QVERIFY(annotator);
    m_file = m_dir.filePath(QStringLiteral("lmgc.safetensors"));
    QVERIFY(writeCrossEncoder(**annotator, m_file));
}

bool TestSecondOpinion::isReady(Session &session)
{
    QSignalSpy ready(&session.predictions, &PredictionService::annotatorReady);
    return session.predictions.annotator() || ready.wait(patience);
}

void TestSecondOpinion::answersForOneUnit()
{
    ProjectFixture fixture;
    describe(fixture);
    Session session(fixture.open());
    QVERIFY(isReady(session));
    QSignalSpy started(&session.opinion, &SecondOpinion::started);
    QSignalSpy answered(&session.opinion, &SecondOpinion::answered);
    const int request = session.opinion.ask(fixture.unitId(0), m_file);
    QVERIFY(session.opinion.isRunning());
    QVERIFY(answered.wait(patience));
    QCOMPARE(started.size(), 1);
    QCOMPARE(answered.first().first().toInt(), request);
    const auto opinion = answered.first().last().value<Opinion>();
    QCOMPARE(opinion.unit, fixture.unitId(0));
    QCOMPARE(opinion.recipe, QStringLiteral("lmgc"));
    QCOMPARE(opinion.prediction.modelVersion, QStringLiteral("lmgc-test"));
    const auto &candidates = opinion.prediction.candidates;
    QCOMPARE(candidates.size(), size_t(10)); // of "bank" as a noun in WordNet 3.0
    const float sum = std::accumulate(candidates.begin(), candidates.end(), 0.0F,
                                      [](float before, const SenseProbability &candidate) { return before + candidate.probability; });
    QVERIFY(std::abs(sum - 1) < 1e-5F);
    QVERIFY(candidates.front().probability > candidates.back().probability);

    // The only sense of a lemma needs no reading.
    const int only = session.opinion.ask(fixture.unitId(2));
    QVERIFY(answered.wait(patience));
    QCOMPARE(answered.last().first().toInt(), only);
    QCOMPARE(answered.last().last().value<Opinion>().prediction.candidates.front().probability, 1.0F);
}

void TestSecondOpinion::keepsTheFileThatAnswered()
{
    ProjectFixture fixture;
    describe(fixture);
    {
        Session session(fixture.open());
        QVERIFY(isReady(session));
        QVERIFY(session.opinion.file().isEmpty());
        QSignalSpy answered(&session.opinion, &SecondOpinion::answered);
        session.opinion.ask(fixture.unitId(1), m_file);
        QVERIFY(session.opinion.file().isEmpty()); // not before it has answered
        QVERIFY(answered.wait(patience));
        QCOMPARE(session.opinion.file(), m_file);
    }
    fixture.close();
    Session reopened(fixture.open());
    QCOMPARE(reopened.opinion.file(), m_file);
}

void TestSecondOpinion::newerRequestReplacesTheOlder()
{
    ProjectFixture fixture;
    describe(fixture);
    Session session(fixture.open());
    QVERIFY(isReady(session));
    QSignalSpy answered(&session.opinion, &SecondOpinion::answered);
    QSignalSpy failed(&session.opinion, &SecondOpinion::failed);
    session.opinion.ask(fixture.unitId(0), m_file);
    session.opinion.ask(fixture.unitId(0), m_file);
    const int last = session.opinion.ask(fixture.unitId(1), m_file);
    QVERIFY(answered.wait(patience));
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered.first().first().toInt(), last);
    QCOMPARE(answered.first().last().value<Opinion>().unit, fixture.unitId(1));
    QVERIFY(!session.opinion.isRunning());
    QCOMPARE(failed.size(), 0);
}

void TestSecondOpinion::cancelledRequestFails_data()
{
    QTest::addColumn<int>("replaced");
    QTest::newRow("the worker's") << 0;
    QTest::newRow("waiting behind another") << 1;
    QTest::newRow("in the place of one that waited") << 2;
}

void TestSecondOpinion::cancelledRequestFails()
{
    QFETCH(int, replaced);
    ProjectFixture fixture;
    describe(fixture);
    Session session(fixture.open());
    QVERIFY(isReady(session));
    QSignalSpy failed(&session.opinion, &SecondOpinion::failed);
    QSignalSpy answered(&session.opinion, &SecondOpinion::answered);
    for (int i = 0; i < replaced; ++i)
        session.opinion.ask(fixture.unitId(0), m_file);
    const int last = session.opinion.ask(fixture.unitId(1), m_file);
    session.opinion.cancel();
    session.opinion.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty() && !session.opinion.isRunning(), patience);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toInt(), last);
    QCOMPARE(failed.first().last().value<Error>().code, ErrorCode::Cancelled);
    QVERIFY(answered.isEmpty());
    QVERIFY(session.opinion.file().isEmpty());
}

void TestSecondOpinion::askedAnewAfterCancelling()
{
    ProjectFixture fixture;
    describe(fixture);
    Session session(fixture.open());
    QVERIFY(isReady(session));
    QSignalSpy failed(&session.opinion, &SecondOpinion::failed);
    QSignalSpy answered(&session.opinion, &SecondOpinion::answered);
    const int cancelled = session.opinion.ask(fixture.unitId(0), m_file);
    session.opinion.cancel();
    const int last = session.opinion.ask(fixture.unitId(1), m_file);
    QVERIFY(answered.wait(patience));
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered.first().first().toInt(), last);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toInt(), cancelled);
    QCOMPARE(failed.first().last().value<Error>().code, ErrorCode::Cancelled);
}

void TestSecondOpinion::unusableFilesAreNotKept_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("code");
    QTest::newRow("missing") << QStringLiteral("/nowhere/at/all") << int(ErrorCode::FileNotFound);
    QTest::newRow("not a model") << QStringLiteral(GLOSSATOR_TEST_DATA "/SOURCES.md") << int(ErrorCode::ModelDamaged);
    QTest::newRow("a bi-encoder") << shippedModelPath() << int(ErrorCode::ModelMismatch);
}

void TestSecondOpinion::unusableFilesAreNotKept()
{
    QFETCH(QString, file);
    QFETCH(int, code);
    ProjectFixture fixture;
    describe(fixture);
    Project &project = fixture.open();
    QVERIFY(project.setSetting(QStringLiteral("second_opinion"), m_file));
    Session session(project);
    QVERIFY(isReady(session));
    QSignalSpy failed(&session.opinion, &SecondOpinion::failed);
    const int request = session.opinion.ask(fixture.unitId(0), file);
    QVERIFY(failed.wait(patience));
    QCOMPARE(failed.first().first().toInt(), request);
    QCOMPARE(int(failed.first().last().value<Error>().code), code);
    QCOMPARE(session.opinion.file(), m_file);
}

void TestSecondOpinion::nothingBeforeTheModelIsLoaded()
{
    ProjectFixture fixture;
    describe(fixture);
    AnnotatorConfig config;
    config.encoderFolder = QStringLiteral("/nowhere/at/all");
    Session session(fixture.open(), config);
    QSignalSpy failed(&session.opinion, &SecondOpinion::failed);
    const int request = session.opinion.ask(fixture.unitId(0), m_file);
    QVERIFY(failed.isEmpty()); // not before the caller knows the request's id
    QVERIFY(failed.wait(patience));
    QCOMPARE(failed.first().first().toInt(), request);
    QCOMPARE(failed.first().last().value<Error>().code, ErrorCode::ModelMissing);
}

QTEST_GUILESS_MAIN(TestSecondOpinion)
#include "tst_secondopinion.moc"
