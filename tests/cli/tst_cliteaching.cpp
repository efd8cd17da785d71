#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include "cli/cliprocess.h"

using glossator::testing::CliRun;
using glossator::testing::excerptData;
using glossator::testing::excerptGold;
using glossator::testing::runCli;
using glossator::testing::shortTraining;

namespace {

const QString data = excerptData();
const QString gold = excerptGold();
const QString encoder = QStringLiteral("all-MiniLM-L6-v2");

} // namespace

/// Models that learn from models: from a teacher's texts, and glosses from offsets. The real encoder, trained on a few instances.
class TestCliTeaching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void learnsFromTextsThatNobodyLabelled();
    void textsComeBesideWhatIsTaught();
    void textsNeedNoGold();
    void whatPeopleAnnotatedIsNotTaught();
    void whatPeopleAnnotatedAloneIsCounted();
    void glossesCatchUp();
    void frequencyBecomesTheModelsOwn();
    void weightsBecomeTheModelsOwn();
    void badUsage_data();
    void badUsage();

private:
    [[nodiscard]] QStringList teacher() const
    {
        return {QStringLiteral("--teacher"), m_folder.filePath(QStringLiteral("first")), QStringLiteral("--teacher-encoder"), encoder};
    }

    [[nodiscard]] QStringList texts() const
    {
        return teacher() + QStringList{QStringLiteral("--teacher-texts"), m_folder.filePath(QStringLiteral("a.txt"))};
    }

    [[nodiscard]] QStringList training(const QString &name, const QStringList &more) const
    {
        return shortTraining(m_folder.path(), name, QStringList{QStringLiteral("--rank"), QStringLiteral("2")} + more);
    }

    /// What the same short training writes with these options.
    [[nodiscard]] QByteArray trainedWith(const QStringList &more) const
    {
        const CliRun run = runCli(training(QStringLiteral("again"), more));
        QFile file(m_folder.filePath(QStringLiteral("again")));
        return run.exitCode == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : run.errors;
    }

    QTemporaryDir m_folder;
};

void TestCliTeaching::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const CliRun first = runCli(training(QStringLiteral("first"), {}));
    QVERIFY2(first.exitCode == 0, first.errors.constData());
    QFile text(m_folder.filePath(QStringLiteral("a.txt")));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("The bank lends money.\n\nHe sat on the bank of the river.");
    QFile keys(gold);
    QVERIFY(keys.open(QIODevice::ReadOnly));
    QFile half(m_folder.filePath(QStringLiteral("half.txt")));
    QVERIFY(half.open(QIODevice::WriteOnly));
    for (bool isKept = true; !keys.atEnd(); isKept = !isKept) {
        const QByteArray key = keys.readLine();
        if (isKept)
            half.write(key);
    }
}

void TestCliTeaching::learnsFromTextsThatNobodyLabelled()
{
    const CliRun without = runCli(training(QStringLiteral("without"), {}));
    QVERIFY2(without.exitCode == 0, without.errors.constData());
    // All instances, so that those of the text can be counted.
    QStringList all = training(QStringLiteral("taught"), texts());
    const qsizetype limit = all.indexOf(QStringLiteral("--instances"));
    all.remove(limit, 2);
    const CliRun taught = runCli(all);
    QVERIFY2(taught.exitCode == 0, taught.errors.constData());
    QCOMPARE(taught.object().value(u"sentences").toInt(), without.object().value(u"sentences").toInt() + 2);
    const int units = taught.object().value(u"units").toInt() - 75;
    QVERIFY2(units >= 5 && units <= 8, qPrintable(QString::number(units))); // bank, lend, money, sit, bank, river and the like
}

void TestCliTeaching::textsComeBesideWhatIsTaught()
{
    const QStringList annotated{QStringLiteral("--annotated-gold"), gold};
    const QByteArray both = trainedWith(texts());
    QVERIFY(both.size() > 100'000);
    QVERIFY(both != trainedWith(teacher()));
    const QByteArray textsAlone = trainedWith(texts() + annotated);
    QCOMPARE(textsAlone.size(), both.size());
    QVERIFY(textsAlone != both);
    QVERIFY(textsAlone != trainedWith(teacher() + annotated));
}

void TestCliTeaching::textsNeedNoGold()
{
    const QString output = m_folder.filePath(QStringLiteral("texts"));
    const QStringList train{QStringLiteral("train"),  QStringLiteral("-o"),    output,
                            QStringLiteral("--name"), QStringLiteral("texts"), QStringLiteral("--rank"),
                            QStringLiteral("2"),      QStringLiteral("--json")};
    const CliRun run = runCli(train + texts());
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.object().value(u"sentences").toInt(), 2);
    QVERIFY(QFile::exists(output));
    QCOMPARE(runCli(train + teacher()).exitCode, 2);
    QCOMPARE(runCli(train + texts() + QStringList{QStringLiteral("--gold"), gold}).exitCode, 2);
}

