#include "model/torchcompat.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "model/encoderconfig.h"
#include "model/encodernetwork.h"
#include "model/encodertokenizer.h"
#include "model/networkloading.h"
#include "model/packing.h"
#include "model/tinyencoder.h"

using namespace glossator;
using namespace glossator::testing;

/// The fixtures hold what the transformers package computes; see tests/data/model/make_encoder_fixture.py.
class TestEncoderNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheReferenceImplementation_data();
    void equalsTheReferenceImplementation();
    void runsOfEqualLengthStandAnywhere();
    void freshAdaptersChangeNothing();
    void mergedAdaptersEqualSeparateOnes();
    void reducedPrecisionStaysNear();
    void unsupportedFoldersAreRefused_data();
    void unsupportedFoldersAreRefused();
    void missingAndWrongWeights();
    void tokenizerThatIsNotThere();
    void vocabularyLargerThanTheEncoder();
};

namespace {

PackedSequences someWords()
{
    const std::vector<std::vector<qint32>> sequences{{2, 4, 5, 3}, {2, 6, 7, 8, 9, 3}};
    return PackedSequences::pack(sequences, torch::kCPU);
}

double largestDifference(const torch::Tensor &a, const torch::Tensor &b)
{
    return (a - b).abs().max().item<double>();
}

/// What the reference implementation makes of some texts.
struct Reference
{
    QStringList texts;
    std::vector<std::vector<qint32>> sequences;
    torch::Tensor sample; ///< [N, some elements]: every width / elements-th of the last states
    torch::Tensor pooled; ///< [texts, width]
};

Reference readReference(const QString &name)
{
    const auto file = SafeTensors::open(QStringLiteral(GLOSSATOR_TEST_DATA "/model/%1.safetensors").arg(name));
    if (!file)
        return {};
    const auto read = [&file](const char *tensor) { return toFloatTensor(*file->tensor(QLatin1StringView(tensor)), torch::kCPU); };
    Reference reference{{}, {}, read("sample"), read("pooled")};
    for (const QJsonValue &text : QJsonDocument::fromJson(file->metadata(QStringLiteral("texts")).toUtf8()).array())
        reference.texts.append(text.toString());
    const torch::Tensor ids = read("ids").to(torch::kInt32);
    const torch::Tensor lengths = read("lengths");
    const qint32 *id = ids.data_ptr<qint32>();
    for (int64_t i = 0; i < lengths.size(0); ++i) {
        const auto length = lengths[i].item<int64_t>();
        reference.sequences.emplace_back(id, id + length);
        id += length;
    }
    return reference;
}

std::vector<qint32> idsOf(const SubwordTokenizer &tokenizer, const QString &text, int window)
{
    std::vector<qint32> ids{tokenizer.beginId()};
    for (const Subword &subword : tokenizer.tokenize(text)) {
        if (int(ids.size()) + 1 < window)
            ids.push_back(subword.id);
    }
    ids.push_back(tokenizer.endId());
    return ids;
}

} // namespace

void TestEncoderNetwork::equalsTheReferenceImplementation_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("all-MiniLM-L6-v2") << defaultEncoderFolder();
    QTest::newRow("all-mpnet-base-v2") << encoderFolder(QLatin1StringView("all-mpnet-base-v2"));
    for (const char *tiny : {"tiny-mpnet", "tiny-roberta", "tiny-xlm-roberta"})
        QTest::newRow(tiny) << QStringLiteral(GLOSSATOR_TEST_DATA "/model/") + QLatin1StringView(tiny);
}

