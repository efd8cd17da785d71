#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "cli/cliprocess.h"
#include "model/tinyencoder.h"
#include "support/patience.h"

using namespace glossator;
using glossator::testing::CliCall;
using glossator::testing::CliRun;
using glossator::testing::runCli;

/// All of WordNet, read by a tiny encoder.
class TestInterruptedIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnAfterAKill();
};

namespace {

constexpr int patience = testing::patient(120'000); // ms

/// Bytes of the only index in the folder, as far as they are written.
QByteArray indexIn(const QString &folder)
{
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.i8")});
    QFile file(folder + u'/' + names.value(0));
    return names.size() == 1 && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isBegun(const QString &folder)
{
    return std::ranges::any_of(indexIn(folder), [](char byte) { return byte != 0; });
}

} // namespace

void TestInterruptedIndex::goesOnAfterAKill()
{
    const TinyEncoder encoder;
    const QTemporaryDir cache;
    const QStringList arguments{QStringLiteral("index"),     QStringLiteral("--encoder"), encoder.folder(),
                                QStringLiteral("--model"),   QStringLiteral("untrained"), QStringLiteral("--json"),
                                QStringLiteral("--threads"), QStringLiteral("1")};
    const QStringList environment{QStringLiteral("GLOSSATOR_CACHE=") + cache.path()};

    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(QStringLiteral(GLOSSATOR_CLI), arguments);
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(isBegun(cache.path()), patience);
    process.kill();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);

    const QJsonObject rest = runCli(CliCall{arguments, {}, {}, environment}).object();
    const int glosses = rest.value(QLatin1StringView("glosses")).toInt();
    const int added = rest.value(QLatin1StringView("added")).toInt();
    QCOMPARE(glosses, 117'659); // WordNet 3.0's synsets
    QCOMPARE(rest.value(QLatin1StringView("present")).toInt(), glosses);
    QVERIFY2(added > 0 && added < glosses, qPrintable(QString::number(added)));

    const QByteArray before = indexIn(cache.path());
    const QJsonObject again = runCli(CliCall{arguments, {}, {}, environment}).object();
    QCOMPARE(again.value(QLatin1StringView("added")).toInt(), 0);
    QCOMPARE(indexIn(cache.path()), before);
}

QTEST_GUILESS_MAIN(TestInterruptedIndex)
#include "tst_interruptedindex.moc"
