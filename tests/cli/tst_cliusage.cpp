#include <QTest>

#include "cli/cliprocess.h"

using glossator::testing::CliRun;
using glossator::testing::runCli;

/// What the program says of itself, and of calls that make no sense.
class TestCliUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpIsEverywhere_data();
    void helpIsEverywhere();
    void printsItsVersion();
    void badUsage_data();
    void badUsage();
    void namesTheUnknownCommand();
};

void TestCliUsage::helpIsEverywhere_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("program") << QStringList{};
    for (const char *name : {"tag", "evaluate", "train", "import", "export", "show", "index", "calibrate", "average", "bench"})
        QTest::newRow(name) << QStringList{QLatin1StringView(name)};
}

void TestCliUsage::helpIsEverywhere()
{
    QFETCH(QStringList, command);
    const CliRun run = runCli(command + QStringList{QStringLiteral("--help")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.output.contains("Usage: glossator-cli"));
    QVERIFY(run.errors.isEmpty());
}

void TestCliUsage::printsItsVersion()
{
    const CliRun run = runCli({QStringLiteral("--version")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.output.startsWith("glossator-cli "), run.output.constData());
}

void TestCliUsage::badUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{QStringLiteral("guess")};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("tag"), QStringLiteral("a.txt"), QStringLiteral("--no-such")};
    QTest::newRow("no file") << QStringList{QStringLiteral("tag")};
    QTest::newRow("unknown format") << QStringList{QStringLiteral("tag"), QStringLiteral("a.txt"), QStringLiteral("--format"),
                                                   QStringLiteral("docx")};
    QTest::newRow("no key") << QStringList{QStringLiteral("evaluate"), QStringLiteral("a.xml")};
    QTest::newRow("too much frequency") << QStringList{QStringLiteral("tag"), QStringLiteral("a.txt"), QStringLiteral("--prior-factor"),
                                                       QStringLiteral("2.5")};
    QTest::newRow("no threads") << QStringList{QStringLiteral("tag"), QStringLiteral("a.txt"), QStringLiteral("--threads"),
                                               QStringLiteral("0")};
}

void TestCliUsage::badUsage()
{
    QFETCH(QStringList, arguments);
    const CliRun run = runCli(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.output.isEmpty());
    QVERIFY(!run.errors.isEmpty());
}

void TestCliUsage::namesTheUnknownCommand()
{
    QVERIFY(runCli({QStringLiteral("guess")}).errors.contains("guess: there is no such subcommand"));
}

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cliusage.moc"
