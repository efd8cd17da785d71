#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSet>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdio>

#include "store/storetesting.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

const QString childArgument = QStringLiteral("--decide");

/// The child: decides, undoes and redoes until it is killed; says "made N" once decision N is on disk.
int decideForever(const QString &path, int first)
{
    const auto database = must(Database::open(path, Database::Mode::OpenExisting));
    const auto units = unitsOf(*database, must(CorpusStore(*database).documents()).front().id);
    DecisionStore decisions(*database);
    for (int number = first;; ++number) {
        const UnitId unit = units[size_t(number) % units.size()];
        const UnitDecision decision{unit, decisionFor({QStringLiteral("w%1:00::")}, QString::number(number))};
        must(decisions.append({&decision, 1}));
        std::printf("made %d\n", number);
        std::fflush(stdout);
        if (number % 5 == 0)
            must(decisions.undo());
        if (number % 15 == 0)
            must(decisions.redo());
    }
}

/// The numbers of all decisions in the journal.
QSet<int> journal(Database &database)
{
    QSet<int> numbers;
    SQLite::Statement query(database.connection(), "SELECT comment FROM decisions");
    while (query.executeStep())
        numbers.insert(QString::fromStdString(query.getColumn(0).getString()).toInt());
    return numbers;
}

} // namespace

class TestKilledProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNoDecision();

private:
    void runAndKill(const QString &path, QRandomGenerator &random);
    void check(Database &database) const;

    QSet<int> m_made; ///< what the children said
    int m_firstNumber = 1; // whose decision stays: the check undoes one
};

void TestKilledProcess::runAndKill(const QString &path, QRandomGenerator &random)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {childArgument, path, QString::number(m_firstNumber)});
    QVERIFY2(child.waitForStarted(), qPrintable(child.errorString()));
    QVERIFY2(child.waitForReadyRead(30'000), child.readAllStandardError().constData()); // the first decision
    QElapsedTimer timer;
    timer.start();
    const int lifetimeMs = random.bounded(40);
    while (timer.elapsed() < lifetimeMs)
        child.waitForReadyRead(1);
    child.kill();
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    constexpr int moreThanAChildMakes = 1'000'000;
    m_firstNumber += moreThanAChildMakes;
    for (const QByteArray &line : child.readAllStandardOutput().split('\n')) {
        if (line.startsWith("made "))
            m_made.insert(line.mid(5).toInt());
    }
}

void TestKilledProcess::check(Database &database) const
{
    const QSet<int> found = journal(database);
    QVERIFY2(found.contains(m_made), "a decision that was reported is not there");
    QCOMPARE(database.connection().execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
    QCOMPARE(database.connection().execAndGet("SELECT count(*) FROM pragma_foreign_key_check").getInt(), 0);
    // What follows from the journal agrees with it: the latest decision that is not undone is in force.
    QCOMPARE(database.connection()
                 .execAndGet("SELECT count(*) FROM in_force f WHERE decision_id <> (SELECT max(d.id) FROM decisions d "
                             "JOIN history h ON h.action_id = d.action_id WHERE d.unit_id = f.unit_id AND h.state <> 1)")
                 .getInt(),
             0);
    QCOMPARE(must(CorpusStore(database).documents()).front().decided, countRows(database, "in_force"));
    DecisionStore decisions(database);
    const std::vector<UnitId> undone = must(decisions.undo());
    QCOMPARE(undone.size(), 1u);
    QCOMPARE(must(decisions.redo()), undone);
}

void TestKilledProcess::losesNoDecision()
{
    TestProject project;
    const DocumentId document = store(project.database(), plainDocument(10, 10));
    project.close();
    QRandomGenerator random(50);
    for (int kill = 0; kill < 50; ++kill) {
        runAndKill(project.path(), random);
        if (QTest::currentTestFailed())
            return;
        project.reopen();
        check(project.database());
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(load(project.database(), document).sentences, plainDocument(10, 10).sentences);
        project.close();
    }
    qInfo("%lld decisions reported, none lost", qint64(m_made.size()));
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == childArgument)
        return decideForever(arguments[2], arguments[3].toInt());
    TestKilledProcess test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedprocess.moc"
