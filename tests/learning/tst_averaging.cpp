#include <QTest>
#include <QtCore/qfloat16.h>

#include <array>
#include <cstring>

#include "learning/calibration.h"
#include "learning/trainer.h"
#include "model/averaging.h"
#include "model/safetensors.h"
#include "model/tinyencoder.h"
#include "support/must.h"

using namespace glossator;
using glossator::testing::must;

/// On an encoder of random weights.
class TestAveraging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void meanOfEqualsIsTheSame();
    void tensorsAreMeans();
    void adaptersThatBeganApartAreAddedUp();
    void offsetsOfOneAloneAreHalved();
    void otherRanksAreRefused();
    void damagedPartsAreNamed();

private:
    [[nodiscard]] QByteArray trained(quint64 seed, int gold, int rank = 4) const;
    [[nodiscard]] Result<QByteArray> averaged(const QByteArray &a, const QByteArray &b) const;
    [[nodiscard]] LabelledPassage example(int gold) const;

    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_model;
};

namespace {

const std::vector<SenseCandidate> bankSenses{{0, -0.7F}, {1, -0.7F}};
constexpr size_t fullRank = 32; // of the tiny encoder's maps

std::vector<float> floatsIn(const QByteArray &parts, const QString &tensor)
{
    const auto file = SafeTensors::parse(parts, QStringLiteral("parts"));
    const TensorView view = *file->tensor(tensor);
    std::vector<float> values(size_t(view.elementCount()));
    std::memcpy(values.data(), view.bytes.data(), view.bytes.size());
    return values;
}

std::vector<double> halvesIn(const QByteArray &parts, const QString &tensor)
{
    const auto file = SafeTensors::parse(parts, QStringLiteral("parts"));
    const TensorView view = *file->tensor(tensor);
    std::vector<qfloat16> values(size_t(view.elementCount()));
    std::memcpy(values.data(), view.bytes.data(), view.bytes.size());
    return {values.begin(), values.end()};
}

/// up · down of an adapter of full rank, [out, in], up to its scale.
std::vector<double> productIn(const QByteArray &parts, const QString &map)
{
    const std::vector<double> up = halvesIn(parts, map + QStringLiteral("up"));
    const std::vector<double> down = halvesIn(parts, map + QStringLiteral("down"));
    const size_t out = up.size() / fullRank;
    const size_t in = down.size() / fullRank;
    std::vector<double> product(out * in);
    for (size_t o = 0; o < out; ++o) {
        for (size_t r = 0; r < fullRank; ++r) {
            for (size_t i = 0; i < in; ++i)
                product[o * in + i] += up[o * fullRank + r] * down[r * in + i];
        }
    }
    return product;
}

} // namespace

void TestAveraging::init()
{
    // What is compared here is exact; tst_encoderreader sees to 16 bits.
    qputenv("GLOSSATOR_PRECISION", "f32");
    m_model = m_encoder.load();
}

LabelledPassage TestAveraging::example(int gold) const
{
    LabelledPassage passage;
    passage.subwords = m_model->toSubwords(std::vector{sentenceOf(QStringLiteral("he sat on the bank of the river"))});
    passage.tags.assign(passage.subwords.tokens.size(), UniversalTag::Noun);
    passage.units.push_back({{4}, WordClass::Noun, bankSenses, {gold}});
    return passage;
}

QByteArray TestAveraging::trained(quint64 seed, int gold, int rank) const
{
    TrainerSettings settings;
    settings.version = QStringLiteral("one");
    settings.adapterRank = rank;
    settings.epochs = 10;
    settings.seed = seed;
    settings.offsetRate = 5e-3;
    return *train(*m_model, {example(gold)}, settings, {});
}

Result<QByteArray> TestAveraging::averaged(const QByteArray &a, const QByteArray &b) const
{
    const std::array all{NamedParts{QStringLiteral("a"), a}, NamedParts{QStringLiteral("b"), b}};
    return averageTrainedParts(*m_model, all, QStringLiteral("mean"));
}

