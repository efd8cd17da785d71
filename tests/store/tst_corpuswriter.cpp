#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "store/incoming.h"
#include "store/storetesting.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

DocumentText withInstances(const QStringList &ids)
{
    DocumentText document = plainDocument(1, int(ids.size()));
    for (int i = 0; i < ids.size(); ++i)
        document.sentences.front().units[size_t(i)].externalId = ids[i];
    return document;
}

qint64 corpusRows(Database &database)
{
    return countRows(database, "documents") + countRows(database, "sentences") + countRows(database, "tokens")
        + countRows(database, "units") + countRows(database, "decisions");
}

} // namespace

class TestCorpusWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEverythingAtOnce();
    void leavesNothingWithoutCommit();
    void cleansUpAfterAKilledProcess();
    void refusesASecondWriter();
    void refusesASecondWriterThroughAnotherName();
    void noticesThatItsDocumentsWereTaken_data();
    void noticesThatItsDocumentsWereTaken();
    void goldBecomesDecisions();
    void goldOfOneSourceDoesNotReachTheNext();
    void refusesGoldForUnknownInstances();
    void discardsOneSourceOfSeveral();
    void peopleDecideWhileALargeImportRuns();
};

void TestCorpusWriter::showsEverythingAtOnce()
{
    TestProject project;
    const auto reader = project.anotherConnection();
    CorpusWriter writer(project.database(), {}, {});
    add(writer, plainDocument(1000, 10));
    add(writer, plainDocument(5, 5));
    QCOMPARE(must(CorpusStore(*reader).documents()).size(), 0u);
    const std::vector<DocumentId> ids = must(writer.commit());
    const auto records = must(CorpusStore(*reader).documents());
    QCOMPARE(records.size(), 2u);
    QCOMPARE(records[0].id, ids[0]);
    QCOMPARE(records[0].tokens, 10'000);
    QCOMPARE(records[1].id, ids[1]);
}

void TestCorpusWriter::leavesNothingWithoutCommit()
{
    TestProject project;
    [[maybe_unused]] const DocumentId kept = store(project.database(), plainDocument(3, 3));
    const qint64 before = corpusRows(project.database());
    {
        CorpusWriter writer(project.database(), {}, {});
        add(writer, plainDocument(1000, 10));
        must(writer.beginDocument({}));
        must(writer.addSentence(Sentence(plainDocument(1, 1).sentences.front())));
    }
    QCOMPARE(corpusRows(project.database()), before);
    QCOMPARE(project.database().connection().execAndGet("PRAGMA synchronous").getInt(), 2);
    QCOMPARE(project.database().connection().execAndGet("PRAGMA foreign_keys").getInt(), 1);
}

void TestCorpusWriter::cleansUpAfterAKilledProcess()
{
    TestProject project;
    const DocumentId kept = store(project.database(), plainDocument(3, 3));
    const qint64 before = corpusRows(project.database());
    project.close(); // connections must not be carried over a fork
    const pid_t child = fork();
    if (child == 0) {
        const auto database = project.anotherConnection();
        CorpusWriter writer(*database, {}, {});
        add(writer, plainDocument(1000, 10));
        _exit(0); // without the destructors
    }
    QVERIFY(child > 0);
    QCOMPARE(waitpid(child, nullptr, 0), child);
    project.reopen();
    QCOMPARE(must(CorpusStore(project.database()).documents()).size(), 1u);
    QVERIFY(corpusRows(project.database()) > before);
    {
        CorpusWriter next(project.database(), {}, {});
        must(next.beginDocument({}));
    }
    QCOMPARE(corpusRows(project.database()), before);
    QCOMPARE(load(project.database(), kept).sentences, plainDocument(3, 3).sentences);
}

void TestCorpusWriter::refusesASecondWriter()
{
    TestProject project;
    CorpusWriter first(project.database(), {}, {});
    must(first.beginDocument({}));
    {
        const auto other = project.anotherConnection();
        CorpusWriter second(*other, {}, {});
        QCOMPARE(second.beginDocument({}).error().code, ErrorCode::ProjectBusy);
    }
    add(first, plainDocument(1, 1)); // the second one has not taken the first one's rows for leftovers
    must(first.commit());
}

void TestCorpusWriter::refusesASecondWriterThroughAnotherName()
{
    TestProject project;
    const QString link = project.file(QStringLiteral("link.glossator"));
    QVERIFY(QFile::link(project.path(), link));
    CorpusWriter first(project.database(), {}, {});
    must(first.beginDocument({}));
    const auto other = must(Database::open(link, Database::Mode::OpenExisting));
    CorpusWriter second(*other, {}, {});
    QCOMPARE(second.beginDocument({}).error().code, ErrorCode::ProjectBusy);
}

void TestCorpusWriter::noticesThatItsDocumentsWereTaken_data()
{
    QTest::addColumn<bool>("isComplete");
    QTest::addColumn<bool>("hasGold");
    QTest::newRow("while it is written") << false << false;
    QTest::newRow("before it is published") << true << false;
    QTest::newRow("before its gold is written") << true << true;
}

void TestCorpusWriter::noticesThatItsDocumentsWereTaken()
{
    QFETCH(bool, isComplete);
    QFETCH(bool, hasGold);
    TestProject project;
    const qint64 before = corpusRows(project.database());
    {
        const QString instance = QStringLiteral("d.t0");
        CorpusWriter writer(project.database(), hasGold ? GoldKeys{{instance, {QStringLiteral("w%1:01::")}}} : GoldKeys(), {});
        if (isComplete)
            add(writer, withInstances({instance}));
        else
            must(writer.beginDocument({}));
        must(purgeIncoming(*project.anotherConnection()));
        QCOMPARE(isComplete ? writer.commit().error().code : writer.endDocument({}).error().code, ErrorCode::ProjectBusy);
    }
    QVERIFY(must(CorpusStore(project.database()).documents()).empty());
    QCOMPARE(corpusRows(project.database()), before);
    QCOMPARE(project.database().connection().execAndGet("SELECT count(*) FROM actions").getInt(), 0);
}

void TestCorpusWriter::goldBecomesDecisions()
{
    TestProject project;
    const QStringList senses{QStringLiteral("peculiar%5:00:00:specific:00"), QStringLiteral("peculiar%5:00:00:characteristic:00")};
    CorpusWriter writer(project.database(), {{QStringLiteral("d.t1"), senses}}, QStringLiteral("gold"));
    add(writer, withInstances({QStringLiteral("d.t0"), QStringLiteral("d.t1"), QString()}));
    const DocumentId id = must(writer.commit()).front();
    const std::vector<UnitId> units = unitsOf(project.database(), id);
    DecisionStore decisions(project.database());
    const auto inForce = must(decisions.allInForce());
    QCOMPARE(inForce.size(), 1u);
    QCOMPARE(inForce.front().unit, units[1]);
    QCOMPARE(inForce.front().decision.verdict, Verdict::Senses);
    QCOMPARE(inForce.front().decision.senses, senses);
    QCOMPARE(inForce.front().decision.annotator, QStringLiteral("gold"));
    QCOMPARE(inForce.front().decision.suggestionShown, false);
    QCOMPARE(inForce.front().decision.modelVersion, QString());
    QVERIFY(inForce.front().decision.time.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    QCOMPARE(must(CorpusStore(project.database()).document(id)).decided, 1);
    QCOMPARE(must(decisions.canUndo()), false); // undo is for what people did in this program
    const UnitDecision correction{units[1], decisionFor({})};
    must(decisions.append({&correction, 1}));
    QCOMPARE(must(decisions.undo()), std::vector{units[1]});
    QCOMPARE(must(decisions.inForce(units[1]))->senses, senses);
}

void TestCorpusWriter::goldOfOneSourceDoesNotReachTheNext()
{
    TestProject project;
    const QString id = QStringLiteral("d000.s000.t000");
    CorpusWriter writer(project.database(), {}, QStringLiteral("gold"));
    must(writer.changeGold({{id, {QStringLiteral("a%1:00::")}}}));
    add(writer, withInstances({id}));
    must(writer.changeGold({{id, {QStringLiteral("b%1:00::")}}}));
    add(writer, withInstances({id}));
    must(writer.changeGold({}));
    add(writer, withInstances({id}));
    must(writer.commit());
    const auto inForce = must(DecisionStore(project.database()).allInForce());
    QCOMPARE(inForce.size(), 2u);
    QCOMPARE(inForce[0].decision.senses, QStringList{QStringLiteral("a%1:00::")});
    QCOMPARE(inForce[1].decision.senses, QStringList{QStringLiteral("b%1:00::")});
}

void TestCorpusWriter::refusesGoldForUnknownInstances()
{
    TestProject project;
    const qint64 before = corpusRows(project.database());
    {
        const GoldKeys gold{{QStringLiteral("d.t0"), {QStringLiteral("a%1:00::")}}, {QStringLiteral("d.t7"), {QStringLiteral("a%1:00::")}}};
        CorpusWriter writer(project.database(), gold, QStringLiteral("gold"));
        add(writer, withInstances({QStringLiteral("d.t0")}));
        const auto committed = writer.commit();
        QVERIFY(!committed);
        QCOMPARE(committed.error().code, ErrorCode::KeyMismatch);
        QCOMPARE(committed.error().subject, QStringLiteral("d.t7"));
    }
    QCOMPARE(corpusRows(project.database()), before);
}

void TestCorpusWriter::discardsOneSourceOfSeveral()
{
    TestProject project;
    const QStringList id{QStringLiteral("d000.s000.t000")};
    const auto goldFor = [&](const char *sense) { return GoldKeys{{id.front(), {QLatin1StringView(sense)}}}; };
    std::vector<DocumentId> kept;
    {
        CorpusWriter writer(project.database(), {}, QStringLiteral("gold"));
        must(writer.changeGold(goldFor("a%1:00::")));
        add(writer, withInstances(id));
        must(writer.changeGold(goldFor("b%1:00::")));
        add(writer, withInstances(id)); // complete, with a decision to be
        must(writer.beginDocument({}));
        must(writer.addSentence(Sentence(plainDocument(1, 3000).sentences.front()))); // stored
        must(writer.addSentence(Sentence(plainDocument(1, 3).sentences.front()))); // not yet
        writer.discardSource();
        QVERIFY(!writer.hasFailed());
        must(writer.changeGold(goldFor("c%1:00::")));
        add(writer, withInstances(id));
        kept = must(writer.commit());
    }
    const auto documents = must(CorpusStore(project.database()).documents());
    QCOMPARE(documents.size(), 2u);
    QCOMPARE(kept, (std::vector{documents[0].id, documents[1].id}));
    const auto inForce = must(DecisionStore(project.database()).allInForce());
    QCOMPARE(inForce.size(), 2u);
    QCOMPARE(inForce[0].decision.senses, QStringList{QStringLiteral("a%1:00::")});
    QCOMPARE(inForce[1].decision.senses, QStringList{QStringLiteral("c%1:00::")});
    QCOMPARE(corpusRows(project.database()), 10); // a document, sentence, token, unit and decision each
    QCOMPARE(project.database().connection().execAndGet("PRAGMA synchronous").getInt(), 2);
    QCOMPARE(project.database().connection().execAndGet("PRAGMA foreign_keys").getInt(), 1);
}

void TestCorpusWriter::peopleDecideWhileALargeImportRuns()
{
    TestProject project;
    const DocumentId id = store(project.database(), plainDocument(1, 10));
    const std::vector<UnitId> units = unitsOf(project.database(), id);
    std::atomic<bool> done = false;
    const DocumentText large = plainDocument(20'000, 20);
    std::jthread importing([&] {
        const auto database = project.anotherConnection();
        CorpusWriter writer(*database, {}, {});
        add(writer, large);
        must(writer.commit());
        done = true;
    });
    DecisionStore decisions(project.database());
    qint64 longest = 0;
    int made = 0;
    while (!done) {
        const UnitDecision decision{units[size_t(made) % units.size()], decisionFor({QStringLiteral("w%1:00::")})};
        QElapsedTimer timer;
        timer.start();
        must(decisions.append({&decision, 1}));
        longest = std::max(longest, timer.elapsed());
        ++made;
    }
    importing.join();
    qInfo("%d decisions during the import of 400,000 tokens; the slowest took %lld ms", made, longest);
    QVERIFY(made > 5);
    QVERIFY(longest < 2000);
    QCOMPARE(countRows(project.database(), "decisions"), made);
    QCOMPARE(must(CorpusStore(project.database()).documents()).back().tokens, 400'000);
}

QTEST_GUILESS_MAIN(TestCorpusWriter)
#include "tst_corpuswriter.moc"
