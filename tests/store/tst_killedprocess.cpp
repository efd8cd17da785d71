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

/// The undo stack as the numbers of the decisions on it (each action is one decision).
struct Stack
{
    std::vector<int> done; ///< oldest first
    std::vector<int> undone; ///< what redo comes to last, first

    void decide(int number)
    {
        done.push_back(number);
        undone.clear();
    }
    void undo()
    {
        if (done.empty())
            return;
        undone.push_back(done.back());
        done.pop_back();
    }
    void redo()
    {
        if (undone.empty())
            return;
        done.push_back(undone.back());
        undone.pop_back();
    }
    /// A line of the child.
    void apply(const QByteArray &line)
    {
        if (line.startsWith("decide "))
            decide(line.mid(7).toInt());
        else if (line == "undo")
            undo();
        else if (line == "redo")
            redo();
    }
    bool operator==(const Stack &) const = default;
};

void say(const QByteArray &line)
{
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

/// The child: decides, undoes several times and redoes until it is killed; says what it is about to do, and "ok" once it is on disk.
int decideForever(const QString &path, int first)
{
    const auto database = must(Database::open(path, Database::Mode::OpenExisting));
    const auto units = unitsOf(*database, must(CorpusStore(*database).documents()).front().id);
    DecisionStore decisions(*database);
    QRandomGenerator random{quint32(first)};
    for (int number = first;;) {
        const int chance = random.bounded(10);
        if (chance < 5) {
            say("decide " + QByteArray::number(number));
            const UnitId unit = units[size_t(number) % units.size()];
            const UnitDecision decision{unit, decisionFor({QStringLiteral("w%1:00::")}, QString::number(number))};
            must(decisions.append({&decision, 1}));
            ++number;
        } else if (chance < 8) {
            say("undo");
            must(decisions.undo());
        } else {
            say("redo");
            must(decisions.redo());
        }
        say("ok");
    }
}

std::vector<int> numbers(Database &database, const char *sql)
{
    std::vector<int> result;
    SQLite::Statement query(database.connection(), sql);
    while (query.executeStep())
        result.push_back(QString::fromStdString(query.getColumn(0).getString()).toInt());
    return result;
}

Stack stackIn(Database &database)
{
    return {numbers(database,
                    "SELECT d.comment FROM history h JOIN decisions d ON d.action_id = h.action_id WHERE h.state = 0 "
                    "ORDER BY h.action_id"),
            numbers(database,
                    "SELECT d.comment FROM history h JOIN decisions d ON d.action_id = h.action_id WHERE h.state = 1 "
                    "ORDER BY h.action_id DESC")};
}

QSet<int> journal(Database &database)
{
    const std::vector<int> all = numbers(database, "SELECT comment FROM decisions");
    return {all.begin(), all.end()};
}

} // namespace

class TestKilledProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNoDecision();

private:
    void runAndKill(const QString &path, QRandomGenerator &random);
    void check(Database &database);

    QSet<int> m_made; ///< decisions that the children said were on disk
    Stack m_stack; ///< after what the children said was done
    QByteArray m_begun; ///< what the last one was at when it died; empty: nothing
    int m_firstNumber = 1;
    qint64 m_steps = 0;
};

void TestKilledProcess::runAndKill(const QString &path, QRandomGenerator &random)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {childArgument, path, QString::number(m_firstNumber)});
    QVERIFY2(child.waitForStarted(), qPrintable(child.errorString()));
    // So many steps, however slow the machine, and then a moment within the next ones.
    QByteArray said;
    const int steps = 1 + random.bounded(40);
    while (said.count("ok") < steps) {
        QVERIFY2(child.waitForReadyRead(30'000), child.readAllStandardError().constData());
        said += child.readAllStandardOutput();
    }
    QElapsedTimer timer;
    timer.start();
    const int moment = random.bounded(10'000); // µs
    while (timer.nsecsElapsed() < moment * 1000)
        child.waitForReadyRead(1);
    child.kill();
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    constexpr int moreThanAChildMakes = 1'000'000;
    m_firstNumber += moreThanAChildMakes;
    m_begun.clear();
    said += child.readAllStandardOutput();
    for (const QByteArray &line : said.left(said.lastIndexOf('\n') + 1).split('\n')) {
        if (line != "ok") {
            m_begun = line.isEmpty() ? m_begun : line;
            continue;
        }
        m_stack.apply(m_begun);
        if (m_begun.startsWith("decide "))
            m_made.insert(m_begun.mid(7).toInt());
        m_begun.clear();
        ++m_steps;
    }
}

void TestKilledProcess::check(Database &database)
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
    // Undo and redo come to the very steps that they would have come to, with or without the one that was under way.
    const Stack stack = stackIn(database);
    Stack further = m_stack;
    further.apply(m_begun);
    QVERIFY2(stack == m_stack || stack == further, "the undo stack is another");
    m_stack = stack;
    DecisionStore decisions(database);
    for (size_t i = 0; i < stack.undone.size(); ++i)
        QCOMPARE(must(decisions.redo()).size(), 1u);
    m_stack.done.insert(m_stack.done.end(), stack.undone.rbegin(), stack.undone.rend());
    m_stack.undone.clear();
    QCOMPARE(stackIn(database), m_stack);
}

void TestKilledProcess::losesNoDecision()
{
    TestProject project;
    const DocumentId document = store(project.database(), plainDocument(10, 10));
    project.close();
    QRandomGenerator random(50);
    constexpr int kills = 200;
    for (int kill = 0; kill < kills; ++kill) {
        runAndKill(project.path(), random);
        if (QTest::currentTestFailed())
            return;
        project.reopen();
        check(project.database());
        if (QTest::currentTestFailed())
            return;
        if (kill % 20 == 0)
            QCOMPARE(load(project.database(), document).sentences, plainDocument(10, 10).sentences);
        project.close();
    }
    QVERIFY(m_steps > kills);
    qInfo("%d kills, %lld steps of which %lld decisions reported: none lost, undo and redo as they were", kills, m_steps,
          qint64(m_made.size()));
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
