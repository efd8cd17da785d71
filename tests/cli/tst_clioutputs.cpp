#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include "cli/cliprocess.h"
#include "support/files.h"

using glossator::testing::bytesOf;
using glossator::testing::CliCall;
using glossator::testing::CliRun;
using glossator::testing::excerptData;
using glossator::testing::excerptGold;
using glossator::testing::runCli;
using glossator::testing::shippedModel;
using glossator::testing::writeBytes;

/// What stands where a subcommand is to write. Refusals come before the model is loaded.
class TestCliOutputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refuses_data();
    void refuses();
    void forceWritesOverOtherFiles();
    void replacesEarlierExports_data();
    void replacesEarlierExports();
    void writesToDevices();
    void writesBehindWhatStandardOutputHolds();
    void refusesUnclearNames_data();
    void refusesUnclearNames();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList arguments(QString line) const;

    QTemporaryDir m_folder;
};

/// FOLDER, DATA, GOLD and MODEL stand for files; TRAIN and CALIBRATE for calls that lack -o.
QStringList TestCliOutputs::arguments(QString line) const
{
    line.replace(QStringLiteral("TRAIN"), QStringLiteral("train DATA --gold GOLD --name n"));
    line.replace(QStringLiteral("CALIBRATE"), QStringLiteral("calibrate --dev DATA --dev-gold GOLD --model MODEL"));
    line.replace(QStringLiteral("EXPORT"), QStringLiteral("export FOLDER/p.glossator --format"));
    line.replace(QStringLiteral("FOLDER"), m_folder.path());
    line.replace(QStringLiteral("DATA"), file(QStringLiteral("in.data.xml")));
    line.replace(QStringLiteral("GOLD"), file(QStringLiteral("in.gold.key.txt")));
    line.replace(QStringLiteral("MODEL"), file(QStringLiteral("model")));
    return line.split(u' ');
}

void TestCliOutputs::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QVERIFY(QFile::copy(excerptData(), file(QStringLiteral("in.data.xml"))));
    QVERIFY(QFile::copy(excerptGold(), file(QStringLiteral("in.gold.key.txt"))));
    QVERIFY(QFile::copy(shippedModel(), file(QStringLiteral("model"))));
    for (const char *project : {"p.glossator", "other.glossator"}) {
        const CliRun made = runCli({QStringLiteral("import"), file(QLatin1StringView(project)), excerptData()});
        QVERIFY2(made.exitCode == 0, made.errors.constData());
    }
    QVERIFY(QFile::link(file(QStringLiteral("other.glossator")), file(QStringLiteral("link"))));
    QCOMPARE(link(qPrintable(file(QStringLiteral("other.glossator"))), qPrintable(file(QStringLiteral("twin")))), 0);
    QVERIFY(QFile::link(file(QStringLiteral("model")), file(QStringLiteral("model-link"))));
    QCOMPARE(link(qPrintable(file(QStringLiteral("model"))), qPrintable(file(QStringLiteral("model-twin")))), 0);
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("folder")));
    writeBytes(file(QStringLiteral("letter.txt")), "Dear friend");
    writeBytes(file(QStringLiteral("letter.gold.key.txt")), "Dear friend\n");
    writeBytes(file(QStringLiteral("old.jsonl")), "{\"doc\":\"a\"}\n");
    QVERIFY(QFile::setPermissions(file(QStringLiteral("old.jsonl")), QFile::ReadOwner | QFile::ReadGroup));
}

void TestCliOutputs::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("forcible");
    const auto row = [](const char *name, const char *line, const char *reason, bool forcible = false) {
        QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(reason) << forcible;
    };
    row("export over its project", "EXPORT jsonl FOLDER/p.glossator", "Glossator project");
    row("export over another project", "EXPORT jsonl FOLDER/other.glossator", "Glossator project");
    row("export over a project by a link", "EXPORT conllu FOLDER/link", "Glossator project");
    row("export over a project by another name", "EXPORT wsd-xml FOLDER/twin", "Glossator project");
    row("export over a project's log", "EXPORT jsonl FOLDER/p.glossator-wal", "Glossator project");
    row("export over a text", "EXPORT jsonl FOLDER/letter.txt", "--force", true);
    row("export over another format", "EXPORT conllu FOLDER/in.data.xml", "--force", true);
    row("key beside an export", "EXPORT wsd-xml FOLDER/letter.data.xml", "is not a gold key; --force", true);
    row("export over what is read-only", "EXPORT jsonl FOLDER/old.jsonl", "it is read-only: make it writable");
    row("export over a folder", "EXPORT jsonl FOLDER/folder", "is a folder");
    row("export into no folder", "EXPORT jsonl FOLDER/none/out.jsonl", "No such file or directory");
    row("train over its data", "TRAIN -o DATA", "files that are read");
    row("train over its keys", "TRAIN -o GOLD", "files that are read");
    row("train over a project", "TRAIN -o FOLDER/p.glossator", "Glossator project");
    row("train over a text", "TRAIN -o FOLDER/letter.txt", "is not a file of trained parts; --force", true);
    row("train into no folder", "TRAIN -o FOLDER/none/model", "No such file or directory");
    row("log over a text", "TRAIN -o FOLDER/new --log FOLDER/letter.txt", "is not a log of training steps");
    row("log into no folder", "TRAIN -o FOLDER/new --log FOLDER/none/log", "No such file or directory");
    row("checkpoint over a model", "TRAIN -o FOLDER/new --checkpoint FOLDER/model", "is not a checkpoint");
    row("checkpoint on a device", "TRAIN -o FOLDER/new --checkpoint /dev/null", "name a file for it");
    row("checkpoint over its own model", "TRAIN -o FOLDER/new --checkpoint FOLDER/new", "two things");
    row("fine-tune over the model", "TRAIN --fine-tune --model MODEL -o FOLDER/./model", "files that are read");
    row("calibrate over the model", "CALIBRATE -o MODEL", "files that are read");
    row("calibrate over the model by a link", "CALIBRATE -o FOLDER/model-link", "files that are read");
    row("calibrate over the model by another name", "CALIBRATE -o FOLDER/model-twin", "files that are read");
    row("calibrate over a folder", "CALIBRATE -o FOLDER/folder", "is a folder");
    row("average over a part", "average MODEL MODEL --name n -o MODEL", "files that are read");
}

