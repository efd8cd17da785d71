#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "cli/cliprocess.h"
#include "support/files.h"

using glossator::testing::bytesOf;
using glossator::testing::CliRun;
using glossator::testing::runCli;
using glossator::testing::shortTraining;
using glossator::testing::writeBytes;

/// Trainings of every kind that learn so fast that nothing is left of their weights.
class TestCliDivergence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsWritten_data();
    void nothingIsWritten();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void TestCliDivergence::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const CliRun first = runCli(shortTraining(m_folder.path(), QStringLiteral("first"), {QStringLiteral("--rank"), QStringLiteral("2")}));
    QVERIFY2(first.exitCode == 0, first.errors.constData());
}

void TestCliDivergence::nothingIsWritten_data()
{
    QTest::addColumn<QStringList>("mode"); // FIRST stands for a model
    QTest::addColumn<QString>("rate");
    const QString adapters = QStringLiteral("--adapter-rate");
    QTest::newRow("from scratch") << QStringList{} << adapters;
    QTest::newRow("fine-tuned") << QStringList{QStringLiteral("--fine-tune"), QStringLiteral("--model"), QStringLiteral("FIRST")}
                                << adapters;
    QTest::newRow("caught up") << QStringList{QStringLiteral("--catch-up"), QStringLiteral("--gloss-rank"), QStringLiteral("2"),
                                              QStringLiteral("--model"), QStringLiteral("FIRST")}
                               << QStringLiteral("--gloss-rate");
    QTest::newRow("glossbert") << QStringList{QStringLiteral("--scorer"), QStringLiteral("glossbert")} << adapters;
    QTest::newRow("lmgc") << QStringList{QStringLiteral("--scorer"), QStringLiteral("lmgc")} << QStringLiteral("--head-rate");
}

void TestCliDivergence::nothingIsWritten()
{
    QFETCH(QStringList, mode);
    QFETCH(QString, rate);
    mode.replaceInStrings(QStringLiteral("FIRST"), path(QStringLiteral("first")));
    const QString name = QStringLiteral("diverged");
    const QString checkpoint = path(QStringLiteral("checkpoint"));
    writeBytes(path(name), "the model before");
    const CliRun run = runCli(shortTraining(
        m_folder.path(), name,
        mode + QStringList{rate, QStringLiteral("1e30"), QStringLiteral("--checkpoint"), checkpoint, QStringLiteral("--force")}));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("The training diverged"), run.errors.constData());
    QVERIFY(!QFile::exists(checkpoint));
    QCOMPARE(bytesOf(path(name)), QByteArray("the model before"));
}

QTEST_GUILESS_MAIN(TestCliDivergence)
#include "tst_clidivergence.moc"
