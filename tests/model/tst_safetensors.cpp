#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include "model/safetensors.h"

using namespace glossator;

class TestSafeTensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAFileOfTheReferenceImplementation();
    void roundTrips();
    void refusesDamage_data();
    void refusesDamage();
    void everyTruncationIsRefused();
    void missingFile();
};

namespace {

QByteArray sample()
{
    SafeTensorsWriter writer;
    writer.add(QStringLiteral("weights"), ElementType::Float32, {2, 3}, QByteArray(24, '\1'));
    writer.add(QStringLiteral("bytes"), ElementType::Int8, {5}, QByteArray("abcde"));
    writer.setMetadata(QStringLiteral("version"), QStringLiteral("näme"));
    return writer.toByteArray();
}

QByteArray withHeader(const QByteArray &json, qsizetype payload)
{
    QByteArray data(8, '\0');
    qToLittleEndian<qint64>(json.size(), data.data());
    return data + json + QByteArray(payload, '\0');
}

} // namespace

void TestSafeTensors::readsAFileOfTheReferenceImplementation()
{
    const auto file = SafeTensors::open(QStringLiteral(GLOSSATOR_TEST_DATA "/model/all-MiniLM-L6-v2.safetensors"));
    QVERIFY(file);
    QCOMPARE(file->tensorNames(),
             (QStringList{QStringLiteral("ids"), QStringLiteral("lengths"), QStringLiteral("pooled"), QStringLiteral("sample")}));
    const auto pooled = file->tensor(QStringLiteral("pooled"), {200, 384});
    QVERIFY(pooled);
    QCOMPARE(pooled->type, ElementType::Float32);
    QCOMPARE(pooled->elementCount(), 200 * 384);
    QVERIFY(!file->tensor(QStringLiteral("pooled"), {384, 200}));
}

void TestSafeTensors::roundTrips()
{
    const auto file = SafeTensors::parse(sample(), QStringLiteral("memory"));
    QVERIFY(file);
    QCOMPARE(file->metadata(QStringLiteral("version")), QStringLiteral("näme"));
    const auto bytes = file->tensor(QStringLiteral("bytes"), {5});
    QVERIFY(bytes);
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(bytes->bytes.data()), 5), QByteArray("abcde"));
    const auto weights = file->tensor(QStringLiteral("weights"));
    QVERIFY(weights);
    QCOMPARE(weights->shape, (std::vector<qint64>{2, 3}));
    QCOMPARE(weights->bytes.size(), size_t(24));
}

void TestSafeTensors::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("this is not a model at all, only some text");
    QTest::newRow("header beyond the end") << withHeader("{}", 0).replace(0, 1, QByteArray(1, '\x7f'));
    QTest::newRow("negative length") << QByteArray(8, '\xff') + "{}";
    QTest::newRow("not JSON") << withHeader("{\"a\": ", 0);
    QTest::newRow("a list") << withHeader("[1,2]", 0);
    QTest::newRow("unknown type") << withHeader(R"({"a":{"dtype":"Q4","shape":[1],"data_offsets":[0,4]}})", 4);
    QTest::newRow("extent beyond the end") << withHeader(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4);
    QTest::newRow("extent and shape differ") << withHeader(R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8);
    QTest::newRow("negative size") << withHeader(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}})", 0);
    QTest::newRow("product overflows") << withHeader(R"({"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}})", 0);
}

void TestSafeTensors::refusesDamage()
{
    QFETCH(QByteArray, data);
    const auto file = SafeTensors::parse(data, QStringLiteral("damaged"));
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::ModelDamaged);
    QCOMPARE(file.error().subject, QStringLiteral("damaged"));
    QVERIFY(!file.error().detail.isEmpty());
}

void TestSafeTensors::everyTruncationIsRefused()
{
    const QByteArray whole = sample();
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!SafeTensors::parse(whole.left(length), QString()), qPrintable(QString::number(length)));
}

void TestSafeTensors::missingFile()
{
    const QTemporaryDir dir;
    const auto file = SafeTensors::open(dir.filePath(QStringLiteral("absent.safetensors")));
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::FileNotFound);
}

QTEST_GUILESS_MAIN(TestSafeTensors)
#include "tst_safetensors.moc"
