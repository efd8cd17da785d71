#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

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

namespace {

const QString otherGold = QStringLiteral(GLOSSATOR_TEST_DATA "/io/senseval2-excerpt.gold.key.txt");

/// The ids of the excerpt with one key for all of them.
QByteArray keysOf(const QByteArray &sense)
{
    QByteArray keys;
    for (const QByteArray &line : bytesOf(excerptGold()).trimmed().split('\n'))
        keys += line.left(line.indexOf(' ')) + ' ' + sense + '\n';
    return keys;
}

} // namespace

/// Keys that do not go with the data, files that come twice, and imports that go on.
class TestCliKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void evaluationRefusesKeysOfOtherData_data();
    void evaluationRefusesKeysOfOtherData();
    void evaluationCountsKeysThatAreNoSenses();
    void trainingRefusesKeysOfOtherData_data();
    void trainingRefusesKeysOfOtherData();
    void trainingCountsIdleKeysOfRepeatedInstances();
    void importLeavesKeysThatAreNoSenses();
    void importTellsWhatIsThereAlready();
    void importTellsThatKeysWereNotRead_data();
    void importTellsThatKeysWereNotRead();
    void importGoesOnWherePredictionsLack();
    void goingOnMakesNoProject();
    void instancesKeepTheirIds();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        writeBytes(m_folder->filePath(name), bytes);
        return m_folder->filePath(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliKeys::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestCliKeys::evaluationRefusesKeysOfOtherData_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("none") << QByteArray() << QByteArray("it has no keys");
    QTest::newRow("of other words") << keysOf("bank%1:17:01::") << QByteArray("of the 75 instances with keys, 0 have one");
    QTest::newRow("no senses") << keysOf("bn:00012345n") << QByteArray("of the 75 instances with keys, 0 have one");
    QTest::newRow("other instances") << QByteArray("d123.s000.t000 bank%1:17:01::\n") << QByteArray("name no instance");
    QTest::newRow("an id alone") << QByteArray("d000.s000.t000 art%1:09:00::\nd000.s000.t001\n")
                                 << QByteArray("no sense key stands after “d000.s000.t001”");
}

void TestCliKeys::evaluationRefusesKeysOfOtherData()
{
    QFETCH(QByteArray, keys);
    QFETCH(QByteArray, reason);
    const CliRun run = runCli({QStringLiteral("evaluate"), excerptData(), QStringLiteral("--gold"), write(QStringLiteral("keys"), keys)});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.output.isEmpty());
    QVERIFY2(run.errors.contains(reason), run.errors.constData());
}

void TestCliKeys::evaluationCountsKeysThatAreNoSenses()
{
    QByteArrayList lines = bytesOf(excerptGold()).trimmed().split('\n');
    for (QByteArray &line : lines.first(1) + lines.mid(10, 1))
        lines[lines.indexOf(line)] = line.left(line.indexOf(' ')) + " odd%1:00:00::";
    const QString keys = write(QStringLiteral("keys"), lines.join('\n') + '\n');
    const QStringList call{QStringLiteral("evaluate"), excerptData(), QStringLiteral("--gold"), keys};
    const CliRun run = runCli(call + QStringList{QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.object().value(u"unfit_instances").toInt(), 2);
    QCOMPARE(run.object().value(u"instances").toInt(), 75);
    QVERIFY(runCli(call).output.contains("instances whose keys are no senses of their words, 2"));
}

void TestCliKeys::trainingRefusesKeysOfOtherData_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("own scorer") << QStringList{};
    QTest::newRow("cross-encoder") << QStringList{QStringLiteral("--scorer"), QStringLiteral("lmgc")};
}

/// The other corpus has instances of the same ids, and an instance or two of the same word.
void TestCliKeys::trainingRefusesKeysOfOtherData()
{
    QFETCH(QStringList, more);
    QByteArray keys = keysOf("bank%1:17:01::");
    const QByteArray right = bytesOf(excerptGold());
    keys = right.left(right.indexOf('\n', right.indexOf('\n') + 1) + 1) + keys.mid(keys.indexOf('\n', keys.indexOf('\n') + 1) + 1);
    const QString output = m_folder->filePath(QStringLiteral("model"));
    const CliRun run =
        runCli(QStringList{QStringLiteral("train"), excerptData(), QStringLiteral("--gold"), write(QStringLiteral("keys"), keys),
                           QStringLiteral("-o"), output, QStringLiteral("--name"), QStringLiteral("n")}
               + more);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("have one that is a sense of their word"), run.errors.constData());
    QVERIFY(!QFile::exists(output));
}

/// Two instances of one id are what one key names.
void TestCliKeys::trainingCountsIdleKeysOfRepeatedInstances()
{
    const QByteArray text = bytesOf(excerptData());
    const qsizetype begin = text.indexOf("<sentence ");
    const QByteArray first = text.mid(begin, text.indexOf("</sentence>") + 11 - begin);
    const QString data = write(QStringLiteral("twice.data.xml"), QByteArray(text).insert(begin, first));
    const QString keys = write(QStringLiteral("keys"), bytesOf(excerptGold()) + "d999.s000.t000 art%1:09:00::\n");
    QStringList call = glossator::testing::shortTraining(m_folder->path(), QStringLiteral("model"), {});
    call.replace(call.indexOf(excerptData()), data);
    call.replace(call.indexOf(excerptGold()), keys);
    const CliRun run = runCli(call);
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.object().value(u"idle_keys").toInt(), 1);
}

