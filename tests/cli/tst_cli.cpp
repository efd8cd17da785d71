#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>

#include "cli/cliprocess.h"
#include "support/files.h"

using glossator::testing::bytesOf;
using glossator::testing::CliCall;
using glossator::testing::CliRun;
using glossator::testing::metadataOf;
using glossator::testing::runCli;
using glossator::testing::shippedModel;

namespace {

const QString testData = QStringLiteral(GLOSSATOR_TEST_DATA "/cli/");

/// A part of a text by Unicode code points, which the program's offsets count.
QString codePointSlice(const QString &text, int start, int end)
{
    const QList<uint> points = text.toUcs4();
    if (start < 0 || end < start || end > points.size())
        return QStringLiteral("<outside the text>");
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()) + start, end - start);
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tagsText();
    void tagsStandardInput();
    void tagsWsdXmlWithItsOwnLemmas();
    void keepsWhatWasFinished();
    void badInput_data();
    void badInput();
    void reportsFullOutput();
    void evaluates();
    void weighsFrequency();
    void refusesAWrongKey();
    void importsAndExports();
    void failedImportLeavesNoProject();
    void importsWhatCanBeRead();
    void indexesTheGlossesOfAText();

private:
    QString write(const QString &name, const QByteArray &contents);
    void checkSentence(const QJsonObject &sentence, const QString &document);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestCli::write(const QString &name, const QByteArray &contents)
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void TestCli::checkSentence(const QJsonObject &sentence, const QString &document)
{
    const QString text = sentence.value(u"text").toString();
    const int offset = sentence.value(u"offset").toInt(-1);
    if (!document.isEmpty())
        QCOMPARE(codePointSlice(document, offset, offset + int(text.toUcs4().size())), text);
    const QJsonArray tokens = sentence.value(u"tokens").toArray();
    QVERIFY(!tokens.isEmpty());
    for (const QJsonValue &value : tokens) {
        const QJsonObject token = value.toObject();
        QCOMPARE(token.keys(),
                 (QStringList{QStringLiteral("end"), QStringLiteral("form"), QStringLiteral("lemma"), QStringLiteral("pos"),
                              QStringLiteral("start")}));
        QCOMPARE(codePointSlice(text, token.value(u"start").toInt(), token.value(u"end").toInt()), token.value(u"form").toString());
    }
    for (const QJsonValue &value : sentence.value(u"units").toArray()) {
        const QJsonObject unit = value.toObject();
        for (const QJsonValue &token : unit.value(u"tokens").toArray())
            QVERIFY(token.toInt(-1) >= 0 && token.toInt() < tokens.size());
        double sum = 0;
        double last = 1;
        for (const QJsonValue &candidate : unit.value(u"candidates").toArray()) {
            const double p = candidate[u"p"].toDouble(-1);
            QVERIFY(p >= 0 && p <= last + 1e-6);
            QVERIFY(candidate[u"sense"].toString().startsWith(unit.value(u"lemma").toString() + u'%'));
            sum += p;
            last = p;
        }
        QVERIFY2(std::abs(sum - 1) < 1e-3, qPrintable(unit.value(u"lemma").toString()));
    }
}

void TestCli::tagsText()
{
    const QString text = QStringLiteral("😀 The boat reached the bank of the river.\n\n"
                                        "She 🏦 deposited her money in the bank.\n");
    const CliRun run = runCli({QStringLiteral("tag"), write(QStringLiteral("bank.txt"), text.toUtf8())});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const std::vector<QJsonObject> sentences = run.lines();
    QCOMPARE(sentences.size(), 2u);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(sentences[size_t(i)].value(u"doc").toString(), QStringLiteral("bank.txt"));
        QCOMPARE(sentences[size_t(i)].value(u"sent").toInt(-1), i);
        checkSentence(sentences[size_t(i)], text);
    }
    // The two banks are textbook cases: WordNet's sloping land, and the financial institution.
    const auto bankOf = [](const QJsonObject &sentence) {
        for (const QJsonValue &unit : sentence.value(u"units").toArray()) {
            if (unit[u"lemma"].toString() == u"bank")
                return unit[u"candidates"][0][u"sense"].toString();
        }
        return QString();
    };
    QCOMPARE(bankOf(sentences[0]), QStringLiteral("bank%1:17:01::"));
    QCOMPARE(bankOf(sentences[1]), QStringLiteral("bank%1:14:00::"));
}

