#include <QElapsedTimer>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <optional>
#include <thread>

#include "store/decisionhistory.h"
#include "store/exemplarstore.h"
#include "store/journalmoments.h"
#include "store/randomrepair.h"
#include "store/storetesting.h"
#include "store/transaction.h"
#include "store/unitquery.h"
#include "support/patience.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

const QString goldAnnotator = QStringLiteral("gold");
constexpr int goldSentences = 2000;
constexpr int wordsPerSentence = 10;
constexpr int goldUnits = goldSentences * wordsPerSentence; // takes many transactions

struct GoldStandard
{
    DocumentText document = plainDocument(goldSentences, wordsPerSentence);
    GoldKeys keys;

    GoldStandard()
    {
        for (Sentence &sentence : document.sentences) {
            for (Unit &unit : sentence.units) {
                unit.externalId = QStringLiteral("d.%1").arg(keys.size());
                keys.insert(unit.externalId, {QStringLiteral("w%1:00::")});
            }
        }
    }
};

Result<std::vector<DocumentId>> importGold(Database &database, const GoldStandard &gold, const std::stop_token &stop = {})
{
    CorpusWriter writer(database, gold.keys, goldAnnotator);
    add(writer, gold.document);
    return writer.commit(stop);
}

qint64 goldRows(Database &database)
{
    return database.connection().execAndGet("SELECT count(*) FROM decisions WHERE annotator = 'gold'").getInt64();
}

bool waitForAPart(Database &database)
{
    return QTest::qWaitFor([&] { return goldRows(database) > 0; }, patient(60'000));
}

std::vector<qint64> rows(Database &database)
{
    std::vector<qint64> counts;
    for (const char *table :
         {"documents", "sentences", "tokens", "units", "actions", "decisions", "decision_senses", "history", "in_force"})
        counts.push_back(countRows(database, table));
    return counts;
}

/// A project whose only document has one decision, which undo would come to.
struct AnnotatedProject
{
    AnnotatedProject() { decide(); }
    void decide()
    {
        const UnitDecision decision{unit, decisionFor({QStringLiteral("w%1:01::")})};
        must(DecisionStore(project.database()).append({&decision, 1}));
    }

    TestProject project;
    UnitId unit = unitsOf(project.database(), store(project.database(), plainDocument(1, 1))).front();
};

int importsInHistory(Database &database)
{
    return int(std::ranges::count_if(must(DecisionHistory(database).before({}, 1000)), &HistoryEntry::isImport));
}

/// The document with its decision is all there is.
void checkSeesNoGold(Database &database)
{
    const auto documents = must(CorpusStore(database).documents());
    QCOMPARE(documents.size(), 1u);
    QCOMPARE(documents.front().decided, 1);
    QCOMPARE(must(DecisionStore(database).allInForce()).size(), 1u);
    QCOMPARE(must(ExemplarStore(database).decidedLemmas()).size(), 1u);
    QCOMPARE(must(UnitQuery(database, {}).count(goldUnits)), 1);
    QCOMPARE(must(UnitQuery(database, {}, UnitOrder::Newest).count(goldUnits)), 1);
    QCOMPARE(must(UnitQuery(database, {.annotator = goldAnnotator}).count(goldUnits)), 0);
    QCOMPARE(must(journalMoments(database, {}, goldAnnotator)).size(), 0u);
    QCOMPARE(importsInHistory(database), 0);
}

} // namespace

class TestGoldImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleDecideAndSeeNoPart();
    void endsAsOneActionOfTheJournal();
    void leavesNothingWhenCancelled();
    void leavesNothingWhenKilled();

private:
    const GoldStandard m_gold;
};

