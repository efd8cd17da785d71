#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdio>

#include "store/randomrepair.h"
#include "store/storetesting.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

const QString childArgument = QStringLiteral("--repair");
constexpr int sentenceCount = 12;
constexpr int wordsPerSentence = 6;

/// The child: repairs, decides, undoes and redoes at random until it is killed; says how many actions are on disk.
int repairForever(const QString &path, int seed)
{
    const auto database = must(Database::open(path, Database::Mode::OpenExisting));
    const DocumentId document = must(CorpusStore(*database).documents()).front().id;
    QRandomGenerator random{quint32(seed)};
    DecisionStore decisions(*database);
    for (;;) {
        const std::vector<UnitId> units = unitsOf(*database, document);
        const int what = random.bounded(6);
        if (what == 0 && !units.empty()) {
            const UnitDecision decision{units[size_t(random.bounded(int(units.size())))], decisionFor({QStringLiteral("w%1:00::")})};
            must(decisions.append({&decision, 1}));
        } else if (what == 1) {
            must(decisions.undo());
        } else if (what == 2) {
            must(decisions.redo());
        } else if (const auto repair = randomRepair(*database, document, random)) {
            must(RepairStore(*database).apply(*repair));
        }
        std::printf("made %lld\n", static_cast<long long>(countRows(*database, "actions")));
        std::fflush(stdout);
    }
}

} // namespace

class TestKilledRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNoRepair();

private:
    void runAndKill(const QString &path, int seed, QRandomGenerator &random);

    qint64 m_made = 0; ///< actions that the children said were on disk
};

void TestKilledRepair::runAndKill(const QString &path, int seed, QRandomGenerator &random)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {childArgument, path, QString::number(seed)});
    QVERIFY2(child.waitForStarted(), qPrintable(child.errorString()));
    QVERIFY2(child.waitForReadyRead(30'000), child.readAllStandardError().constData());
    QElapsedTimer timer;
    timer.start();
    const int lifetimeMs = random.bounded(40);
    while (timer.elapsed() < lifetimeMs)
        child.waitForReadyRead(1);
    child.kill();
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    for (const QByteArray &line : child.readAllStandardOutput().split('\n')) {
        if (line.startsWith("made "))
            m_made = std::max(m_made, line.mid(5).toLongLong());
    }
}

/// Whatever the moment, a repair is there as a whole or not at all, and everything can be undone to the first state.
void TestKilledRepair::losesNoRepair()
{
    TestProject project;
    const DocumentText text = plainDocument(sentenceCount, wordsPerSentence);
    const DocumentId document = store(project.database(), text);
    const auto before = sentencesForRepair(project.database(), document, 0, sentenceCount);
    project.close();
    QRandomGenerator random(51);
    for (int kill = 0; kill < 20; ++kill) {
        runAndKill(project.path(), 1000 + kill, random);
        if (QTest::currentTestFailed())
            return;
        project.reopen();
        QVERIFY2(m_made <= countRows(project.database(), "actions"), "an action that was reported is not there");
        checkConsistency(project.database());
        QCOMPARE(load(project.database(), document).rebuilt(), text.rebuilt());
        project.close();
    }
    project.reopen();
    qInfo("%lld actions, %lld of them repairs", countRows(project.database(), "actions"), countRows(project.database(), "repairs"));
    QVERIFY(countRows(project.database(), "repairs") > 0);
    DecisionStore decisions(project.database());
    while (must(decisions.canUndo()))
        must(decisions.undo());
    QVERIFY(sentencesForRepair(project.database(), document, 0, sentenceCount) == before);
    while (must(decisions.canRedo()))
        must(decisions.redo());
    checkConsistency(project.database());
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == childArgument)
        return repairForever(arguments[2], arguments[3].toInt());
    TestKilledRepair test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedrepair.moc"