void TestCli::tagsStandardInput()
{
    const QByteArray text = "A dog barked. A cat ran away.";
    const CliRun run = runCli(CliCall{{QStringLiteral("tag"), QStringLiteral("-"), QStringLiteral("--json")}, text, {}, {}});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.lines().size(), 2u);
    for (const QJsonObject &sentence : run.lines())
        checkSentence(sentence, QString::fromUtf8(text));

    const QByteArray xml = bytesOf(testData + QStringLiteral("excerpt.data.xml"));
    const CliRun forced =
        runCli(CliCall{{QStringLiteral("tag"), QStringLiteral("-"), QStringLiteral("--format"), QStringLiteral("wsd-xml")}, xml, {}, {}});
    QVERIFY2(forced.exitCode == 0, forced.errors.constData());
    QCOMPARE(forced.lines().size(), 8u);
}

void TestCli::tagsWsdXmlWithItsOwnLemmas()
{
    const CliRun run = runCli({QStringLiteral("tag"), testData + QStringLiteral("excerpt.data.xml")});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const std::vector<QJsonObject> sentences = run.lines();
    QCOMPARE(sentences.size(), 8u);
    int units = 0;
    for (const QJsonObject &sentence : sentences) {
        checkSentence(sentence, {});
        units += int(sentence.value(u"units").toArray().size());
    }
    QCOMPARE(units, 75);
    const QJsonValue second = sentences[0].value(u"units").toArray().at(1);
    QCOMPARE(second[u"lemma"].toString(), QStringLiteral("change_ringing"));
    QCOMPARE(second[u"pos"].toString(), QStringLiteral("NOUN"));
}

void TestCli::keepsWhatWasFinished()
{
    const QString first = write(QStringLiteral("first.txt"), "The first text.");
    const QString last = write(QStringLiteral("last.txt"), "The last text.");
    const QString missing = m_folder->filePath(QStringLiteral("missing.txt"));
    const CliRun run = runCli({QStringLiteral("tag"), first, missing, last});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.lines().size(), 2u);
    QVERIFY2(run.errors.contains("missing.txt"), run.errors.constData());
}

void TestCli::badInput_data()
{
    QTest::addColumn<QStringList>("arguments"); // FOLDER stands for the test's folder
    QTest::addColumn<QString>("message");
    const QString tag = QStringLiteral("tag");
    const QString plain = QStringLiteral("FOLDER/plain.txt");
    QTest::newRow("missing file") << QStringList{tag, QStringLiteral("FOLDER/none.txt")} << QStringLiteral("There is no file");
    QTest::newRow("folder") << QStringList{tag, QStringLiteral("FOLDER")} << QStringLiteral("is a folder");
    QTest::newRow("binary") << QStringList{tag, QStringLiteral("FOLDER/binary.txt")} << QStringLiteral("is not text");
    QTest::newRow("truncated XML") << QStringList{tag, QStringLiteral("FOLDER/truncated.xml")} << QStringLiteral("well-formed");
    QTest::newRow("missing model") << QStringList{tag, plain, QStringLiteral("--model"), QStringLiteral("FOLDER/none")}
                                   << QStringLiteral("model");
    QTest::newRow("damaged model") << QStringList{tag, plain, QStringLiteral("--model"), QStringLiteral("FOLDER/binary.txt")}
                                   << QStringLiteral("is damaged");
    QTest::newRow("missing encoder") << QStringList{tag, plain, QStringLiteral("--encoder"), QStringLiteral("FOLDER/none")}
                                     << QStringLiteral("encoder is missing");
    QTest::newRow("missing WordNet") << QStringList{tag, plain, QStringLiteral("--wordnet"), QStringLiteral("FOLDER/none")}
                                     << QStringLiteral("wordnet-base");
    QTest::newRow("unknown device") << QStringList{tag, plain, QStringLiteral("--device"), QStringLiteral("abacus")}
                                    << QStringLiteral("abacus");
    QTest::newRow("absent CUDA device") << QStringList{tag, plain, QStringLiteral("--device"), QStringLiteral("cuda:63")}
                                        << QStringLiteral("cuda:63");
    QTest::newRow("not a project") << QStringList{QStringLiteral("show"), plain} << QStringLiteral("is not a Glossator project");
    QTest::newRow("no project") << QStringList{QStringLiteral("export"), QStringLiteral("FOLDER/none"), QStringLiteral("--format"),
                                               QStringLiteral("jsonl"), QStringLiteral("FOLDER/out")}
                                << QStringLiteral("There is no file");
}

void TestCli::badInput()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    write(QStringLiteral("plain.txt"), "A plain text.");
    write(QStringLiteral("binary.txt"),
          QByteArray("\x7f"
                     "ELF\x02\x01\x01\x00\x00\xff\xfe\x80",
                     12)
              + QByteArray(4096, '\xc3'));
    const QByteArray xml = bytesOf(testData + QStringLiteral("excerpt.data.xml"));
    write(QStringLiteral("truncated.xml"), xml.first(xml.size() / 2));

    arguments.replaceInStrings(QStringLiteral("FOLDER"), m_folder->path());
    const QStringList before = QDir(m_folder->path()).entryList(QDir::Files);
    const CliRun run = runCli(arguments);
    QVERIFY2(run.exitCode == 1, run.errors.constData());
    QVERIFY2(run.errors.contains(message.toUtf8()), run.errors.constData());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), before);
}

