#include "model/torchcompat.h"

#include <QTest>

#include <numeric>

#include "model/encoderreader.h"
#include "model/networkloading.h"
#include "model/scoring.h"

using namespace glossator;
using namespace glossator::testing;

/// Against EncoderNetwork, whose numbers tst_encodernetwork compares with those of the reference implementation.
class TestEncoderReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheNetwork_data();
    void equalsTheNetwork();
    void companyChangesNothing();
    void sixteenBitsComeClose();
    void oddWidthsAreLeftToTheNetwork();
};

namespace {

/// Sequences of many lengths, more rows than a thread takes at once.
std::vector<std::vector<qint32>> manySequences(const EncoderConfig &config, int count)
{
    std::vector<std::vector<qint32>> sequences;
    const int longest = std::min(config.positions, 150);
    for (int i = 0; i < count; ++i) {
        auto &sequence = sequences.emplace_back();
        const int length = 1 + i * 37 % longest;
        for (int k = 0; k < length; ++k)
            sequence.push_back(2 + (i * 131 + k * 17) % (config.vocabularySize - 2));
    }
    return sequences;
}

/// About a third of the rows, none of every fifth sequence's.
std::vector<int64_t> someRows(const std::vector<int> &lengths)
{
    std::vector<int64_t> rows;
    int64_t row = 0;
    for (size_t i = 0; i < lengths.size(); ++i) {
        for (int k = 0; k < lengths[i]; ++k, ++row) {
            if (i % 5 != 0 && (row * 7) % 10 < 3)
                rows.push_back(row);
        }
    }
    return rows;
}

torch::Tensor rowsAt(const torch::Tensor &states, const std::vector<int64_t> &rows)
{
    return states.index_select(0, torch::tensor(at::ArrayRef<int64_t>(rows), torch::kInt64));
}

double largestDifference(const torch::Tensor &a, const torch::Tensor &b)
{
    return (a - b).abs().max().item<double>();
}

const QString tiny = QStringLiteral(GLOSSATOR_TEST_DATA "/model/");

} // namespace

void TestEncoderReader::equalsTheNetwork_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("firstLayers");
    QTest::newRow("all-MiniLM-L6-v2") << defaultEncoderFolder() << 4;
    QTest::newRow("all but the last layer first") << defaultEncoderFolder() << 5;
    for (const char *name : {"tiny-mpnet", "tiny-roberta", "tiny-xlm-roberta"})
        QTest::newRow(name) << tiny + QLatin1StringView(name) << 1;
}

void TestEncoderReader::equalsTheNetwork()
{
    QFETCH(const QString, folder);
    QFETCH(const int, firstLayers);
    const torch::NoGradGuard noGrad;
    const auto network = loadFrom(folder);
    QVERIFY(network);
    const auto sequences = manySequences(network->config(), 24);
    const PackedSequences packed = PackedSequences::pack(sequences, torch::kCPU);
    const auto layers = network->forward(packed);
    const auto reader = EncoderReader::make(*network, Precision::Float32);
    QVERIFY(reader);
    const torch::Tensor first = reader->readFirst(packed, firstLayers);
    const double firstDifference = largestDifference(first, layers[size_t(firstLayers) - 1]);
    QVERIFY2(firstDifference < 2e-5, qPrintable(QString::number(firstDifference)));

    const std::vector<int64_t> rows = someRows(packed.lengths);
    const torch::Tensor rest = reader->readRest(first, packed.lengths, firstLayers, rows);
    const double difference = largestDifference(rest, rowsAt(senseStates(layers), rows));
    QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
}

void TestEncoderReader::companyChangesNothing()
{
    const torch::NoGradGuard noGrad;
    const auto network = loadFrom(tiny + QStringLiteral("tiny-mpnet"));
    QVERIFY(network);
    const auto reader = EncoderReader::make(*network, Precision::Float32);
    const auto sequences = manySequences(network->config(), 30);
    const PackedSequences packed = PackedSequences::pack(sequences, torch::kCPU);
    const torch::Tensor together = reader->readFirst(packed, 1);
    std::vector<int64_t> rows(size_t(packed.ids.size(0)));
    std::iota(rows.begin(), rows.end(), 0);
    const torch::Tensor all = reader->readRest(together, packed.lengths, 1, rows);
    int64_t row = 0;
    for (const auto &sequence : sequences) {
        const PackedSequences alone = PackedSequences::pack(std::span(&sequence, 1), torch::kCPU);
        const auto length = int64_t(sequence.size());
        const torch::Tensor first = reader->readFirst(alone, 1);
        QVERIFY(largestDifference(first, together.narrow(0, row, length)) < 1e-5);
        // The last word by itself.
        const std::vector<int64_t> last{length - 1};
        QVERIFY(largestDifference(reader->readRest(first, alone.lengths, 1, last)[0], all[row + length - 1]) < 1e-5);
        row += length;
    }
}

void TestEncoderReader::sixteenBitsComeClose()
{
    const torch::NoGradGuard noGrad;
    const auto network = loadFrom(defaultEncoderFolder());
    QVERIFY(network);
    const PackedSequences packed = PackedSequences::pack(manySequences(network->config(), 12), torch::kCPU);
    const std::vector<int64_t> rows = someRows(packed.lengths);
    const auto exact = EncoderReader::make(*network, Precision::Float32);
    const auto rounded = EncoderReader::make(*network, Precision::BFloat16);
    const torch::Tensor expected = exact->readRest(exact->readFirst(packed, 4), packed.lengths, 4, rows);
    const torch::Tensor actual = rounded->readRest(rounded->readFirst(packed, 4), packed.lengths, 4, rows);
    const torch::Tensor cosines = torch::cosine_similarity(actual, expected, 1);
    QVERIFY2(cosines.min().item<double>() > 0.995, qPrintable(QString::number(cosines.min().item<double>())));
    QVERIFY2(cosines.mean().item<double>() > 0.999, qPrintable(QString::number(cosines.mean().item<double>())));
}

void TestEncoderReader::oddWidthsAreLeftToTheNetwork()
{
    EncoderConfig config;
    config.vocabularySize = 4;
    config.width = 20;
    config.layers = 0;
    config.heads = 2;
    config.feedForwardWidth = 32;
    config.positions = 8;
    SafeTensorsWriter writer;
    const auto add = [&writer](const char *name, std::vector<qint64> shape) {
        qint64 bytes = sizeof(float);
        for (const qint64 size : shape)
            bytes *= size;
        writer.add(QLatin1StringView(name), ElementType::Float32, std::move(shape), QByteArray(bytes, 0));
    };
    config.tokenTypes = 0;
    add("embeddings.word_embeddings.weight", {4, 20});
    add("embeddings.position_embeddings.weight", {8, 20});
    add("embeddings.LayerNorm.weight", {20});
    add("embeddings.LayerNorm.bias", {20});
    const auto file = SafeTensors::parse(writer.toByteArray(), QStringLiteral("odd"));
    QVERIFY(file);
    const auto network = EncoderNetwork::load(config, *file, torch::kCPU);
    QVERIFY(network);
    QVERIFY(!EncoderReader::make(*network, Precision::Float32));
}

QTEST_GUILESS_MAIN(TestEncoderReader)
#include "tst_encoderreader.moc"
