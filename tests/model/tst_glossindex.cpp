#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/glossindex.h"
#include "model/tinyencoder.h"

using namespace glossator;

class TestGlossIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsVectorsAcrossRuns();
    void halfWrittenRowsDoNotCount();
    void otherEncoderOtherFile();
    void folderThatCannotBe();
};

namespace {

constexpr int width = 16;
const QString digest = QStringLiteral("0123");

std::vector<float> unitVector(float direction)
{
    std::vector<float> vector(width);
    double length = 0;
    for (int i = 0; i < width; ++i) {
        vector[size_t(i)] = std::sin(direction + float(i));
        length += double(vector[size_t(i)]) * vector[size_t(i)];
    }
    for (float &x : vector)
        x = float(x / std::sqrt(length));
    return vector;
}

} // namespace

void TestGlossIndex::keepsVectorsAcrossRuns()
{
    const QTemporaryDir dir;
    const std::vector<float> vector = unitVector(1);
    {
        const auto index = GlossIndex::open(dir.path(), digest, TinyEncoder::glosses(), width);
        QVERIFY(index);
        QCOMPARE((*index)->countPresent(), 0);
        (*index)->put(2, vector);
    }
    const auto index = GlossIndex::open(dir.path(), digest, TinyEncoder::glosses(), width);
    QVERIFY(index);
    QCOMPARE((*index)->countPresent(), 1);
    std::vector<float> read(width);
    QVERIFY((*index)->read(2, read));
    QVERIFY(!(*index)->contains(1));
    const float step = std::abs(std::ranges::max(vector, {}, [](float x) { return std::abs(x); })) / 127;
    for (int i = 0; i < width; ++i)
        QVERIFY(std::abs(read[size_t(i)] - vector[size_t(i)]) <= step * 0.501F); // 8-bit integers
}

void TestGlossIndex::halfWrittenRowsDoNotCount()
{
    const QTemporaryDir dir;
    QString path;
    {
        const auto index = GlossIndex::open(dir.path(), digest, TinyEncoder::glosses(), width);
        QVERIFY(index);
        (*index)->put(0, unitVector(1));
        path = (*index)->path();
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(TinyEncoder::glosses().count * qint64(sizeof(float)) + width / 2)); // the second half of row 0
    file.write(QByteArray(width / 2, '\0'));
    file.close();
    const auto index = GlossIndex::open(dir.path(), digest, TinyEncoder::glosses(), width);
    QVERIFY(index);
    QVERIFY(!(*index)->contains(0));
}

void TestGlossIndex::otherEncoderOtherFile()
{
    const QTemporaryDir dir;
    const auto first = GlossIndex::open(dir.path(), digest, TinyEncoder::glosses(), width);
    const auto second = GlossIndex::open(dir.path(), QStringLiteral("4567"), TinyEncoder::glosses(), width);
    QVERIFY(first && second);
    QVERIFY((*first)->path() != (*second)->path());
    (*first)->put(0, unitVector(1));
    QVERIFY(!(*second)->contains(0));
}

void TestGlossIndex::folderThatCannotBe()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto index = GlossIndex::open(file.fileName() + QStringLiteral("/below"), digest, TinyEncoder::glosses(), width);
    QVERIFY(!index);
    QCOMPARE(index.error().code, ErrorCode::FileUnwritable);
}

QTEST_GUILESS_MAIN(TestGlossIndex)
#include "tst_glossindex.moc"