void TestEncoderNetwork::equalsTheReferenceImplementation()
{
    QFETCH(const QString, folder);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const bool isOptional = name == QLatin1StringView("all-mpnet-base-v2");
    if (isOptional && !QDir(folder).exists())
        QSKIP(qPrintable(QStringLiteral("%1 is not at %2; “./dev setup accurate” fetches it").arg(name, folder)));
    const auto digest = verifyEncoder(folder);
    QVERIFY2(digest, qPrintable(QStringLiteral("%1 is not at %2").arg(name, folder)));
    const auto network = loadFrom(folder);
    QVERIFY(network);
    const auto tokenizer = readEncoderTokenizer(folder, network->config());
    QVERIFY(tokenizer);
    const Reference reference = readReference(name);
    QCOMPARE(reference.texts.size(), 200);

    for (int i = 0; i < 200; ++i)
        QCOMPARE(idsOf(**tokenizer, reference.texts[i], encoderWindow(network->config())), reference.sequences[size_t(i)]);

    const torch::NoGradGuard noGrad;
    const torch::Tensor hidden = network->forward(PackedSequences::pack(reference.sequences, torch::kCPU)).back();
    const int64_t step = hidden.size(1) / reference.sample.size(1);
    double difference = largestDifference(hidden.slice(1, 0, hidden.size(1), step), reference.sample);
    int64_t row = 0;
    for (size_t i = 0; i < reference.sequences.size(); ++i) {
        const auto length = int64_t(reference.sequences[i].size());
        difference = std::max(difference, largestDifference(hidden.narrow(0, row, length).mean(0), reference.pooled[int64_t(i)]));
        row += length;
    }
    qInfo("largest difference %.1e", difference);
    QVERIFY(difference < 1e-4);
}

/// Lengths may come again after others; relative positions must not notice.
void TestEncoderNetwork::runsOfEqualLengthStandAnywhere()
{
    const auto network = loadFrom(QStringLiteral(GLOSSATOR_TEST_DATA "/model/tiny-mpnet"));
    QVERIFY(network);
    const torch::NoGradGuard noGrad;
    const std::vector<std::vector<qint32>> sequences{{0, 40, 41, 2}, {0, 50, 51, 2}, {0, 42, 43, 44, 45, 2}, {0, 60, 61, 2}};
    const torch::Tensor together = network->forward(PackedSequences::pack(sequences, torch::kCPU)).back();
    int64_t row = 0;
    for (const auto &sequence : sequences) {
        const torch::Tensor alone = network->forward(PackedSequences::pack({&sequence, 1}, torch::kCPU)).back();
        QVERIFY(largestDifference(together.narrow(0, row, alone.size(0)), alone) < 1e-5);
        row += alone.size(0);
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
    QCOMPARE(network->adapterTensors().size(), size_t(network->config().layers * 4 * 2)); // maps, matrices
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

void TestEncoderNetwork::reducedPrecisionStaysNear()
{
    auto network = loadFrom(defaultEncoderFolder());
    QVERIFY(network);
    const torch::NoGradGuard noGrad;
    const std::vector<std::vector<qint32>> sequences{{101, 2016, 2938, 2006, 1996, 2924, 1997, 1996, 2314, 1012, 102}};
    const PackedSequences input = PackedSequences::pack(sequences, torch::kCPU);
    at::Generator generator = at::detail::createCPUGenerator(1);
    network->addAdapters(4, generator);
    for (const auto &[name, tensor] : network->adapterTensors()) {
        if (name.endsWith(QStringLiteral("up")))
            tensor->normal_(0, 0.02, generator);
    }
    const torch::Tensor full = network->forward(input).back();
    network->reducePrecision();
    const torch::Tensor reduced = network->forward(input).back();
    // bfloat16 has eight significant bits; what matters is the direction of the vectors.
    QVERIFY(!torch::equal(full, reduced));
    QVERIFY(torch::cosine_similarity(full, reduced, 1).min().item<double>() > 0.999);
}

void TestEncoderNetwork::unsupportedFoldersAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("another architecture") << QByteArray(R"({"model_type": "gpt2"})");
    QTest::newRow("another activation") << QByteArray(R"({"model_type": "bert", "hidden_act": "relu"})");
    QTest::newRow("relative positions in BERT")
        << QByteArray(R"({"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "relative_key"})");
    QTest::newRow("no sizes") << QByteArray(R"({"model_type": "bert", "hidden_act": "gelu"})");
    QTest::newRow("room for half a gloss") << QByteArray(
        R"({"model_type": "bert", "hidden_act": "gelu", "vocab_size": 30, "hidden_size": 16, "num_hidden_layers": 2, "type_vocab_size": 2,
            "num_attention_heads": 4, "intermediate_size": 64, "max_position_embeddings": 64})");
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
    QCOMPARE(config.error().detail.contains(QStringLiteral("reads 64 subwords")), json.contains("64}"));
}