void TestGoldImport::peopleDecideAndSeeNoPart()
{
    AnnotatedProject annotated;
    Database &database = annotated.project.database();
    std::atomic<bool> done = false;
    std::jthread importing([&] {
        must(importGold(*annotated.project.anotherConnection(), m_gold));
        done = true;
    });
    DecisionStore decisions(database);
    qint64 longest = 0;
    int made = 0;
    int parts = 0;
    while (!done) {
        QElapsedTimer timer;
        timer.start();
        annotated.decide();
        longest = std::max(longest, timer.restart());
        QCOMPARE(must(decisions.undo()), std::vector{annotated.unit});
        longest = std::max(longest, timer.elapsed());
        ++made;
        const Transaction snapshot = must(Transaction::beginReading(database));
        const qint64 seen = goldRows(database);
        if (seen == 0 || must(CorpusStore(database).documents()).size() > 1)
            continue;
        QVERIFY(seen <= goldUnits);
        checkSeesNoGold(database);
        if (QTest::currentTestFailed())
            return;
        ++parts;
    }
    importing.join();
    qInfo("%d decisions made and undone, %d parts met; the slowest took %lld ms", made, parts, longest);
    QVERIFY(parts > 1);
    QVERIFY(longest < patient(2000));
    QCOMPARE(must(CorpusStore(database).documents()).back().decided, goldUnits);
    checkConsistency(database);
}

void TestGoldImport::endsAsOneActionOfTheJournal()
{
    AnnotatedProject annotated;
    Database &database = annotated.project.database();
    must(importGold(database, m_gold));
    const auto history = must(DecisionHistory(database).before({}, 10));
    QCOMPARE(history.size(), 2u);
    QVERIFY(history.front().isImport);
    QCOMPARE(history.front().state, HistoryEntry::State::Settled);
    QCOMPARE(history.front().decisions, goldUnits);
    QCOMPARE(history.front().annotator, goldAnnotator);
    QVERIFY(history.front().unitInUse);
    QCOMPARE(must(DecisionStore(database).allInForce()).size(), size_t(goldUnits) + 1);
    QCOMPARE(must(UnitQuery(database, {.annotator = goldAnnotator}).count(goldUnits + 1)), goldUnits);
    QCOMPARE(must(DecisionStore(database).undo()), std::vector{annotated.unit});
    for (const char *table : {"actions", "decisions", "decision_senses"})
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, database.connection().exec("DELETE FROM " + std::string(table)));
    QCOMPARE(database.connection().execAndGet("PRAGMA synchronous").getInt(), 2);
    QCOMPARE(database.connection().execAndGet("PRAGMA foreign_keys").getInt(), 1);
}

void TestGoldImport::leavesNothingWhenCancelled()
{
    AnnotatedProject annotated;
    Database &database = annotated.project.database();
    const std::vector<qint64> before = rows(database);
    std::optional<Error> error;
    std::jthread importing([&](const std::stop_token &stop) {
        const auto imported = importGold(*annotated.project.anotherConnection(), m_gold, stop);
        if (!imported)
            error = imported.error();
    });
    QVERIFY(waitForAPart(database));
    importing.request_stop();
    importing.join();
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::Cancelled);
    QCOMPARE(rows(database), before);
    checkConsistency(database);
    must(importGold(database, m_gold));
    QCOMPARE(must(CorpusStore(database).documents()).back().decided, goldUnits);
}

void TestGoldImport::leavesNothingWhenKilled()
{
    AnnotatedProject annotated;
    TestProject &project = annotated.project;
    const std::vector<qint64> before = rows(project.database());
    project.close(); // connections must not be carried over a fork
    const pid_t child = fork();
    if (child == 0) {
        must(importGold(*project.anotherConnection(), m_gold));
        _exit(0);
    }
    QVERIFY(child > 0);
    project.reopen();
    const bool isUnderWay = waitForAPart(project.database());
    kill(child, SIGKILL);
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(isUnderWay);
    QVERIFY2(WIFSIGNALED(status), "it was done before it could be killed");
    project.reopen();
    QVERIFY(goldRows(project.database()) > 0);
    checkSeesNoGold(project.database());
    if (QTest::currentTestFailed())
        return;
    {
        CorpusWriter next(project.database(), {}, {});
        must(next.beginDocument({}));
    }
    QCOMPARE(rows(project.database()), before);
    checkSeesNoGold(project.database());
    checkConsistency(project.database());
    QCOMPARE(project.database().connection().execAndGet("SELECT count(*) FROM pragma_foreign_key_check").getInt(), 0);
    QCOMPARE(must(DecisionStore(project.database()).undo()), std::vector{annotated.unit});
}

QTEST_GUILESS_MAIN(TestGoldImport)
#include "tst_goldimport.moc"
