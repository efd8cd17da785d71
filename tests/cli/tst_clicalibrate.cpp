#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "cli/cliprocess.h"
#include "support/files.h"

using glossator::testing::bytesOf;
using glossator::testing::CliRun;
using glossator::testing::metadataOf;
using glossator::testing::runCli;
using glossator::testing::shippedModel;
using glossator::testing::writeBytes;

/// Calibrating the shipped model on the two documents of a corpus.
class TestCliCalibrate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFileCountsTheSame();
    void whatIsWrittenKnowsNone();
    void noneIsNotAskedOfOnlyCandidates();
    void versionIsKeptOrRenamed();
    void badUsage_data();
    void badUsage();

private:
    [[nodiscard]] CliRun calibrate(const QStringList &more) const;
    [[nodiscard]] QString document(int which) const { return m_folder.filePath(QStringLiteral("document%1.data.xml").arg(which)); }
    [[nodiscard]] QString output() const { return m_folder.filePath(QStringLiteral("calibrated.safetensors")); }

    QTemporaryDir m_folder;
};

namespace {

const QString whole = QStringLiteral(GLOSSATOR_TEST_DATA "/io/senseval2-excerpt.data.xml");
const QString gold = QStringLiteral(GLOSSATOR_TEST_DATA "/io/senseval2-excerpt.gold.key.txt");
constexpr char noneWeights[] = "none.weights"; // in a file that tells whether none of the candidates fits

/// Sentences with a noun each that has two senses, and the right one's key.
struct TwoSenses
{
    const char *before;
    const char *noun;
    const char *after;
    const char *key;
};
constexpr TwoSenses twoSenses[] = {
    {"She ate the", "apple", "with cheese", "apple%1:13:00::"}, {"The", "lizard", "slept under a rock", "lizard%1:05:00::"},
    {"A", "squirrel", "ran up the tree", "squirrel%1:05:00::"}, {"The", "donkey", "carried our bags", "donkey%1:05:00::"},
    {"His", "parrot", "flew away", "parrot%1:05:00::"},         {"He boiled a", "potato", "with salt", "potato%1:13:00::"},
    {"They feared the", "tiger", "most", "tiger%1:05:00::"},    {"I cut the", "tomato", "in half", "tomato%1:13:00::"}};

void writeTwoSenses(const QString &data, const QString &keys)
{
    QByteArray text = R"(<corpus lang="en" source="two"><text id="d0">)";
    QByteArray lines;
    int number = 0;
    for (const TwoSenses &sentence : twoSenses) {
        const QByteArray id = "d0.s" + QByteArray::number(number++);
        text += R"(<sentence id=")" + id + R"(">)";
        for (const QByteArray &word : QByteArray(sentence.before).split(' '))
            text += R"(<wf lemma=")" + word.toLower() + R"(" pos="X">)" + word + "</wf>";
        text += R"(<instance id=")" + id + R"(.t0" lemma=")" + sentence.noun + R"(" pos="NOUN">)" + sentence.noun + "</instance>";
        for (const QByteArray &word : QByteArray(sentence.after).split(' '))
            text += R"(<wf lemma=")" + word + R"(" pos="X">)" + word + "</wf>";
        text += "</sentence>";
        lines += id + ".t0 " + sentence.key + '\n';
    }
    writeBytes(data, text + "</text></corpus>");
    writeBytes(keys, lines);
}

} // namespace

void TestCliCalibrate::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const QByteArray text = bytesOf(whole);
    const qsizetype first = text.indexOf("<text ");
    const qsizetype second = text.lastIndexOf("<text ");
    const qsizetype end = text.indexOf("</corpus>");
    QVERIFY(0 < first && first < second && second < end);
    writeBytes(document(1), text.first(second) + text.sliced(end));
    writeBytes(document(2), text.first(first) + text.sliced(second));
}

CliRun TestCliCalibrate::calibrate(const QStringList &more) const
{
    return runCli(QStringList{QStringLiteral("calibrate"), QStringLiteral("-o"), output(), QStringLiteral("--json")} + more);
}

