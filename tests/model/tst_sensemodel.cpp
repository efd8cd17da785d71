#include <QTest>

#include <array>
#include <cmath>
#include <numeric>

#include "model/sensemodel.h"
#include "model/tinyencoder.h"

using namespace glossator;

class TestSenseModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void probabilitiesAddUpToOne();
    void permutedCandidatesPermuteTheirProbabilities();
    void companyInTheBatchChangesNothing();
    void cachedGlossesEqualFreshOnes();
    void highTemperatureLevels();
    void uniformShareIsMixedIn();
    void priorDecidesBetweenEqualGlosses();
    void priorFactorWeighsThePrior();
    void priorFactorIsPartOfTheVersionOnly();
    void trainedPartsRoundTrip();
    void compactPartsStayNear();
    void partsOfAnotherEncoderAreRefused();
    void damagedPartsLeaveTheModelAsItWas();
    void cancelStopsTheIndex();

private:
    [[nodiscard]] std::vector<std::vector<float>> score(const std::vector<QString> &texts, std::span<const SenseRequest> requests);

    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_model;
};

namespace {

const QString text = QStringLiteral("he sat on the bank of the river");
const std::vector<int> bankToken{4};
const std::vector<SenseCandidate> bankSenses{{0, -0.5F}, {1, -1.5F}, {2, -2.0F}};

void compareClosely(const std::vector<float> &actual, const std::vector<float> &expected)
{
    QCOMPARE(actual.size(), expected.size());
    for (size_t i = 0; i < actual.size(); ++i)
        QVERIFY2(std::abs(actual[i] - expected[i]) < 1e-5F,
                 qPrintable(QStringLiteral("%1: %2, not %3").arg(i).arg(actual[i]).arg(expected[i])));
}

Confidence atTemperature(double temperature)
{
    Confidence confidence;
    confidence.scaling.temperature = temperature;
    return confidence;
}

} // namespace

void TestSenseModel::init()
{
    // What is compared here is exact; tst_encoderreader sees to 16 bits.
    qputenv("GLOSSATOR_PRECISION", "f32");
    m_model = m_encoder.load();
    const std::vector<int> all{0, 1, 2, 3};
    QVERIFY(m_model->ensureGlosses(all, {}));
}

std::vector<std::vector<float>> TestSenseModel::score(const std::vector<QString> &texts, std::span<const SenseRequest> requests)
{
    std::vector<EncodedPassage> sentences;
    for (const QString &sentence : texts)
        sentences.push_back(m_model->toSubwords(std::vector{sentenceOf(sentence)}));
    std::vector<std::vector<float>> probabilities;
    for (UnitScores &unit : m_model->score(*m_model->encode(sentences), requests))
        probabilities.push_back(std::move(unit.probabilities));
    return probabilities;
}

void TestSenseModel::probabilitiesAddUpToOne()
{
    const std::vector<SenseCandidate> one{{3, 0}};
    const auto result = score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}, {0, bankToken, one}});
    QCOMPARE(result.size(), size_t(2));
    QCOMPARE(result[0].size(), size_t(3));
    QVERIFY(std::abs(std::accumulate(result[0].begin(), result[0].end(), 0.0F) - 1) < 1e-5F);
    compareClosely(result[1], {1});
}

void TestSenseModel::permutedCandidatesPermuteTheirProbabilities()
{
    const std::vector<SenseCandidate> reversed(bankSenses.rbegin(), bankSenses.rend());
    const auto result = score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}, {0, bankToken, reversed}});
    compareClosely(result[1], {result[0].rbegin(), result[0].rend()});
}

void TestSenseModel::companyInTheBatchChangesNothing()
{
    const auto alone = score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}});
    const std::vector<int> plant{1};
    const std::vector<SenseCandidate> plantSenses{{2, 0}, {3, 0}};
    const auto together = score({QStringLiteral("the plant"), QStringLiteral("a bank lends money"), text, QStringLiteral("a . a")},
                                std::vector<SenseRequest>{{0, plant, plantSenses}, {2, bankToken, bankSenses}});
    compareClosely(together[1], alone[0]);
}