void TestCliOutputs::refuses()
{
    QFETCH(QString, line);
    QFETCH(QString, reason);
    QFETCH(bool, forcible);
    const QStringList before = QDir(m_folder.path()).entryList(QDir::AllEntries);
    QHash<QString, QByteArray> contents;
    for (const QString &name : before)
        contents.insert(name, bytesOf(file(name)));
    QList<QStringList> calls{arguments(line)};
    if (!forcible)
        calls.append(arguments(line) + QStringList{QStringLiteral("--force")});
    for (const QStringList &call : calls) {
        const CliRun run = runCli(call);
        QVERIFY2(run.exitCode == 1, run.errors.constData());
        QVERIFY2(run.errors.contains(reason.toUtf8()), run.errors.constData());
        QCOMPARE(run.errors.contains("--force"), forcible);
    }
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries), before);
    for (const QString &name : before)
        QVERIFY2(bytesOf(file(name)) == contents.value(name), qPrintable(name));
}

void TestCliOutputs::forceWritesOverOtherFiles()
{
    writeBytes(file(QStringLiteral("note.txt")), "Dear friend");
    const CliRun run = runCli(arguments(QStringLiteral("EXPORT jsonl FOLDER/note.txt --force")));
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QVERIFY(bytesOf(file(QStringLiteral("note.txt"))).startsWith("{\"doc\":\"d000\""));
}

void TestCliOutputs::replacesEarlierExports_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("WSD XML") << QStringLiteral("wsd-xml");
    QTest::newRow("CoNLL-U") << QStringLiteral("conllu");
    QTest::newRow("JSON Lines") << QStringLiteral("jsonl");
}

void TestCliOutputs::replacesEarlierExports()
{
    QFETCH(QString, format);
    const QStringList call = arguments(QStringLiteral("EXPORT %1 FOLDER/again").arg(format));
    writeBytes(file(QStringLiteral("again")), {});
    QFile::remove(file(QStringLiteral("again.gold.key.txt")));
    for (int time = 0; time < 2; ++time) {
        const CliRun run = runCli(call);
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QVERIFY(!bytesOf(file(QStringLiteral("again"))).isEmpty());
    }
}

void TestCliOutputs::writesToDevices()
{
    const CliRun run = runCli(arguments(QStringLiteral("EXPORT jsonl /dev/stdout")));
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.lines().front().value(u"doc").toString(), QStringLiteral("d000"));
    QCOMPARE(runCli(arguments(QStringLiteral("EXPORT jsonl /dev/null"))).exitCode, 0);
    const CliRun averaged = runCli(arguments(QStringLiteral("average MODEL MODEL --name n -o /dev/null")));
    QVERIFY2(averaged.exitCode == 0, averaged.errors.constData());
    struct stat status = {};
    QVERIFY(stat("/dev/null", &status) == 0 && S_ISCHR(status.st_mode));
}

/// A shell has opened the file by then: whoever runs the program need not be able to put another in its place.
void TestCliOutputs::writesBehindWhatStandardOutputHolds()
{
    QTemporaryDir folder;
    const auto all = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther | QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;
    const QString project = folder.filePath(QStringLiteral("p.glossator"));
    QVERIFY(QFile::copy(file(QStringLiteral("p.glossator")), project));
    QVERIFY(QFile::setPermissions(project, all));
    QVERIFY(QFile::setPermissions(folder.path(), all | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther));
    const QString output = folder.filePath(QStringLiteral("out"));
    const QString device = QStringLiteral("/dev/stdout");
    const QStringList arguments{QStringLiteral("export"), project, QStringLiteral("--format"), QStringLiteral("jsonl"), device};
    const CliRun run = runCli(CliCall{.arguments = arguments, .outputFile = output, .unprivileged = true});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const QByteArrayList lines = bytesOf(output).trimmed().split('\n');
    QVERIFY2(lines.first().startsWith("{\"doc\":\"d000\""), lines.first().constData());
    QVERIFY2(lines.last().startsWith("/dev/stdout: documents 1, sentences " + QByteArray::number(lines.size() - 1)),
             lines.last().constData());
}

void TestCliOutputs::refusesUnclearNames_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("export to -") << QStringLiteral("EXPORT jsonl -");
    QTest::newRow("train to -") << QStringLiteral("TRAIN -o -");
    QTest::newRow("export to nothing") << QStringLiteral("EXPORT jsonl ");
    QTest::newRow("a model without a name") << QStringLiteral("train DATA --gold GOLD -o FOLDER/new --name ");
    QTest::newRow("a seed below 0") << QStringLiteral("TRAIN -o FOLDER/new --seed -1");
    QTest::newRow("reliability of standard input") << QStringLiteral("evaluate - --gold GOLD --reliability");
    QTest::newRow("nothing to import") << QStringLiteral("import FOLDER/p.glossator");
}

void TestCliOutputs::refusesUnclearNames()
{
    QFETCH(QString, line);
    const CliRun run = runCli(arguments(line));
    QVERIFY2(run.exitCode == 2, run.errors.constData());
    QVERIFY(!QFile::exists(QStringLiteral("-")));
}

QTEST_GUILESS_MAIN(TestCliOutputs)
#include "tst_clioutputs.moc"