void TestCliCalibrate::everyFileCountsTheSame()
{
    const auto temperatureOf = [this](const QStringList &files) {
        const QStringList keys(files.size(), gold);
        const CliRun run = calibrate(QStringList{QStringLiteral("--dev")} + files + QStringList{QStringLiteral("--dev-gold")} + keys);
        return run.exitCode == 0 ? run.object().value(u"temperature").toDouble() : -1;
    };
    const double first = temperatureOf({document(1)});
    const double second = temperatureOf({document(2)});
    const double together = temperatureOf({document(1), document(2)});
    QVERIFY(first > 0 && second > 0 && together > 0);
    QVERIFY2(std::abs(first / second - 1) > 0.01, "both ask for the same temperature, so the test tells nothing");
    QVERIFY(std::min(first, second) < together && together < std::max(first, second));
    const double twiceTheFirst = temperatureOf({document(1), document(1), document(2)});
    QVERIFY(std::min(first, together) < twiceTheFirst && twiceTheFirst < std::max(first, together));
    QVERIFY(std::abs(temperatureOf({document(1), document(1)}) / first - 1) < 1e-3);
}

void TestCliCalibrate::whatIsWrittenKnowsNone()
{
    QFile::remove(output());
    const CliRun run = calibrate({QStringLiteral("--dev"), whole, QStringLiteral("--dev-gold"), gold});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const CliRun evaluated = runCli({QStringLiteral("evaluate"), whole, QStringLiteral("--gold"), gold, QStringLiteral("--reliability"),
                                     QStringLiteral("--model"), output(), QStringLiteral("--json")});
    QVERIFY2(evaluated.exitCode == 0, evaluated.errors.constData());
    QVERIFY(bytesOf(output()).contains(noneWeights));
    // Fitted on the same text.
    QVERIFY2(evaluated.object().value(u"none_auroc").toDouble() > 0.8, evaluated.output.constData());
}

/// Of two candidates, one is left without the right one: there is nothing then to learn from, and nothing to measure.
void TestCliCalibrate::noneIsNotAskedOfOnlyCandidates()
{
    const QString data = m_folder.filePath(QStringLiteral("two.data.xml"));
    const QString keys = m_folder.filePath(QStringLiteral("two.gold.key.txt"));
    writeTwoSenses(data, keys);
    const CliRun run = calibrate({QStringLiteral("--dev"), data, QStringLiteral("--dev-gold"), keys});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QVERIFY(!bytesOf(output()).contains(noneWeights));

    const CliRun evaluated = runCli(
        {QStringLiteral("evaluate"), data, QStringLiteral("--gold"), keys, QStringLiteral("--reliability"), QStringLiteral("--json")});
    QVERIFY2(evaluated.exitCode == 0, evaluated.errors.constData());
    // As where there is nothing to compare. Five of the eight lemmas lose their right sense, and of 5 x 3 pairs no half can be won.
    QCOMPARE(evaluated.object().value(u"none_auroc").toDouble(), 0.5);
}

void TestCliCalibrate::versionIsKeptOrRenamed()
{
    const auto versionAfter = [this](const QStringList &name) {
        const QStringList files{QStringLiteral("--dev"), document(1), QStringLiteral("--dev-gold"), gold};
        if (const CliRun run = calibrate(files + name); run.exitCode != 0)
            return QString::fromUtf8(run.errors);
        return metadataOf(output()).value(u"version").toString();
    };
    QCOMPARE(versionAfter({}), metadataOf(shippedModel()).value(u"version").toString());
    QCOMPARE(versionAfter({QStringLiteral("--name"), QStringLiteral("renamed")}), QStringLiteral("renamed"));
}

void TestCliCalibrate::badUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no development data") << QStringList{};
    QTest::newRow("a key file short") << QStringList{QStringLiteral("--dev"), document(1), document(2), QStringLiteral("--dev-gold"), gold};
    QTest::newRow("counted is what no data are")
        << QStringList{QStringLiteral("--dev"), document(1), QStringLiteral("--dev-gold"), gold, QStringLiteral("--counted"), document(2)};
}

void TestCliCalibrate::badUsage()
{
    QFETCH(QStringList, arguments);
    QFile::remove(output());
    const CliRun run = calibrate(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.errors.isEmpty());
    QVERIFY(!QFile::exists(output()));
}

QTEST_GUILESS_MAIN(TestCliCalibrate)
#include "tst_clicalibrate.moc"