void TestCliKeys::importLeavesKeysThatAreNoSenses()
{
    const QString keys = write(QStringLiteral("odd.key"), bytesOf(excerptGold()).replace("change_ringing%1:04:00::", "change_ringing%1"));
    const CliRun run = runCli({QStringLiteral("import"), m_folder->filePath(QStringLiteral("p.glossator")), excerptData(),
                               QStringLiteral("--key"), keys, QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 1);
    const QJsonValue document = run.object().value(u"imported")[0];
    QCOMPARE(document[u"units"].toInt(), 75);
    QVERIFY(document[u"decided"].toInt() < 75);
    QVERIFY2(run.errors.contains("“change_ringing%1” (line 2)"), run.errors.constData());
    QVERIFY2(run.errors.contains("odd.key: instances left undecided for such keys"), run.errors.constData());
}

void TestCliKeys::importTellsWhatIsThereAlready()
{
    const QString project = m_folder->filePath(QStringLiteral("p.glossator"));
    const QString text = write(QStringLiteral("a.txt"), "A dog barked.");
    const QStringList call{QStringLiteral("import"), project, text, QStringLiteral("--json")};
    QCOMPARE(runCli(call).object().value(u"imported").toArray().size(), 1);
    const CliRun second = runCli(call);
    QCOMPARE(second.exitCode, 0);
    QVERIFY(second.object().value(u"imported").toArray().isEmpty());
    QCOMPARE(second.object().value(u"already_there").toArray(), QJsonArray{text});
    QVERIFY2(second.errors.contains("a.txt is in the project already"), second.errors.constData());
    const CliRun again = runCli(call + QStringList{QStringLiteral("--again")});
    QCOMPARE(again.object().value(u"imported").toArray().size(), 1);
    QVERIFY(again.errors.isEmpty());
}

void TestCliKeys::importTellsThatKeysWereNotRead_data()
{
    QTest::addColumn<bool>("isNamed");
    QTest::newRow("named") << true;
    QTest::newRow("beside the file") << false;
}

void TestCliKeys::importTellsThatKeysWereNotRead()
{
    QFETCH(bool, isNamed);
    const QString project = m_folder->filePath(QStringLiteral("p.glossator"));
    const QString data = write(QStringLiteral("a.data.xml"), bytesOf(excerptData()));
    const QStringList call{QStringLiteral("import"), project, data, QStringLiteral("--json")};
    QCOMPARE(runCli(call).object().value(u"imported")[0][u"decided"].toInt(), 0);
    const QString keys = write(isNamed ? QStringLiteral("some.key") : QStringLiteral("a.gold.key.txt"), bytesOf(excerptGold()));
    const QStringList keyed = isNamed ? call + QStringList{QStringLiteral("--key"), keys} : call;
    const CliRun run = runCli(keyed);
    QCOMPARE(run.exitCode, isNamed ? 1 : 0);
    QCOMPARE(run.object().value(u"already_there").toArray(), QJsonArray{data});
    QVERIFY2(run.errors.contains(keys.toUtf8() + ": its keys were not read"), run.errors.constData());
    const CliRun again = runCli(keyed + QStringList{QStringLiteral("--again")});
    QCOMPARE(again.exitCode, 0);
    QVERIFY2(again.errors.isEmpty(), again.errors.constData());
    QCOMPARE(again.object().value(u"imported")[0][u"decided"].toInt(), 75);
}

/// As after an import that was interrupted while it predicted.
void TestCliKeys::importGoesOnWherePredictionsLack()
{
    const QString project = m_folder->filePath(QStringLiteral("p.glossator"));
    const QString predicted = write(QStringLiteral("a.txt"), "The dog sat on the bank of the river.\n\nIt barked.\n");
    const QString rest = write(QStringLiteral("b.txt"), "The cat sat on the bank.\n\nIt slept.\n\nThe dog left.\n");
    const auto import = [&project](const QStringList &more) { return runCli(QStringList{QStringLiteral("import"), project} + more); };
    QCOMPARE(import({predicted, QStringLiteral("--predict")}).exitCode, 0);
    QCOMPARE(import({rest}).exitCode, 0);
    const QStringList goOn{QStringLiteral("--predict"), QStringLiteral("--json")};
    const CliRun first = import(goOn);
    QVERIFY2(first.exitCode == 0, first.errors.constData());
    QCOMPARE(first.object().value(u"predicted_sentences").toInt(), 3);
    QCOMPARE(import(goOn).object().value(u"predicted_sentences").toInt(-1), 0);
    const CliRun shown = runCli({QStringLiteral("show"), project, QStringLiteral("--sentences"), QStringLiteral("1")});
    QVERIFY2(shown.output.contains("sloping land") && shown.output.contains("b.txt: 3 sentences"), shown.output.constData());
    // The command that was interrupted would have done, too.
    const CliRun same = import({rest, QStringLiteral("--predict")});
    QCOMPARE(same.exitCode, 0);
    QVERIFY2(same.errors.contains("is in the project already"), same.errors.constData());
}

void TestCliKeys::goingOnMakesNoProject()
{
    const QString project = m_folder->filePath(QStringLiteral("none"));
    QCOMPARE(runCli({QStringLiteral("import"), project, QStringLiteral("--predict")}).exitCode, 1);
    QVERIFY(!QFile::exists(project));
}

void TestCliKeys::instancesKeepTheirIds()
{
    const CliRun run = runCli({QStringLiteral("tag"), excerptData()});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QByteArray ids;
    for (const QJsonObject &sentence : run.lines()) {
        for (const QJsonValue &unit : sentence.value(u"units").toArray())
            ids += unit[u"id"].toString().toUtf8() + '\n';
    }
    QByteArray expected;
    for (const QByteArray &line : bytesOf(excerptGold()).trimmed().split('\n'))
        expected += line.left(line.indexOf(' ')) + '\n';
    QCOMPARE(ids, expected);
}

QTEST_GUILESS_MAIN(TestCliKeys)
#include "tst_clikeys.moc"
