#include <QFile>
#include <QTest>

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "cli/cliprocess.h"
#include "cli/options.h"

using glossator::testing::excerptData;
using glossator::testing::excerptGold;

/// Options that do nothing: in the kind of training that was asked for, beside one another, or of the model where none is used. Command lines
/// are read only; what they ask for is not done.
class TestCliIdleOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readInItsMode_data();
    void readInItsMode();
    void idleInOtherModes_data();
    void idleInOtherModes();
    void badUsage_data();
    void badUsage();
    void modelOptions_data();
    void modelOptions();
};

namespace {

struct Mode
{
    char letter;
    const char *name; ///< in messages
    QStringList arguments;
};

const Mode modes[] = {
    {'s', "from scratch", {}},
    {'g', "from scratch", {QStringLiteral("--gloss-rank"), QStringLiteral("2")}},
    {'f', "with --fine-tune", {QStringLiteral("--fine-tune")}},
    {'c', "with --catch-up", {QStringLiteral("--catch-up"), QStringLiteral("--gloss-rank"), QStringLiteral("2")}},
    {'x', "with --scorer", {QStringLiteral("--scorer"), QStringLiteral("lmgc")}},
};

struct Option
{
    const char *arguments; ///< DATA and GOLD stand for files
    const char *modes; ///< where it is read
};

constexpr Option options[] = {
    {"--epochs 2", "sgfcx"},
    {"--batch 64", "sgfcx"},
    {"--warmup 3", "sgfcx"},
    {"--weight-decay 0.1", "sgfcx"},
    {"--dropout 0.2", "sgfcx"},
    {"--seed 3", "sgfcx"},
    {"--instances 8", "sgfcx"},
    {"--checkpoint c --checkpoint-steps 7", "sgfcx"},
    {"--log l", "sgfcx"},
    {"--json", "sgfcx"},
    {"--dev DATA --dev-gold GOLD", "sgfcx"},
    {"--threads 1", "sgfcx"},
    {"--model m", "fc"},
    {"--counted DATA", "sgfc"},
    {"--annotated-gold GOLD", "sgfc"},
    {"--teacher t --teacher-encoder e --teacher-texts a b --teacher-weight 0.2", "sgfc"},
    {"--examples", "sgfc"},
    {"--none-weight 0.2", "sgfc"},
    {"--passage 2", "sg"},
    {"--prior 0.2", "sg"},
    {"--rank 2", "sgx"},
    {"--gloss-rate 1e-3", "gfc"},
    {"--gloss-batch 64", "gfc"},
    {"--unaided 0.2", "c"},
    {"--encoder-rate 1e-5", "sgf"},
    {"--adapter-rate 1e-3", "sgfx"},
    {"--map-rate 1e-3", "sgf"},
    {"--scale-rate 1e-3", "sgf"},
    {"--offset-rate 1e-3", "sgf"},
    {"--form token-cls", "x"},
    {"--masked-lm 0.2", "x"},
    {"--head-rate 1e-3", "x"},
};

bool isRead(const Option &option, const Mode &mode)
{
    return QByteArrayView(option.modes).contains(mode.letter);
}

QStringList argumentsOf(const char *text)
{
    QStringList arguments = QString::fromLatin1(text).split(u' ');
    return arguments.replaceInStrings(QStringLiteral("DATA"), excerptData()).replaceInStrings(QStringLiteral("GOLD"), excerptGold());
}

/// What the program says of a command line: nothing when it would do something.
QByteArray complaintOf(const QStringList &arguments)
{
    std::vector<std::string> fromTheEnd; // as CLI11 takes them
    for (const QString &argument : arguments)
        fromTheEnd.insert(fromTheEnd.begin(), QFile::encodeName(argument).toStdString());
    CLI::App app;
    glossator::cli::Action action;
    for (const auto add : {glossator::cli::addTrain, glossator::cli::addImport, glossator::cli::addAverage})
        add(app, action);
    try {
        app.parse(fromTheEnd);
    } catch (const CLI::ParseError &error) {
        return error.what();
    }
    return action ? QByteArray() : QByteArray("nothing would be done");
}

/// The same of one that begins "train" and goes on so.
QByteArray complaint(const QStringList &more)
{
    const QStringList usual{QStringLiteral("train"), excerptData(),           QStringLiteral("--gold"), excerptGold(),
                            QStringLiteral("-o"),    QStringLiteral("never"), QStringLiteral("--name"), QStringLiteral("never")};
    return complaintOf(usual + more);
}

} // namespace

void TestCliIdleOptions::readInItsMode_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const Mode &mode : modes) {
        QStringList arguments = mode.arguments;
        for (const Option &option : options) {
            if (isRead(option, mode))
                arguments += argumentsOf(option.arguments);
        }
        QTest::addRow("%c: %s", mode.letter, mode.name) << arguments;
        QTest::addRow("%c: in bfloat16", mode.letter) << mode.arguments + argumentsOf("--bfloat16"); // not beside --encoder-rate
    }
    QTest::newRow("s: what holds anyway") << argumentsOf("--model untrained");
    QTest::newRow("f: what holds anyway") << argumentsOf("--fine-tune --gloss-rank 0");
    QTest::newRow("g: glosses alone in bfloat16") << argumentsOf("--gloss-rank 2 --encoder-rate 1e-5 --bfloat16");
    QTest::newRow("f: bfloat16 for the model's gloss adapters") << argumentsOf("--fine-tune --encoder-rate 1e-5 --bfloat16");
}

