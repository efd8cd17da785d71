#include "model/torchcompat.h"

#include <QFile>
#include <QTest>

#include "model/encoderconfig.h"
#include "model/encodernetwork.h"
#include "model/tinyencoder.h"

using namespace glossator;

/// The fixture holds what the transformers package computes; see tests/data/model/make_encoder_fixture.py.
class TestEncoderNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheReferenceImplementation();
    void freshAdaptersChangeNothing();
    void mergedAdaptersEqualSeparateOnes();
    void unsupportedFoldersAreRefused_data();
    void unsupportedFoldersAreRefused();
    void missingAndWrongWeights();
};

namespace {

Result<EncoderNetwork> loadFrom(const QString &folder)
{
    auto config = readEncoderConfig(folder);
    if (!config)
        return config.error();
    auto weights = SafeTensors::open(folder + QStringLiteral("/model.safetensors"));
    if (!weights)
        return weights.error();
    return EncoderNetwork::load(*config, *weights, torch::kCPU);
}

PackedSequences someWords()
{
    const std::vector<std::vector<qint32>> sequences{{2, 4, 5, 3}, {2, 6, 7, 8, 9, 3}};
    return PackedSequences::pack(sequences, torch::kCPU);
}

double largestDifference(const torch::Tensor &a, const torch::Tensor &b)
{
    return (a - b).abs().max().item<double>();
}

} // namespace

void TestEncoderNetwork::equalsTheReferenceImplementation()
{
    const QString folder = defaultEncoderFolder();
    const auto digest = verifyEncoder(folder);
    QVERIFY2(digest, qPrintable(QStringLiteral("the default encoder is not at %1").arg(folder)));
    QCOMPARE(*digest, QLatin1StringView(defaultEncoderSha256));
    const auto network = loadFrom(folder);
    QVERIFY(network);
    const auto fixture = SafeTensors::open(QStringLiteral(GLOSSATOR_TEST_DATA "/model/encoder.safetensors"));
    QVERIFY(fixture);
    const torch::Tensor ids = toFloatTensor(*fixture->tensor(QStringLiteral("ids")), torch::kCPU).to(torch::kInt32);
    const torch::Tensor lengths = toFloatTensor(*fixture->tensor(QStringLiteral("lengths")), torch::kCPU).to(torch::kInt64);
    const torch::Tensor sample = toFloatTensor(*fixture->tensor(QStringLiteral("sample")), torch::kCPU);
    const torch::Tensor pooled = toFloatTensor(*fixture->tensor(QStringLiteral("pooled")), torch::kCPU);
    QCOMPARE(lengths.size(0), 200);

    const torch::NoGradGuard noGrad;
    std::vector<std::vector<qint32>> sequences;
    int64_t row = 0;
    for (int64_t i = 0; i < lengths.size(0); ++i) {
        const qint32 *first = ids.data_ptr<qint32>() + row;
        sequences.emplace_back(first, first + lengths[i].item<int64_t>());
        row += lengths[i].item<int64_t>();
    }
    const torch::Tensor hidden = network->forward(PackedSequences::pack(sequences, torch::kCPU)).back();
    const torch::Tensor every16th = hidden.slice(1, 0, hidden.size(1), 16);
    QVERIFY(largestDifference(every16th, sample) < 1e-4);
    row = 0;
    for (int64_t i = 0; i < lengths.size(0); ++i) {
        const int64_t length = lengths[i].item<int64_t>();
        QVERIFY(largestDifference(hidden.narrow(0, row, length).mean(0), pooled[i]) < 1e-4);
        row += length;
    }
}

void TestEncoderNetwork::freshAdaptersChangeNothing()
{
    const torch::NoGradGuard noGrad;
    const TinyEncoder tiny;
    auto network = loadFrom(tiny.folder());
    QVERIFY(network);
    const torch::Tensor before = network->forward(someWords()).back();
    at::Generator generator = at::detail::createCPUGenerator(1);
    network->addAdapters(4, generator);
    QCOMPARE(network->adapterTensors().size(), size_t(2 * 4 * 2)); // layers, maps, matrices
    QCOMPARE(largestDifference(network->forward(someWords()).back(), before), 0.0);
}

void TestEncoderNetwork::mergedAdaptersEqualSeparateOnes()
{
    const torch::NoGradGuard noGrad;
    const TinyEncoder tiny;
    auto network = loadFrom(tiny.folder());
    QVERIFY(network);
    const torch::Tensor plain = network->forward(someWords()).back();
    at::Generator generator = at::detail::createCPUGenerator(1);
    network->addAdapters(4, generator);
    for (auto &[name, tensor] : network->adapterTensors())
        tensor->normal_(0, 0.1, generator);
    const torch::Tensor separate = network->forward(someWords()).back();
    QVERIFY(largestDifference(separate, plain) > 1e-2);
    network->mergeAdapters();
    QVERIFY(network->adapterTensors().empty());
    QVERIFY(largestDifference(network->forward(someWords()).back(), separate) < 1e-5);
}

void TestEncoderNetwork::unsupportedFoldersAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("another architecture") << QByteArray(R"({"model_type": "gpt2"})");
    QTest::newRow("another activation") << QByteArray(R"({"model_type": "bert", "hidden_act": "relu"})");
    QTest::newRow("no sizes") << QByteArray(R"({"model_type": "bert", "hidden_act": "gelu"})");
    QTest::newRow("not JSON") << QByteArray("model");
}

void TestEncoderNetwork::unsupportedFoldersAreRefused()
{
    QFETCH(QByteArray, json);
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("config.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(json);
    file.close();
    const auto config = readEncoderConfig(dir.path());
    QVERIFY(!config);
    QCOMPARE(config.error().code, ErrorCode::EncoderUnsupported);
    QCOMPARE(config.error().subject, file.fileName());
}

void TestEncoderNetwork::missingAndWrongWeights()
{
    const QTemporaryDir dir;
    const auto nothing = verifyEncoder(dir.path());
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, ErrorCode::EncoderMissing);

    // A folder of the default encoder's name must hold the official file.
    const QString folder = dir.filePath(QLatin1StringView(defaultEncoderName));
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + QStringLiteral("/model.safetensors"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("something else");
    file.close();
    const auto wrong = verifyEncoder(folder);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::ChecksumMismatch);
}

QTEST_GUILESS_MAIN(TestEncoderNetwork)
#include "tst_encodernetwork.moc"