void TestCliTeaching::whatPeopleAnnotatedIsNotTaught()
{
    const QByteArray untaught = trainedWith({});
    QVERIFY(untaught.size() > 100'000);
    QCOMPARE(trainedWith(teacher() + QStringList{QStringLiteral("--annotated-gold"), gold}), untaught);
    const QByteArray partly =
        trainedWith(teacher() + QStringList{QStringLiteral("--annotated-gold"), m_folder.filePath(QStringLiteral("half.txt"))});
    QCOMPARE(partly.size(), untaught.size());
    QVERIFY(partly != untaught);
    QVERIFY(partly != trainedWith(teacher()));
}

void TestCliTeaching::whatPeopleAnnotatedAloneIsCounted()
{
    const QStringList counted{QStringLiteral("--counted"), data};
    const QByteArray all = trainedWith(counted);
    QVERIFY(all != trainedWith({}));
    // However the file is named.
    const QFileInfo file(data);
    QCOMPARE(trainedWith({QStringLiteral("--counted"), file.path() + QStringLiteral("/./") + file.fileName()}), all);
    QCOMPARE(trainedWith(counted + QStringList{QStringLiteral("--annotated-gold"), gold}), all);
    const QByteArray half =
        trainedWith(counted + QStringList{QStringLiteral("--annotated-gold"), m_folder.filePath(QStringLiteral("half.txt"))});
    QCOMPARE(half.size(), all.size());
    QVERIFY(half != all);
}

void TestCliTeaching::glossesCatchUp()
{
    const CliRun caught = runCli(shortTraining(m_folder.path(), QStringLiteral("caught"),
                                               {QStringLiteral("--model"), m_folder.filePath(QStringLiteral("first")),
                                                QStringLiteral("--catch-up"), QStringLiteral("--gloss-rank"), QStringLiteral("2")}));
    QVERIFY2(caught.exitCode == 0, caught.errors.constData());
    const CliRun evaluated = runCli({QStringLiteral("evaluate"), data, QStringLiteral("--gold"), gold, QStringLiteral("--model"),
                                     m_folder.filePath(QStringLiteral("caught")), QStringLiteral("--json")});
    QVERIFY2(evaluated.exitCode == 0, evaluated.errors.constData());
    QVERIFY(evaluated.object().value(u"f1").toDouble() > 40);
}

void TestCliTeaching::frequencyBecomesTheModelsOwn()
{
    const QString calibrated = m_folder.filePath(QStringLiteral("calibrated"));
    const CliRun written =
        runCli({QStringLiteral("calibrate"), QStringLiteral("--model"), m_folder.filePath(QStringLiteral("first")), QStringLiteral("--dev"),
                data, QStringLiteral("--dev-gold"), gold, QStringLiteral("--prior"), QStringLiteral("0.175"),
                QStringLiteral("--unmet-bonus"), QStringLiteral("0.5"), QStringLiteral("-o"), calibrated});
    QVERIFY2(written.exitCode == 0, written.errors.constData());
    const auto f1 = [](const QString &model, const QString &factor) {
        const CliRun run = runCli({QStringLiteral("evaluate"), data, QStringLiteral("--gold"), gold, QStringLiteral("--model"), model,
                                   QStringLiteral("--prior-factor"), factor, QStringLiteral("--json")});
        return run.object().value(u"f1").toDouble();
    };
    const double before = f1(m_folder.filePath(QStringLiteral("first")), QStringLiteral("0.5"));
    QVERIFY(before > 0);
    QCOMPARE(f1(calibrated, QStringLiteral("1")), before);
}

/// A safetensors file begins with the length of its header, which is JSON.
void TestCliTeaching::weightsBecomeTheModelsOwn()
{
    const QString calibrated = m_folder.filePath(QStringLiteral("weighed"));
    const auto calibrate = [&calibrated](const QString &model, const QStringList &weights) {
        return runCli(QStringList{QStringLiteral("calibrate"), QStringLiteral("--model"), model, QStringLiteral("--dev"), data,
                                  QStringLiteral("--dev-gold"), gold, QStringLiteral("-o"), calibrated}
                      + weights)
            .exitCode;
    };
    const auto weightsOf = [&calibrated] {
        QFile file(calibrated);
        if (!file.open(QIODevice::ReadOnly))
            return QStringList();
        const auto length = qFromLittleEndian<quint64>(file.read(8).constData());
        const QJsonObject metadata =
            QJsonDocument::fromJson(file.read(qint64(length))).object().value(QLatin1StringView("__metadata__")).toObject();
        return QStringList{metadata.value(QLatin1StringView("gloss_weight")).toString(),
                           metadata.value(QLatin1StringView("topic_weight")).toString()};
    };
    const QStringList weights{QStringLiteral("2"), QStringLiteral("0.5")};
    QCOMPARE(calibrate(m_folder.filePath(QStringLiteral("first")),
                       {QStringLiteral("--gloss-weight"), weights[0], QStringLiteral("--topic-weight"), weights[1]}),
             0);
    QCOMPARE(weightsOf(), weights);
    const QString weighed = m_folder.filePath(QStringLiteral("once"));
    QVERIFY(QFile::copy(calibrated, weighed));
    QCOMPARE(calibrate(weighed, {}), 0);
    QCOMPARE(weightsOf(), weights);
    QCOMPARE(calibrate(calibrated, {QStringLiteral("--topic-weight"), QStringLiteral("-1")}), 2);
}

void TestCliTeaching::badUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("texts without a teacher") << QStringList{QStringLiteral("--teacher-texts"), data};
    QTest::newRow("annotated gold without anything that it bears on") << QStringList{QStringLiteral("--annotated-gold"), gold};
}

void TestCliTeaching::badUsage()
{
    QFETCH(QStringList, arguments);
    const CliRun run = runCli(training(QStringLiteral("never"), arguments));
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("never"))));
}

QTEST_GUILESS_MAIN(TestCliTeaching)
#include "tst_cliteaching.moc"