void TestAveraging::meanOfEqualsIsTheSame()
{
    const QByteArray parts = trained(1, 0);
    const auto mean = averaged(parts, parts);
    QVERIFY(mean);
    QVERIFY(m_model->setTrainedParts(parts, QStringLiteral("parts")));
    const auto before = must(scoreUnits(*m_model, {example(0)}, {}));
    QVERIFY(m_model->setTrainedParts(*mean, QStringLiteral("mean")));
    QCOMPARE(m_model->version(), QStringLiteral("mean"));
    const auto after = must(scoreUnits(*m_model, {example(0)}, {}));
    for (size_t i = 0; i < bankSenses.size(); ++i)
        QVERIFY(std::abs(before[0].probabilities[i] - after[0].probabilities[i]) < 1e-5F);
}

void TestAveraging::tensorsAreMeans()
{
    const QByteArray a = trained(1, 0);
    const QByteArray b = trained(2, 0);
    const auto mean = averaged(a, b);
    QVERIFY(mean);
    for (const QString &name : {QStringLiteral("tagger.bias"), QStringLiteral("head.context")}) {
        const auto first = floatsIn(a, name);
        const auto second = floatsIn(b, name);
        const auto both = floatsIn(*mean, name);
        for (size_t i = 0; i < both.size(); ++i)
            QVERIFY(std::abs((first[i] + second[i]) / 2 - both[i]) < 1e-6F);
    }
}

/// Adapters with random factors of their own: what counts is what they add to the weights. Their rank leaves room for both.
void TestAveraging::adaptersThatBeganApartAreAddedUp()
{
    const QString map = QStringLiteral("adapter.layer.0.feedforward.in.");
    const QByteArray a = trained(1, 0, int(fullRank));
    const QByteArray b = trained(2, 1, int(fullRank));
    const auto mean = averaged(a, b);
    QVERIFY(mean);
    const std::vector<double> first = productIn(a, map);
    const std::vector<double> second = productIn(b, map);
    const std::vector<double> both = productIn(*mean, map);
    double distance = 0;
    double length = 0;
    for (size_t i = 0; i < both.size(); ++i) {
        const double expected = (first[i] + second[i]) / 2;
        distance += (both[i] - expected) * (both[i] - expected);
        length += expected * expected;
    }
    QVERIFY(length > 0);
    QVERIFY2(distance < 1e-5 * length, qPrintable(QString::number(distance / length)));
}

void TestAveraging::offsetsOfOneAloneAreHalved()
{
    // Only gold senses have offsets: the first of a, the second of b. A row's scale is its largest element by 127.
    const QByteArray a = trained(1, 0);
    const QByteArray b = trained(1, 1);
    const auto mean = averaged(a, b);
    QVERIFY(mean);
    const std::vector<float> scales = floatsIn(*mean, QStringLiteral("offsets.scales"));
    QCOMPARE(int(scales.size()), 2);
    QVERIFY(std::abs(scales[0] - floatsIn(a, QStringLiteral("offsets.scales"))[0] / 2) < 1e-6F);
    QVERIFY(std::abs(scales[1] - floatsIn(b, QStringLiteral("offsets.scales"))[0] / 2) < 1e-6F);
}

void TestAveraging::otherRanksAreRefused()
{
    const auto mean = averaged(trained(1, 0), trained(1, 0, 2));
    QVERIFY(!mean);
    QCOMPARE(mean.error().code, ErrorCode::ModelMismatch);
    QCOMPARE(mean.error().subject, QStringLiteral("b"));
}

void TestAveraging::damagedPartsAreNamed()
{
    const QByteArray parts = trained(1, 0);
    const auto mean = averaged(parts, parts.left(100));
    QVERIFY(!mean);
    QCOMPARE(mean.error().code, ErrorCode::ModelDamaged);
    QCOMPARE(mean.error().subject, QStringLiteral("b"));
}

QTEST_MAIN(TestAveraging)
#include "tst_averaging.moc"
