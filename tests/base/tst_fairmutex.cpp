#include <QTest>

#include <mutex>
#include <thread>
#include <vector>

#include "base/fairmutex.h"

using namespace glossator;

class FairMutexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAwaitedWhileSomebodyWaits();
    void whoAskedFirstComesFirst();
    void guards();
};

void FairMutexTest::isAwaitedWhileSomebodyWaits()
{
    FairMutex mutex;
    QVERIFY(!mutex.isAwaited());
    std::unique_lock lock(mutex);
    QVERIFY(!mutex.isAwaited());
    std::jthread other([&] { const std::scoped_lock turn(mutex); });
    QTRY_VERIFY(mutex.isAwaited());
    lock.unlock();
    other.join();
    QVERIFY(!mutex.isAwaited());
}

/// Who lets go and asks again at once comes after who waits.
void FairMutexTest::whoAskedFirstComesFirst()
{
    constexpr int rounds = 20;
    for (int round = 0; round < rounds; ++round) {
        FairMutex mutex;
        std::vector<int> order;
        std::unique_lock lock(mutex);
        const std::jthread other([&] {
            const std::scoped_lock turn(mutex);
            order.push_back(1);
        });
        QTRY_VERIFY(mutex.isAwaited());
        lock.unlock();
        lock.lock();
        order.push_back(2);
        QCOMPARE(order, (std::vector{1, 2}));
    }
}

void FairMutexTest::guards()
{
    constexpr int threads = 4;
    constexpr int additions = 5'000;
    FairMutex mutex;
    int sum = 0;
    {
        std::vector<std::jthread> all;
        for (int i = 0; i < threads; ++i) {
            all.emplace_back([&] {
                for (int k = 0; k < additions; ++k) {
                    const std::scoped_lock turn(mutex);
                    ++sum;
                }
            });
        }
    }
    QCOMPARE(sum, threads * additions);
}

QTEST_MAIN(FairMutexTest)
#include "tst_fairmutex.moc"