void TestCli::reportsFullOutput()
{
    const QString text = write(QStringLiteral("a.txt"), "A dog barked.");
    const CliRun run = runCli(CliCall{{QStringLiteral("tag"), text}, {}, QStringLiteral("/dev/full"), {}});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("no space left"), run.errors.constData());
}

void TestCli::evaluates()
{
    const QStringList arguments{QStringLiteral("evaluate"), testData + QStringLiteral("excerpt.data.xml"), QStringLiteral("--gold"),
                                testData + QStringLiteral("excerpt.gold.key.txt")};
    const CliRun run = runCli(arguments + QStringList{QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const QJsonObject scores = run.object();
    QCOMPARE(scores.keys(),
             (QStringList{QStringLiteral("aurc"), QStringLiteral("by_pos"), QStringLiteral("ece"), QStringLiteral("ece_by_chance"),
                          QStringLiteral("f1"), QStringLiteral("instances"), QStringLiteral("instances_per_second"),
                          QStringLiteral("not_first"), QStringLiteral("precision"), QStringLiteral("recall"), QStringLiteral("seconds"),
                          QStringLiteral("tokens_per_second"), QStringLiteral("unfit_instances")}));
    QCOMPARE(scores.value(u"instances").toInt(), 75);
    QVERIFY(scores.value(u"seconds").toDouble() > 0);
    QVERIFY(scores.value(u"tokens_per_second").toDouble() > 0);
    // First senses alone reach 66.8 on the whole set; an excerpt varies.
    QVERIFY2(scores.value(u"f1").toDouble() > 55, run.output.constData());
    int instances = 0;
    double right = 0;
    const QJsonObject byPos = scores.value(u"by_pos").toObject();
    for (const QJsonValue &score : byPos) {
        instances += score[u"instances"].toInt();
        right += score[u"recall"].toDouble() / 100 * score[u"instances"].toInt();
    }
    QCOMPARE(instances, 75);
    QVERIFY(std::abs(right - scores.value(u"recall").toDouble() / 100 * 75) < 1e-6);

    const CliRun table = runCli(arguments);
    QCOMPARE(table.exitCode, 0);
    QVERIFY2(table.output.contains("NOUN"), table.output.constData());
}

void TestCli::weighsFrequency()
{
    const QString text = write(QStringLiteral("bank.txt"), "Her bank gave the firm a large loan.");
    const double uniformShare = metadataOf(shippedModel()).value(u"uniform_share").toString().toDouble();
    const auto first = [&](const QString &factor) {
        const CliRun run = runCli({QStringLiteral("tag"), text, QStringLiteral("--prior-factor"), factor});
        const QJsonArray units = run.object().value(u"units").toArray();
        const QJsonArray candidates = units.first()[u"candidates"].toArray();
        QHash<QString, double> probabilities;
        for (const QJsonValue &candidate : candidates)
            probabilities.insert(candidate[u"sense"].toString(), candidate[u"p"].toDouble() - uniformShare / double(candidates.size()));
        return probabilities;
    };
    // Without the share of chance, the log of the ratio of any two probabilities is linear in the factor.
    const QString a = QStringLiteral("bank%1:14:00::");
    const QString b = QStringLiteral("bank%1:17:01::");
    std::vector<double> ratios;
    for (const QString &factor : {QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")}) {
        const auto probabilities = first(factor);
        QVERIFY(probabilities.value(a) > 0 && probabilities.value(b) > 0);
        ratios.push_back(std::log(probabilities.value(a) / probabilities.value(b)));
    }
    QVERIFY(std::abs(ratios[0] + ratios[2] - 2 * ratios[1]) < 1e-3);
    QVERIFY(std::abs(ratios[2] - ratios[0]) > 0.01);

    const QStringList arguments{QStringLiteral("evaluate"), testData + QStringLiteral("excerpt.data.xml"), QStringLiteral("--gold"),
                                testData + QStringLiteral("excerpt.gold.key.txt"), QStringLiteral("--json")};
    const auto risk = [&](const QStringList &more) { return runCli(arguments + more).object().value(u"aurc").toDouble(); };
    QCOMPARE(risk({QStringLiteral("--prior-factor"), QStringLiteral("1")}), risk({}));
    QVERIFY(risk({QStringLiteral("--prior-factor"), QStringLiteral("0")}) != risk({}));
}

void TestCli::refusesAWrongKey()
{
    const QString data = testData + QStringLiteral("excerpt.data.xml");
    const QString foreign = write(QStringLiteral("foreign.key.txt"), "d000.s000.t000 art%1:09:00::\nd999.s000.t000 art%1:09:00::\n");
    const CliRun run = runCli({QStringLiteral("evaluate"), data, QStringLiteral("--gold"), foreign});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("d999.s000.t000"), run.errors.constData());

    const QString damaged = write(QStringLiteral("damaged.key.txt"), "d000.s000.t000\n");
    QCOMPARE(runCli({QStringLiteral("evaluate"), data, QStringLiteral("--gold"), damaged}).exitCode, 1);
}

void TestCli::importsAndExports()
{
    const QString project = m_folder->filePath(QStringLiteral("p.glossator"));
    const QString key = testData + QStringLiteral("excerpt.gold.key.txt");
    const CliRun imported = runCli({QStringLiteral("import"), project, testData + QStringLiteral("excerpt.data.xml"),
                                    QStringLiteral("--key"), key, QStringLiteral("--predict"), QStringLiteral("--json")});
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    const QJsonValue document = imported.object().value(u"imported")[0];
    QCOMPARE(document[u"sentences"].toInt(), 8);
    QCOMPARE(document[u"units"].toInt(), 75);
    QCOMPARE(document[u"decided"].toInt(), 75);

    const QString out = m_folder->filePath(QStringLiteral("out.data.xml"));
    const CliRun exported =
        runCli({QStringLiteral("export"), project, QStringLiteral("--format"), QStringLiteral("wsd-xml"), out, QStringLiteral("--json")});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    QCOMPARE(exported.object().value(u"decisions").toInt(), 75);
    // What comes out are the very keys that went in.
    QCOMPARE(bytesOf(m_folder->filePath(QStringLiteral("out.gold.key.txt"))), bytesOf(key));

    const CliRun shown = runCli({QStringLiteral("show"), project, QStringLiteral("--sentences"), QStringLiteral("1")});
    QVERIFY2(shown.exitCode == 0, shown.errors.constData());
    QVERIFY2(shown.output.contains("8 sentences") && shown.output.contains("change-ringing"), shown.output.constData());
}

void TestCli::failedImportLeavesNoProject()
{
    const QByteArray xml = bytesOf(testData + QStringLiteral("excerpt.data.xml"));
    const QString truncated = write(QStringLiteral("truncated.xml"), xml.first(xml.size() / 2));
    const CliRun run = runCli({QStringLiteral("import"), m_folder->filePath(QStringLiteral("p.glossator")), truncated});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("truncated.xml")});
}

