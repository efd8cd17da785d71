#include "model/parallel.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "model/device.h"

using namespace glossator;

class TestParallel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useCpuThreads(2); }
    void sharesAmongThreads();
    void callsEachOnce();
    void doesNotShareWithinAShare();
    void exceptionsComeBack();
};

/// Each of two calls waits until the other has begun.
void TestParallel::sharesAmongThreads()
{
    using namespace std::chrono_literals;
    QCOMPARE(sharers(), 2);
    std::mutex mutex;
    std::condition_variable changed;
    int begun = 0;
    std::atomic<int> met = 0;
    shareOut(2, [&](size_t) {
        std::unique_lock lock(mutex);
        ++begun;
        changed.notify_all();
        met += changed.wait_for(lock, 20s, [&] { return begun == 2; }) ? 1 : 0;
    });
    QCOMPARE(met.load(), 2);
}

void TestParallel::callsEachOnce()
{
    std::vector<std::atomic<int>> calls(1000);
    shareOut(calls.size(), [&](size_t i) { ++calls[i]; });
    for (const auto &count : calls)
        QCOMPARE(count.load(), 1);
    shareOut(0, [](size_t) { QFAIL("There is nothing to do."); });
}

void TestParallel::doesNotShareWithinAShare()
{
    std::atomic<int> strangers = 0;
    shareOut(4, [&](size_t) {
        const auto self = std::this_thread::get_id();
        strangers += sharers() == 1 ? 0 : 1;
        shareOut(8, [&](size_t) { strangers += std::this_thread::get_id() == self ? 0 : 1; });
    });
    QCOMPARE(strangers.load(), 0);
}

void TestParallel::exceptionsComeBack()
{
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, shareOut(4, [](size_t i) {
                                 if (i == 3)
                                     throw std::runtime_error("3");
                             }));
}

QTEST_GUILESS_MAIN(TestParallel)
#include "tst_parallel.moc"