void TestSenseModel::cachedGlossesEqualFreshOnes()
{
    const auto cached = score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}});
    const TinyEncoder same;
    const auto fresh = same.load();
    const std::vector<int> rows{0, 1, 2};
    QVERIFY(fresh->ensureGlosses(rows, {}));
    const std::vector<EncodedPassage> sentence{fresh->toSubwords(std::vector{sentenceOf(text)})};
    compareClosely(fresh->score(*fresh->encode(sentence), std::vector<SenseRequest>{{0, bankToken, bankSenses}})[0].probabilities,
                   cached[0]);
}

void TestSenseModel::highTemperatureLevels()
{
    m_model->setConfidence(atTemperature(1e6));
    const auto result = score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}});
    for (float probability : result[0])
        QVERIFY(std::abs(probability - 1.0F / 3) < 1e-3F);
}

void TestSenseModel::uniformShareIsMixedIn()
{
    const std::vector<SenseRequest> requests{{0, bankToken, bankSenses}};
    m_model->setConfidence(atTemperature(0.5));
    std::vector<float> expected = score({text}, requests)[0];
    for (float &probability : expected)
        probability = 0.75F * probability + 0.25F / 3;
    Confidence confidence = atTemperature(0.5);
    confidence.scaling.uniformShare = 0.25;
    m_model->setConfidence(confidence);
    compareClosely(score({text}, requests)[0], expected);
}

void TestSenseModel::priorDecidesBetweenEqualGlosses()
{
    const std::vector<SenseCandidate> twice{{0, -3}, {0, -0.1F}};
    const auto result = score({text}, std::vector<SenseRequest>{{0, bankToken, twice}});
    QVERIFY(result[0][1] > result[0][0]);
}

/// p(f) is in proportion to p(1) exp((f - 1) w / T log prior), with the weight of 0.35 that untrained heads have.
void TestSenseModel::priorFactorWeighsThePrior()
{
    m_model->setConfidence(atTemperature(1.7));
    const std::vector<SenseRequest> requests{{0, bankToken, bankSenses}};
    const auto asTrained = score({text}, requests)[0];
    for (const double factor : {0.0, 0.5, 1.0, 1.3, 2.0}) {
        std::vector<float> expected;
        for (size_t k = 0; k < bankSenses.size(); ++k)
            expected.push_back(float(asTrained[k] * std::exp((factor - 1) * 0.35 / 1.7 * bankSenses[k].logPrior)));
        const float sum = std::accumulate(expected.begin(), expected.end(), 0.0F);
        for (float &p : expected)
            p /= sum;
        m_model->setPriorFactor(factor);
        compareClosely(score({text}, requests)[0], expected);
    }
}

void TestSenseModel::priorFactorIsPartOfTheVersionOnly()
{
    const QByteArray parts = m_model->trainedParts();
    m_model->setPriorFactor(0.5);
    QCOMPARE(m_model->version(), QString::fromUtf8("untrained, frequency × 0.50"));
    QCOMPARE(m_model->partsVersion(), QStringLiteral("untrained"));
    QCOMPARE(m_model->trainedParts(), parts);
    QVERIFY(m_model->setTrainedParts(parts, QStringLiteral("parts")));
    QCOMPARE(m_model->priorFactor(), 0.5);
    for (const auto &[given, taken] : {std::pair{0.123, 0.12}, std::pair{-1.0, 0.0}, std::pair{7.0, 2.0}}) {
        m_model->setPriorFactor(given);
        QCOMPARE(m_model->priorFactor(), taken);
    }
    m_model->setPriorFactor(1.001);
    QCOMPARE(m_model->version(), QStringLiteral("untrained"));
}

