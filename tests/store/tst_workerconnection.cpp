#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <latch>
#include <optional>
#include <thread>

#include "store/storetesting.h"
#include "support/patience.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

Result<ActionId> decide(Database &database, UnitId unit)
{
    const UnitDecision decision{unit, decisionFor({QStringLiteral("w%1:00::")})};
    return DecisionStore(database).append({&decision, 1});
}

/// Holds a project that a worker wants to write to.
class HeldProject
{
public:
    HeldProject() { m_holder->connection().exec("BEGIN IMMEDIATE"); }
    void release() { m_holder->connection().exec("ROLLBACK"); }
    [[nodiscard]] Database &window() { return m_project.database(); }
    [[nodiscard]] UnitId unit() const { return m_unit; }
    /// Opens a connection, tells of it, and writes; in the worker's thread.
    [[nodiscard]] Result<ActionId> decideInWorker(const std::stop_token &stop, std::latch &opened) const
    {
        const auto database = must(Database::openForWorker(m_project.path(), stop));
        opened.count_down();
        return decide(*database, m_unit);
    }

private:
    TestProject m_project;
    UnitId m_unit = unitsOf(m_project.database(), store(m_project.database(), plainDocument(1, 1))).front();
    std::unique_ptr<Database> m_holder = m_project.anotherConnection();
};

} // namespace

class TestWorkerConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsLongerThanTheWindow();
    void stopsWaitingWhenAsked();
    void waitsForTheNextTask();
};

void TestWorkerConnection::waitsLongerThanTheWindow()
{
    HeldProject held;
    std::optional<Result<ActionId>> made;
    std::latch opened(1);
    std::jthread worker([&](const std::stop_token &stop) { made = held.decideInWorker(stop, opened); });
    opened.wait();
    // The window's connection begins to wait later and gives up before.
    const auto refused = decide(held.window(), held.unit());
    held.release();
    worker.join();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ProjectBusy);
    QVERIFY(*made);
    QVERIFY(must(DecisionStore(held.window()).inForce(held.unit())));
}

void TestWorkerConnection::stopsWaitingWhenAsked()
{
    HeldProject held;
    std::optional<Result<ActionId>> made;
    std::latch opened(1);
    std::jthread worker([&](const std::stop_token &stop) { made = held.decideInWorker(stop, opened); });
    opened.wait();
    QElapsedTimer timer;
    timer.start();
    worker.request_stop();
    worker.join();
    QVERIFY2(timer.elapsed() < patient(1000), qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!*made);
    QCOMPARE(made->error().code, ErrorCode::Cancelled);
    held.release();
    QVERIFY(!must(DecisionStore(held.window()).inForce(held.unit())));
}

/// A connection that is kept asks the token of the task it is at.
void TestWorkerConnection::waitsForTheNextTask()
{
    TestProject project;
    const UnitId unit = unitsOf(project.database(), store(project.database(), plainDocument(1, 1))).front();
    std::stop_source first;
    std::stop_source second;
    const auto worker = must(Database::openForWorker(project.path(), first.get_token()));
    first.request_stop();
    project.database().connection().exec("BEGIN IMMEDIATE");
    QCOMPARE(decide(*worker, unit).error().code, ErrorCode::Cancelled);
    worker->setStop(second.get_token());
    std::optional<Result<ActionId>> made;
    std::jthread deciding([&] { made = decide(*worker, unit); });
    const QScopeGuard neverForGood([&second] { second.request_stop(); }); // before the thread is joined
    // Longer than a stopped worker waits.
    const auto other = project.anotherConnection();
    other->connection().exec("PRAGMA busy_timeout = 1000");
    QCOMPARE(decide(*other, unit).error().code, ErrorCode::ProjectBusy);
    project.database().connection().exec("ROLLBACK");
    deciding.join();
    QVERIFY(*made);
}

QTEST_GUILESS_MAIN(TestWorkerConnection)
#include "tst_workerconnection.moc"
