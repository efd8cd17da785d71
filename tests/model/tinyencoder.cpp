#include "model/tinyencoder.h"

#include "model/safetensors.h"
#include "support/files.h"

#include <QTest>

#include <random>

namespace glossator {

namespace {

constexpr int width = 32;
constexpr int layers = 3;
constexpr int feedForwardWidth = 64;
constexpr int positions = 128; // as long as a gloss may be
constexpr const char *words[] = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "the",   "bank", "river", "money", "of",   "a",
                                 "slope", "near",  "firm",  "that",  "lends", "land", "he",    "sat",   "on",   "paid",
                                 "into",  "his",   "##s",   "##ed",  "plant", "tree", "works", "grow",  "make", "."};

class RandomWeights
{
public:
    explicit RandomWeights(unsigned seed) : m_random(seed) {}

    void add(const QString &name, std::vector<qint64> shape, float mean = 0, float spread = 0.15F)
    {
        qint64 count = 1;
        for (qint64 size : shape)
            count *= size;
        QByteArray bytes(count * qint64(sizeof(float)), Qt::Uninitialized);
        auto *values = reinterpret_cast<float *>(bytes.data());
        for (qint64 i = 0; i < count; ++i)
            values[i] = mean + spread * (float(m_random() % 20001) / 10000 - 1);
        m_writer.add(name, ElementType::Float32, std::move(shape), bytes);
    }
    void addLinear(const QString &name, int out, int in)
    {
        add(name + QStringLiteral(".weight"), {out, in});
        add(name + QStringLiteral(".bias"), {out});
    }
    void addNorm(const QString &name)
    {
        add(name + QStringLiteral(".weight"), {width}, 1);
        add(name + QStringLiteral(".bias"), {width});
    }
    [[nodiscard]] QByteArray toByteArray() const { return m_writer.toByteArray(); }

private:
    std::mt19937 m_random;
    SafeTensorsWriter m_writer;
};

QByteArray weights(unsigned seed)
{
    RandomWeights random(seed);
    const QString embeddings = QStringLiteral("embeddings.");
    random.add(embeddings + QStringLiteral("word_embeddings.weight"), {qint64(std::size(words)), width}, 0, 1);
    random.add(embeddings + QStringLiteral("position_embeddings.weight"), {positions, width});
    random.add(embeddings + QStringLiteral("token_type_embeddings.weight"), {2, width});
    random.addNorm(embeddings + QStringLiteral("LayerNorm"));
    for (int i = 0; i < layers; ++i) {
        const QString layer = QStringLiteral("encoder.layer.%1.").arg(i);
        for (const char *part : {"query", "key", "value"})
            random.addLinear(layer + QStringLiteral("attention.self.") + QLatin1StringView(part), width, width);
        random.addLinear(layer + QStringLiteral("attention.output.dense"), width, width);
        random.addNorm(layer + QStringLiteral("attention.output.LayerNorm"));
        random.addLinear(layer + QStringLiteral("intermediate.dense"), feedForwardWidth, width);
        random.addLinear(layer + QStringLiteral("output.dense"), width, feedForwardWidth);
        random.addNorm(layer + QStringLiteral("output.LayerNorm"));
    }
    return random.toByteArray();
}

} // namespace

TinyEncoder::TinyEncoder(unsigned seed)
{
    testing::writeBytes(
        folder() + QStringLiteral("/config.json"),
        QStringLiteral(R"({"model_type": "bert", "hidden_act": "gelu", "vocab_size": %1, "hidden_size": %2, "num_hidden_layers": %3,
                            "num_attention_heads": 4, "intermediate_size": %4, "max_position_embeddings": %5})")
            .arg(std::size(words))
            .arg(width)
            .arg(layers)
            .arg(feedForwardWidth)
            .arg(positions)
            .toUtf8());
    QByteArray vocabulary;
    for (const char *word : words)
        vocabulary += QByteArray(word) + '\n';
    testing::writeBytes(folder() + QStringLiteral("/vocab.txt"), vocabulary);
    testing::writeBytes(folder() + QStringLiteral("/model.safetensors"), weights(seed));
}

GlossSource TinyEncoder::glosses()
{
    static const QStringList texts{QStringLiteral("bank: slope of land near a river"), QStringLiteral("bank: a firm that lends money"),
                                   QStringLiteral("plant: a tree"), QStringLiteral("plant: works that make")};
    GlossSource source;
    source.inventory = QStringLiteral("tiny-1");
    source.count = int(texts.size());
    source.text = source.textWithoutExamples = [](int row) { return texts[row]; };
    source.name = [](int row) { return QStringLiteral("sense-%1").arg(row); };
    return source;
}

std::unique_ptr<SenseModel> TinyEncoder::load() const
{
    auto model = SenseModel::load({folder(), folder() + QStringLiteral("/index"), Device{}}, glosses());
    if (!model)
        qFatal("the tiny encoder cannot be loaded: %s %s", qPrintable(model.error().subject), qPrintable(model.error().detail));
    return std::move(*model);
}

Sentence sentenceOf(const QString &text)
{
    Sentence sentence;
    sentence.text = text;
    int start = 0;
    for (const QString &word : text.split(u' ')) {
        sentence.tokens.push_back({start, start + int(word.size()), UniversalTag::X, {}});
        start += int(word.size()) + 1;
    }
    return sentence;
}

} // namespace glossator