void TestSenseModel::trainedPartsRoundTrip()
{
    Confidence confidence = atTemperature(1.5);
    confidence.scaling.uniformShare = 0.03;
    NoneScorer::Weights weights;
    for (size_t i = 0; i < weights.size(); ++i)
        weights[i] = 0.25 * double(i) - 3;
    confidence.none = NoneScorer(weights);
    confidence.sets = PredictionSets::fit({0, 0.1F, 0.5F, 0.9F});
    m_model->setConfidence(confidence);
    const auto before = score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}});
    const QByteArray parts = m_model->trainedParts();
    m_model->setConfidence(atTemperature(7));
    QVERIFY(m_model->setTrainedParts(parts, QStringLiteral("parts")));
    QCOMPARE(m_model->confidence().scaling.temperature, 1.5);
    QCOMPARE(m_model->confidence().scaling.uniformShare, 0.03);
    QVERIFY(m_model->confidence().none.weights() == confidence.none.weights());
    QVERIFY(m_model->confidence().sets.thresholds() == confidence.sets.thresholds());
    compareClosely(score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}})[0], before[0]);
    QCOMPARE(m_model->trainedParts(), parts);
}

void TestSenseModel::compactPartsStayNear()
{
    const auto before = score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}});
    const QByteArray compact = m_model->trainedParts(PartsPrecision::Compact);
    QVERIFY(compact.size() < m_model->trainedParts().size());
    QVERIFY(m_model->setTrainedParts(compact, QStringLiteral("compact")));
    const auto after = score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}});
    for (size_t i = 0; i < bankSenses.size(); ++i)
        QVERIFY(std::abs(before[0][i] - after[0][i]) < 0.02F);
    QCOMPARE(m_model->partsLastSet(), compact);
    // Rounding what is rounded changes nothing.
    QCOMPARE(m_model->trainedParts(PartsPrecision::Compact), compact);
}

void TestSenseModel::partsOfAnotherEncoderAreRefused()
{
    const TinyEncoder other(2);
    const auto result = m_model->setTrainedParts(other.load()->trainedParts(), QStringLiteral("other"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ModelMismatch);
}

void TestSenseModel::damagedPartsLeaveTheModelAsItWas()
{
    const auto before = score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}});
    const QByteArray parts = m_model->trainedParts();
    for (qsizetype length : {qsizetype(0), qsizetype(7), parts.size() / 2, parts.size() - 1}) {
        const auto result = m_model->setTrainedParts(parts.left(length), QStringLiteral("cut"));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::ModelDamaged);
    }
    for (const TemperatureScaling &scaling : {TemperatureScaling{0, 0}, TemperatureScaling{1, 1}, TemperatureScaling{1, -0.1}}) {
        const auto other = m_encoder.load();
        Confidence confidence;
        confidence.scaling = scaling;
        other->setConfidence(confidence);
        const auto result = m_model->setTrainedParts(other->trainedParts(), QStringLiteral("scaling"));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::ModelDamaged);
    }
    // Metadata as in no file that training wrote; as long as what they replace, since the header's length comes first.
    constexpr std::array<std::pair<const char *, const char *>, 2> changes{
        {{R"("adapter_rank":"0")", R"("adapter_rank":"9")"},
         {R"("prior_weight":"0.34999999999999998")", R"("prior_weight":"nan"                )"}}};
    for (const auto &[from, to] : changes) {
        QByteArray other = parts;
        QVERIFY2(other.contains(from), from);
        other.replace(from, to);
        const auto result = m_model->setTrainedParts(other, QStringLiteral("metadata"));
        QVERIFY2(!result, to);
        QCOMPARE(result.error().code, ErrorCode::ModelDamaged);
    }
    compareClosely(score({text}, std::vector<SenseRequest>{{0, bankToken, bankSenses}})[0], before[0]);
}

void TestSenseModel::cancelStopsTheIndex()
{
    const TinyEncoder other(3);
    const auto model = other.load();
    std::stop_source source;
    source.request_stop();
    const std::vector<int> rows{0, 1};
    QVERIFY(!model->ensureGlosses(rows, {source.get_token(), {}}));
    QCOMPARE(model->glossIndex().countPresent(), 0);
}

QTEST_GUILESS_MAIN(TestSenseModel)
#include "tst_sensemodel.moc"