void TestEncoderNetwork::missingAndWrongWeights()
{
    const QTemporaryDir dir;
    const auto nothing = verifyEncoder(dir.path());
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, ErrorCode::EncoderMissing);

    // A folder of a known encoder's name must hold the official file.
    for (const KnownEncoder &known : knownEncoders) {
        const QString folder = dir.filePath(QLatin1StringView(known.name)) + u'/';
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + QStringLiteral("model.safetensors"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("something else");
        file.close();
        const auto wrong = verifyEncoder(folder);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::ChecksumMismatch);
    }
}

void TestEncoderNetwork::tokenizerThatIsNotThere()
{
    const QTemporaryDir dir;
    const auto write = [&dir](const char *name, const QByteArray &content) {
        QFile file(dir.filePath(QLatin1StringView(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    write("config.json", R"({"model_type": "roberta", "hidden_act": "gelu", "vocab_size": 600, "hidden_size": 32, "num_hidden_layers": 2,
                            "num_attention_heads": 4, "intermediate_size": 64, "max_position_embeddings": 202, "type_vocab_size": 1})");
    // The kind of encoder says which files there should be, unless the tokenizer has a name.
    const auto missingFile = [&dir] {
        const auto config = readEncoderConfig(dir.path());
        const auto tokenizer =
            config ? readEncoderTokenizer(dir.path(), *config) : Result<std::unique_ptr<SubwordTokenizer>>(config.error());
        return tokenizer || tokenizer.error().code != ErrorCode::EncoderMissing ? QString() : tokenizer.error().subject;
    };
    QCOMPARE(missingFile(), dir.filePath(QStringLiteral("vocab.json")));
    write("tokenizer_config.json", R"({"tokenizer_class": "PreTrainedTokenizerFast"})");
    QCOMPARE(missingFile(), dir.filePath(QStringLiteral("vocab.json")));
    write("tokenizer_config.json", R"({"tokenizer_class": "BertTokenizerFast"})");
    QCOMPARE(missingFile(), dir.filePath(QStringLiteral("vocab.txt")));
    write("tokenizer_config.json", R"({"tokenizer_class": "XLMRobertaTokenizer"})");
    QCOMPARE(missingFile(), dir.filePath(QStringLiteral("sentencepiece.bpe.model")));

    write("tokenizer_config.json", R"({"tokenizer_class": "BertJapaneseTokenizer"})");
    const auto config = readEncoderConfig(dir.path());
    QVERIFY(!config);
    QCOMPARE(config.error().code, ErrorCode::EncoderUnsupported);
    QVERIFY(config.error().detail.contains(QLatin1StringView("BertJapaneseTokenizer")));
    QVERIFY(config.error().detail.contains(QLatin1StringView("XLMRobertaTokenizer")));
}

void TestEncoderNetwork::vocabularyLargerThanTheEncoder()
{
    const TinyEncoder tiny;
    auto config = readEncoderConfig(tiny.folder());
    QVERIFY(config);
    QVERIFY(readEncoderTokenizer(tiny.folder(), *config));
    --config->vocabularySize;
    const auto tokenizer = readEncoderTokenizer(tiny.folder(), *config);
    QVERIFY(!tokenizer);
    QCOMPARE(tokenizer.error().code, ErrorCode::EncoderUnsupported);
}

QTEST_GUILESS_MAIN(TestEncoderNetwork)
#include "tst_encodernetwork.moc"
