#include <QTest>

#include <algorithm>
#include <cmath>

#include "model/tinyencoder.h"

using namespace glossator;

/// What scores are made of, worked out anew from word vectors and the gloss index. The tiny model is untrained: its maps are the identity,
/// its scale is 16, and no sense has an offset.
class TestScoreWeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void glossesCountOnceMoreInProportion();
    void eachWordIsTheOthersTopic();
    void topicIsTheMeanOfSeveralWords();
    void wordsWithOneSenseAreNoTopic();
    void otherPassagesAreNoTopic();
    void aWordAloneHasNoTopic();
    void weightsArePartOfTheFile();

private:
    struct Scored
    {
        std::vector<std::vector<float>> probabilities;
        std::vector<std::vector<float>> words;
    };

    [[nodiscard]] Scored score(const std::vector<SenseRequest> &requests) const;
    /// log p(first) - log p(second), the prior's part taken off: the difference of their similarities.
    [[nodiscard]] static double advantage(const std::vector<float> &probabilities);
    /// How much nearer this vector is to the first sense's gloss than to the second's, in terms of scores.
    [[nodiscard]] double advantage(const std::vector<float> &vector, std::span<const SenseCandidate> senses) const;
    void compareWithTopic(const Scored &scored, size_t unit, std::span<const SenseCandidate> senses, const std::vector<float> &topic) const;

    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_model;
};

namespace {

constexpr double scale = 16;
constexpr double priorWeight = 0.35;
constexpr double topicWeight = 0.5;
// All have the same two priors.
constexpr float firstPrior = -0.5F;
constexpr float secondPrior = -1.5F;

const QString text = QStringLiteral("he sat on the bank of the river and lends money");
const std::vector<int> he{0};
const std::vector<int> bank{4};
const std::vector<int> river{7};
const std::vector<SenseCandidate> bankSenses{{0, firstPrior}, {1, secondPrior}};
const std::vector<SenseCandidate> otherSenses{{2, firstPrior}, {3, secondPrior}};
const std::vector<SenseCandidate> oneSense{{2, 0}};

std::vector<float> ofLengthOne(std::vector<float> vector)
{
    double length = 0;
    for (const float value : vector)
        length += double(value) * double(value);
    for (float &value : vector)
        value /= float(std::sqrt(length));
    return vector;
}

std::vector<float> meanOf(const std::vector<float> &a, const std::vector<float> &b)
{
    std::vector<float> sum = a;
    for (size_t i = 0; i < sum.size(); ++i)
        sum[i] += b[i];
    return ofLengthOne(sum);
}

} // namespace

void TestScoreWeights::init()
{
    qputenv("GLOSSATOR_PRECISION", "f32");
    m_model = m_encoder.load();
    QVERIFY(m_model->ensureGlosses(std::vector<int>{0, 1, 2, 3}, {}));
}

TestScoreWeights::Scored TestScoreWeights::score(const std::vector<SenseRequest> &requests) const
{
    const std::vector passages{m_model->toSubwords(std::vector{sentenceOf(text)}),
                               m_model->toSubwords(std::vector{sentenceOf(QStringLiteral("the plant of a bank"))})};
    Scored scored;
    for (UnitScores &unit : m_model->score(*m_model->encode(passages), requests, &scored.words))
        scored.probabilities.push_back(std::move(unit.probabilities));
    return scored;
}

double TestScoreWeights::advantage(const std::vector<float> &probabilities)
{
    return std::log(double(probabilities[0]) / double(probabilities[1])) - priorWeight * double(firstPrior - secondPrior);
}

double TestScoreWeights::advantage(const std::vector<float> &vector, std::span<const SenseCandidate> senses) const
{
    double difference = 0;
    for (size_t sense = 0; sense < 2; ++sense) {
        std::vector<float> gloss(vector.size());
        m_model->glossIndex().read(senses[sense].gloss, gloss);
        gloss = ofLengthOne(gloss);
        for (size_t i = 0; i < vector.size(); ++i)
            difference += (sense == 0 ? 1 : -1) * double(vector[i]) * double(gloss[i]);
    }
    return difference * scale;
}

void TestScoreWeights::compareWithTopic(const Scored &scored, size_t unit, std::span<const SenseCandidate> senses,
                                        const std::vector<float> &topic) const
{
    const double expected = advantage(scored.words[unit], senses) + topicWeight * advantage(topic, senses);
    QVERIFY(std::abs(advantage(topic, senses)) > 0.01);
    QVERIFY2(std::abs(advantage(scored.probabilities[unit]) - expected) < 1e-4,
             qPrintable(QStringLiteral("%1, not %2").arg(advantage(scored.probabilities[unit])).arg(expected)));
}

void TestScoreWeights::glossesCountOnceMoreInProportion()
{
    const double before = advantage(score({{0, bank, bankSenses}}).probabilities[0]);
    QVERIFY(std::abs(before) > 0.01);
    m_model->setScoreWeights({.gloss = 0.75});
    QVERIFY(std::abs(advantage(score({{0, bank, bankSenses}}).probabilities[0]) - 1.75 * before) < 1e-4);
}

void TestScoreWeights::eachWordIsTheOthersTopic()
{
    m_model->setScoreWeights({.topic = topicWeight});
    const Scored scored = score({{0, bank, bankSenses}, {0, river, otherSenses}});
    compareWithTopic(scored, 0, bankSenses, scored.words[1]);
    compareWithTopic(scored, 1, otherSenses, scored.words[0]);
}

void TestScoreWeights::topicIsTheMeanOfSeveralWords()
{
    m_model->setScoreWeights({.topic = topicWeight});
    const Scored scored = score({{0, he, otherSenses}, {0, bank, bankSenses}, {0, river, otherSenses}});
    compareWithTopic(scored, 1, bankSenses, meanOf(scored.words[0], scored.words[2]));
}

/// Whoever does not ask for their vectors leaves them out (see unitsToScore).
void TestScoreWeights::wordsWithOneSenseAreNoTopic()
{
    m_model->setScoreWeights({.topic = topicWeight});
    const Scored scored = score({{0, he, oneSense}, {0, bank, bankSenses}, {0, river, otherSenses}});
    compareWithTopic(scored, 1, bankSenses, scored.words[2]);
    QCOMPARE(scored.probabilities[0], std::vector<float>{1});
}

void TestScoreWeights::otherPassagesAreNoTopic()
{
    m_model->setScoreWeights({.topic = topicWeight});
    const std::vector<int> plant{1};
    const Scored scored = score({{1, plant, otherSenses}, {0, bank, bankSenses}, {0, river, otherSenses}});
    compareWithTopic(scored, 1, bankSenses, scored.words[2]);
}

void TestScoreWeights::aWordAloneHasNoTopic()
{
    const double before = advantage(score({{0, bank, bankSenses}}).probabilities[0]);
    m_model->setScoreWeights({.topic = topicWeight});
    QVERIFY(std::abs(advantage(score({{0, bank, bankSenses}}).probabilities[0]) - before) < 1e-5);
}

void TestScoreWeights::weightsArePartOfTheFile()
{
    const ScoreWeights weights{.prior = 0.125, .unmetBonus = -0.25, .gloss = 0.3, .topic = 0.1};
    m_model->setScoreWeights(weights);
    const QByteArray parts = m_model->trainedParts();
    m_model->setScoreWeights({});
    QVERIFY(m_model->setTrainedParts(parts, QStringLiteral("parts")));
    QCOMPARE(m_model->scoreWeights(), weights);
}

QTEST_GUILESS_MAIN(TestScoreWeights)
#include "tst_scoreweights.moc"
