#include <QTest>

#include "model/device.h"

using namespace glossator;

class TestDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cpuIsAlwaysThere();
    void refusesWhatIsNotThere_data();
    void refusesWhatIsNotThere();
    void threadsAreSet();
};

void TestDevice::cpuIsAlwaysThere()
{
    const auto device = chooseDevice(QStringLiteral("cpu"));
    QVERIFY(device);
    QCOMPARE(device->kind, Device::Kind::Cpu);
    QVERIFY(describeDevice(*device, 3).startsWith(QStringLiteral("CPU, 3 threads, ")));
    QVERIFY(chooseDevice(QStringLiteral("auto")));
}

void TestDevice::refusesWhatIsNotThere_data()
{
    QTest::addColumn<QString>("setting");
    QTest::newRow("a number no machine has") << QStringLiteral("cuda:999");
    QTest::newRow("not a number") << QStringLiteral("cuda:x");
    QTest::newRow("negative") << QStringLiteral("cuda:-1");
    QTest::newRow("unknown") << QStringLiteral("tpu");
    QTest::newRow("empty") << QString();
}

void TestDevice::refusesWhatIsNotThere()
{
    QFETCH(QString, setting);
    const auto device = chooseDevice(setting);
    QVERIFY(!device);
    QCOMPARE(device.error().code, ErrorCode::DeviceUnavailable);
    QCOMPARE(device.error().subject, setting);
    QVERIFY(!device.error().detail.isEmpty());
}

void TestDevice::threadsAreSet()
{
    useCpuThreads(1);
    QCOMPARE(cpuThreads(), 1);
    useCpuThreads();
    QVERIFY(cpuThreads() >= 1);
}

QTEST_GUILESS_MAIN(TestDevice)
#include "tst_device.moc"
