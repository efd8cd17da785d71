#include <QTest>

#include <new>

#include "model/computing.h"
#include "model/torchcompat.h"

using namespace glossator;

/// What libtorch throws, and how it comes back.
class TestComputing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultsComeThrough();
    void productsThatDoNotFit();
    void moreMemoryThanThereIs();
    void bareAllocations();
};

void TestComputing::resultsComeThrough()
{
    const auto sum = computed([]() -> Result<int> { return torch::ones({3}).sum().item<int>(); });
    QCOMPARE(*sum, 3);
    const auto failed = computed([]() -> Result<int> { return Error{ErrorCode::NothingToTrain}; });
    QCOMPARE(failed.error().code, ErrorCode::NothingToTrain);
}

void TestComputing::productsThatDoNotFit()
{
    const auto product = computed([]() -> Result<torch::Tensor> { return torch::ones({2, 3}).matmul(torch::ones({4, 5})); });
    QVERIFY(!product);
    QCOMPARE(product.error().code, ErrorCode::ComputationFailed);
    QVERIFY2(product.error().detail.contains(QStringLiteral("2x3 and 4x5")), qPrintable(product.error().detail));
    QVERIFY(!product.error().detail.contains(u'\n'));
}

void TestComputing::moreMemoryThanThereIs()
{
    const auto huge = computed([]() -> Result<torch::Tensor> { return torch::empty({int64_t(1) << 56}, torch::kByte); });
    QVERIFY(!huge);
    QCOMPARE(huge.error().code, ErrorCode::OutOfMemory);
}

void TestComputing::bareAllocations()
{
    const auto failed = computed([]() -> Result<void> { throw std::bad_alloc(); });
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::OutOfMemory);
}

QTEST_GUILESS_MAIN(TestComputing)
#include "tst_computing.moc"
