#include <QTest>

#include <array>
#include <cstring>

#include "learning/calibration.h"
#include "learning/trainer.h"
#include "model/averaging.h"
#include "model/safetensors.h"
#include "model/tinyencoder.h"

using namespace glossator;

/// On an encoder of random weights.
class TestAveraging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void meanOfEqualsIsTheSame();
    void tensorsAreMeans();
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

std::vector<float> floatsIn(const QByteArray &parts, const QString &tensor)
{
    const auto file = SafeTensors::parse(parts, QStringLiteral("parts"));
    const TensorView view = *file->tensor(tensor);
    std::vector<float> values(size_t(view.elementCount()));
    std::memcpy(values.data(), view.bytes.data(), view.bytes.size());
    return values;
}

} // namespace

void TestAveraging::init()
{
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
    const auto before = scoreUnits(*m_model, {example(0)}, {});
    QVERIFY(m_model->setTrainedParts(*mean, QStringLiteral("mean")));
    QCOMPARE(m_model->version(), QStringLiteral("mean"));
    const auto after = scoreUnits(*m_model, {example(0)}, {});
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
