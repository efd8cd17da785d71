#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "cli/cliprocess.h"
#include "support/files.h"

using glossator::testing::CliRun;
using glossator::testing::excerptData;
using glossator::testing::excerptGold;
using glossator::testing::runCli;
using glossator::testing::shortTraining;

/// Cross-encoders on the command line, trained on a few instances with the real encoder.
class TestCliPairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trainsAndEvaluates_data();
    void trainsAndEvaluates();
    void kindsAreNotMixedUp();
    void keysOfWordsWithOneSenseFit_data();
    void keysOfWordsWithOneSenseFit();
    void ownScorerLearnsFromAPart();
    void badUsage_data();
    void badUsage();
    void idleInEvaluation_data();
    void idleInEvaluation();

private:
    [[nodiscard]] QStringList training(const QString &name, const QStringList &more) const
    {
        return shortTraining(m_folder.path(), name, QStringList{QStringLiteral("--rank"), QStringLiteral("2")} + more);
    }

    QTemporaryDir m_folder;
};

namespace {

const QString data = excerptData();
const QString gold = excerptGold();

} // namespace

void TestCliPairs::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QCOMPARE(runCli(training(QStringLiteral("any"), {QStringLiteral("--scorer"), QStringLiteral("lmgc")})).exitCode, 0);
}

void TestCliPairs::trainsAndEvaluates_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("figures");
    const QStringList usual{QStringLiteral("output"), QStringLiteral("seconds"), QStringLiteral("sentences"), QStringLiteral("units"),
                            QStringLiteral("version")};
    const auto with = [&usual](const QString &more) {
        QStringList all = usual + QStringList{more};
        all.sort();
        return all;
    };
    const QString scorer = QStringLiteral("--scorer");
    QTest::newRow("lmgc") << QStringList{scorer, QStringLiteral("lmgc"), QStringLiteral("--dev"), data, QStringLiteral("--dev-gold"), gold}
                          << with(QStringLiteral("development"));
    QTest::newRow("lmgc-m") << QStringList{scorer, QStringLiteral("lmgc"), QStringLiteral("--masked-lm"), QStringLiteral("0.5")}
                            << with(QStringLiteral("masked_lm_loss"));
    QTest::newRow("glossbert") << QStringList{scorer, QStringLiteral("glossbert"), QStringLiteral("--form"), QStringLiteral("token-cls")}
                               << usual;
}

void TestCliPairs::trainsAndEvaluates()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, figures);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const CliRun trained = runCli(training(name, arguments));
    QVERIFY2(trained.exitCode == 0, trained.errors.constData());
    QCOMPARE(trained.object().keys(), figures);
    QCOMPARE(trained.object().value(u"units").toInt(), 8);
    QCOMPARE(trained.object().value(u"version").toString(), name);

    const CliRun evaluated = runCli({QStringLiteral("evaluate"), data, QStringLiteral("--gold"), gold, QStringLiteral("--model"),
                                     m_folder.filePath(name), QStringLiteral("--json")});
    QVERIFY2(evaluated.exitCode == 0, evaluated.errors.constData());
    QCOMPARE(evaluated.object().value(u"instances").toInt(), 75);
    QVERIFY(evaluated.object().value(u"instances_per_second").toDouble() > 0);
    // Those with one sense are right whatever was learnt.
    QVERIFY2(evaluated.object().value(u"f1").toDouble() > 15, evaluated.output.constData());
    QVERIFY(evaluated.object().value(u"by_pos").toObject().contains(u"VERB"));
}

void TestCliPairs::kindsAreNotMixedUp()
{
    QFile text(m_folder.filePath(QStringLiteral("a.txt")));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("A dog barked.");
    text.close();
    const CliRun tagged =
        runCli({QStringLiteral("tag"), text.fileName(), QStringLiteral("--model"), m_folder.filePath(QStringLiteral("any"))});
    QCOMPARE(tagged.exitCode, 1);
    QVERIFY2(tagged.errors.contains("--scorer"), tagged.errors.constData());
    QVERIFY2(tagged.errors.contains("a cross-encoder (lmgc)"), tagged.errors.constData());
}

void TestCliPairs::keysOfWordsWithOneSenseFit_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray right = "d000.s000.t000 art%1:09:00::\n";
    const QByteArray rightOfOneSense = "d000.s000.t001 change_ringing%1:04:00::\nd000.s001.t000 tailor%1:18:00::\n";
    const QByteArray wrong = "d000.s000.t002 bank%1:17:01::\nd000.s000.t003 bank%1:17:01::\n";
    QTest::newRow("more than others are wrong") << right + rightOfOneSense + wrong << QByteArray();
    QTest::newRow("alone") << rightOfOneSense << QByteArray("with several senses");
    QTest::newRow("not there") << right + wrong << QByteArray("of the 3 instances with keys, 1 have one");
}

void TestCliPairs::keysOfWordsWithOneSenseFit()
{
    QFETCH(QByteArray, keys);
    QFETCH(QByteArray, reason);
    const QString file = m_folder.filePath(QStringLiteral("keys"));
    glossator::testing::writeBytes(file, keys);
    QStringList call = training(QStringLiteral("few"), {QStringLiteral("--scorer"), QStringLiteral("lmgc")});
    call.replace(call.indexOf(gold), file);
    const CliRun run = runCli(call);
    QCOMPARE(run.exitCode, reason.isEmpty() ? 0 : 1);
    if (reason.isEmpty())
        QCOMPARE(run.object().value(u"units").toInt(), 1);
    else
        QVERIFY2(run.errors.contains(reason), run.errors.constData());
}

void TestCliPairs::ownScorerLearnsFromAPart()
{
    const CliRun own = runCli(training(QStringLiteral("own"), {}));
    QVERIFY2(own.exitCode == 0, own.errors.constData());
    QCOMPARE(own.object().value(u"units").toInt(), 8);
}

void TestCliPairs::badUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown scorer") << QStringList{QStringLiteral("--scorer"), QStringLiteral("bem")};
    QTest::newRow("unknown form") << QStringList{QStringLiteral("--scorer"), QStringLiteral("glossbert"), QStringLiteral("--form"),
                                                 QStringLiteral("cls")};
    QTest::newRow("form without scorer") << QStringList{QStringLiteral("--form"), QStringLiteral("sent-cls")};
    QTest::newRow("fine-tuned") << QStringList{QStringLiteral("--scorer"), QStringLiteral("lmgc"), QStringLiteral("--fine-tune")};
}

void TestCliPairs::badUsage()
{
    QFETCH(QStringList, arguments);
    const CliRun run = runCli(training(QStringLiteral("unused"), arguments));
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("unused"))));
}

void TestCliPairs::idleInEvaluation_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("memory") << QStringList{QStringLiteral("--memory"), QStringLiteral("0.5")};
    QTest::newRow("frequency") << QStringList{QStringLiteral("--prior-factor"), QStringLiteral("1")};
    QTest::newRow("reliability") << QStringList{QStringLiteral("--reliability")};
}

void TestCliPairs::idleInEvaluation()
{
    QFETCH(QStringList, arguments);
    const CliRun run = runCli(QStringList{QStringLiteral("evaluate"), data, QStringLiteral("--gold"), gold, QStringLiteral("--model"),
                                          m_folder.filePath(QStringLiteral("any"))}
                              + arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.output.isEmpty());
    const QByteArray message = arguments.front().toLatin1() + ": does nothing with a cross-encoder";
    QVERIFY2(run.errors.contains(message), run.errors.constData());
}

QTEST_GUILESS_MAIN(TestCliPairs)
#include "tst_clipairs.moc"