void TestCliIdleOptions::readInItsMode()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(complaint(arguments), QByteArray());
}

void TestCliIdleOptions::idleInOtherModes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");
    for (const Mode &mode : modes) {
        for (const Option &option : options) {
            const QStringList arguments = argumentsOf(option.arguments);
            const QByteArray name = arguments.front().toLatin1();
            if (!isRead(option, mode))
                QTest::addRow("%c: %s", mode.letter, name.constData())
                    << mode.arguments + arguments << name + ": does nothing " + mode.name + ", only ";
        }
    }
    QTest::newRow("f: --gloss-rank") << argumentsOf("--fine-tune --gloss-rank 2")
                                     << QByteArray("--gloss-rank: does nothing with --fine-tune");
    QTest::newRow("x: --gloss-rank") << argumentsOf("--scorer lmgc --gloss-rank 2")
                                     << QByteArray("--gloss-rank: does nothing with --scorer");
    QTest::newRow("all modes in which it is read")
        << argumentsOf("--fine-tune --rank 2") << QByteArray("--rank: does nothing with --fine-tune, only from scratch or with --scorer");
}

void TestCliIdleOptions::idleInOtherModes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, message);
    const QByteArray said = complaint(arguments);
    QVERIFY2(said.contains(message), said.constData());
}

void TestCliIdleOptions::badUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("catching up without adapters") << argumentsOf("--catch-up") << QByteArray("--gloss-rank");
    QTest::newRow("catching up with adapters of rank 0") << argumentsOf("--catch-up --gloss-rank 0") << QByteArray("--gloss-rank");
    QTest::newRow("catching up that learns nothing")
        << argumentsOf("--catch-up --gloss-rank 2 --gloss-rate 0") << QByteArray("--gloss-rate");
    QTest::newRow("catching up and fine-tuning") << argumentsOf("--catch-up --gloss-rank 2 --fine-tune") << QByteArray("--fine-tune");
    QTest::newRow("catching up in a cross-encoder") << argumentsOf("--catch-up --gloss-rank 2 --scorer lmgc") << QByteArray("--scorer");
    QTest::newRow("fine-tuned cross-encoder") << argumentsOf("--fine-tune --scorer lmgc") << QByteArray("--scorer");
    QTest::newRow("teacher's weight without a teacher") << argumentsOf("--teacher-weight 0.2") << QByteArray("--teacher");
    QTest::newRow("steps without a checkpoint") << argumentsOf("--checkpoint-steps 7") << QByteArray("--checkpoint");
    QTest::newRow("a rate of no adapters") << argumentsOf("--rank 0 --adapter-rate 1e-3") << QByteArray("--adapter-rate");
    QTest::newRow("a rate of adapters that a cross-encoder lacks")
        << argumentsOf("--scorer lmgc --rank 0 --adapter-rate 1e-3") << QByteArray("--adapter-rate");
    QTest::newRow("bfloat16 for what learns in 32 bits") << argumentsOf("--bfloat16 --encoder-rate 1e-5") << QByteArray("--bfloat16");
    QTest::newRow("bfloat16 for glosses that stay")
        << argumentsOf("--bfloat16 --encoder-rate 1e-5 --gloss-rank 2 --gloss-rate 0") << QByteArray("--bfloat16");
    QTest::newRow("a rate that is no number") << argumentsOf("--map-rate nan") << QByteArray("--map-rate");
    QTest::newRow("passes that are no number") << argumentsOf("--epochs nan") << QByteArray("--epochs");
    QTest::newRow("a share beyond all") << argumentsOf("--dropout 0.95") << QByteArray("--dropout");
    QTest::newRow("a negative weight") << argumentsOf("--prior -1") << QByteArray("--prior");
    QTest::newRow("counted is what no data are") << argumentsOf("--counted GOLD") << excerptGold().toLocal8Bit();
    QTest::newRow("counted is missing") << argumentsOf("--counted DATA elsewhere.xml") << QByteArray("elsewhere.xml");
}

void TestCliIdleOptions::badUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    const QByteArray said = complaint(arguments);
    QVERIFY2(said.contains(named), said.constData());
}

void TestCliIdleOptions::modelOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named"); // empty: the option is read
    for (const char *option : {"--encoder e", "--model m", "--wordnet w", "--device cpu", "--threads 1"}) {
        const QStringList arguments = argumentsOf(option);
        const QByteArray name = arguments.front().toLatin1();
        QTest::addRow("import: %s", name.constData())
            << argumentsOf("import p a.txt") + arguments << (name == "--wordnet" ? QByteArray() : name); // gold keys are looked up there
        QTest::addRow("import and predict: %s", name.constData()) << argumentsOf("import p a.txt --predict") + arguments << QByteArray();
        QTest::addRow("average: %s", name.constData())
            << argumentsOf("average a b -o c --name d") + arguments << (name == "--model" ? name : QByteArray());
    }
}

void TestCliIdleOptions::modelOptions()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    const QByteArray said = complaintOf(arguments);
    QVERIFY2(named.isEmpty() ? said.isEmpty() : said.contains(named), said.constData());
}

QTEST_GUILESS_MAIN(TestCliIdleOptions)
#include "tst_cliidleoptions.moc"