void TestCli::importsWhatCanBeRead()
{
    const QByteArray xml = bytesOf(testData + QStringLiteral("excerpt.data.xml"));
    const QStringList files{write(QStringLiteral("truncated.xml"), xml.first(xml.size() / 2)),
                            write(QStringLiteral("good.txt"), "A dog barked."), write(QStringLiteral("binary.txt"), "\xff\xfe"),
                            m_folder->filePath(QStringLiteral("absent.txt"))};
    const QString project = m_folder->filePath(QStringLiteral("p.glossator"));
    const CliRun run = runCli(QStringList{QStringLiteral("import"), project} + files);
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.output, QByteArray("good.txt: 1 sentences, 4 tokens, 0 units, 0 decided\n"));
    QCOMPARE(run.errors.count('\n'), 3);
    for (const char *name : {"truncated.xml", "binary.txt", "absent.txt"})
        QVERIFY2(run.errors.contains(name), run.errors.constData());
    const CliRun shown = runCli({QStringLiteral("show"), project});
    QVERIFY2(shown.exitCode == 0 && shown.output.contains("good.txt") && !shown.output.contains("d000"), shown.output.constData());
}

void TestCli::indexesTheGlossesOfAText()
{
    const QString text = write(QStringLiteral("a.txt"), "The dog barked at the cat.");
    const CliCall call{{QStringLiteral("index"), text, QStringLiteral("--json")},
                       {},
                       {},
                       {QStringLiteral("GLOSSATOR_CACHE=%1").arg(m_folder->filePath(QStringLiteral("cache")))}};
    const CliRun first = runCli(call);
    QVERIFY2(first.exitCode == 0, first.errors.constData());
    // WordNet 3.0: 7 synsets of dog and 8 of cat as nouns, at least.
    QVERIFY2(first.object().value(u"added").toInt() >= 15, first.output.constData());
    QCOMPARE(first.object().value(u"glosses").toInt(), 117659);
    const CliRun second = runCli(call);
    QCOMPARE(second.object().value(u"added").toInt(-1), 0);
    QCOMPARE(second.object().value(u"present"), first.object().value(u"present"));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
