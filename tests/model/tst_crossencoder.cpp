#include "model/torchcompat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/crossencoder.h"
#include "model/pairparts.h"
#include "model/sensemodel.h"
#include "model/tinyencoder.h"
#include "model/trainedparts.h"

using namespace glossator;

namespace {

/// A pair as the reference implementation read it.
struct ReferencePair
{
    Sentence sentence;
    int token = 0;
    QString gloss;
    std::vector<qint32> ids;
    int second = 0;
    torch::Tensor hidden; ///< [subwords, width]
    torch::Tensor logits; ///< [subwords, 3]: no, yes, score
};

struct Reference
{
    std::vector<ReferencePair> pairs;
    torch::Tensor weight; ///< [3, width]
    torch::Tensor bias; ///< [3]
};

/// Words are parted by spaces and where the target begins and ends.
Sentence sentenceAround(const QString &text, int start, int end, int *target)
{
    Sentence sentence;
    sentence.text = text;
    const auto add = [&sentence](int first, int last) { sentence.tokens.push_back({first, last, UniversalTag::X, {}}); };
    int first = 0;
    for (int i = 0; i <= text.size(); ++i) {
        const bool isEnd = i == text.size() || text[i] == u' ' || i == start || i == end;
        if (!isEnd)
            continue;
        if (i > first)
            add(first, i);
        first = i < text.size() && text[i] == u' ' ? i + 1 : i;
    }
    *target = int(std::ranges::find(sentence.tokens, start, &Token::start) - sentence.tokens.begin());
    return sentence;
}

QString folder()
{
    return QStringLiteral(GLOSSATOR_TEST_DATA "/model/tiny-bert");
}

/// What tests/data/model/make_pair_fixture.py wrote.
Reference readReference()
{
    const auto file = SafeTensors::open(folder() + QStringLiteral("-pairs.safetensors"));
    if (!file)
        return {};
    const auto tensor = [&file](const char *name) { return toFloatTensor(*file->tensor(QLatin1StringView(name)), torch::kCPU); };
    Reference reference{{}, tensor("weight"), tensor("bias")};
    const torch::Tensor ids = tensor("ids").to(torch::kInt32);
    const torch::Tensor types = tensor("types");
    const torch::Tensor lengths = tensor("lengths");
    const QJsonArray pairs = QJsonDocument::fromJson(file->metadata(QStringLiteral("pairs")).toUtf8()).array();
    int64_t row = 0;
    for (int i = 0; i < pairs.size(); ++i) {
        const auto length = lengths[i].item<int64_t>();
        const QJsonArray source = pairs[i].toArray();
        ReferencePair &pair = reference.pairs.emplace_back();
        pair.sentence = sentenceAround(source[0].toString(), source[1].toInt(), source[2].toInt(), &pair.token);
        pair.gloss = source[4].toString();
        pair.ids.assign(ids.data_ptr<qint32>() + row, ids.data_ptr<qint32>() + row + length);
        pair.second = int(length - types.narrow(0, row, length).sum().item<int64_t>());
        pair.hidden = tensor("hidden").narrow(0, row, length);
        pair.logits = tensor("logits").narrow(0, row, length);
        row += length;
    }
    return reference;
}

double largestDifference(const torch::Tensor &a, const torch::Tensor &b)
{
    return (a - b).abs().max().item<double>();
}

/// Six glosses, the same for every sentence of the reference.
GlossSource glossesOf(const Reference &reference)
{
    QStringList texts;
    for (const ReferencePair &pair : reference.pairs) {
        if (!texts.contains(pair.gloss))
            texts.append(pair.gloss);
    }
    GlossSource source;
    source.inventory = QStringLiteral("six-glosses");
    source.count = int(texts.size());
    source.text = [texts](int row) { return texts[row]; };
    source.name = [](int row) { return QString::number(row); };
    return source;
}

} // namespace

class TestCrossEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pairsAreReadAsTheReferenceReadsThem();
    void segmentsEqualTheReference();
    void headsEqualTheReference_data();
    void headsEqualTheReference();
    void targetsEqualTheReference();
    void permutedCandidatesPermuteProbabilities_data();
    void permutedCandidatesPermuteProbabilities();
    void packingChangesNothing();
    void cancelledBetweenBatches();
    void unitWithoutCandidates();
    void otherKindsAreRefused();
    void otherOriginsAreRefused();

private:
    [[nodiscard]] QByteArray parts(PairRecipe recipe, int rank = 0) const;
    [[nodiscard]] std::unique_ptr<CrossEncoder> encoder(PairRecipe recipe, int rank = 0) const;
    [[nodiscard]] PairRequest request(size_t pair, std::vector<int> glosses) const;

    QTemporaryDir m_dir;
    Reference m_reference;
    std::unique_ptr<SenseModel> m_model;
    std::vector<std::vector<int>> m_tokens; ///< of the reference's pairs
};

void TestCrossEncoder::initTestCase()
{
    m_reference = readReference();
    QCOMPARE(m_reference.pairs.size(), size_t(36));
    for (const ReferencePair &pair : m_reference.pairs)
        m_tokens.push_back({pair.token});
    auto model = SenseModel::load({folder(), m_dir.path(), Device{}}, glossesOf(m_reference));
    QVERIFY(model);
    m_model = std::move(*model);
}

/// With the reference's head, and adapters that change something.
QByteArray TestCrossEncoder::parts(PairRecipe recipe, int rank) const
{
    const torch::NoGradGuard noGrad;
    const int first = recipe.scorer == PairScorer::GlossBert ? 0 : 2;
    const int count = recipe.scorer == PairScorer::GlossBert ? 2 : 1;
    EncoderNetwork network = m_model->baseNetwork();
    if (rank > 0) {
        at::Generator generator = at::detail::createCPUGenerator(1);
        network.addAdapters(rank, generator);
        for (auto &[name, tensor] : network.adapterTensors())
            tensor->normal_(0, 0.1, generator);
    }
    const PairParts parts{QStringLiteral("pairs-1"),
                          recipe,
                          rank,
                          {},
                          {m_reference.weight.narrow(0, first, count), m_reference.bias.narrow(0, first, count)}};
    return writePairParts(parts, {m_model->encoderDigest(), QStringLiteral("six-glosses")}, network);
}

std::unique_ptr<CrossEncoder> TestCrossEncoder::encoder(PairRecipe recipe, int rank) const
{
    auto opened = CrossEncoder::open(*m_model, m_model->glossSource(), parts(recipe, rank), QStringLiteral("test"));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    return std::move(*opened);
}

PairRequest TestCrossEncoder::request(size_t pair, std::vector<int> glosses) const
{
    return {&m_reference.pairs[pair].sentence, m_tokens[pair], std::move(glosses)};
}

void TestCrossEncoder::pairsAreReadAsTheReferenceReadsThem()
{
    // The reference cuts nothing.
    EncoderConfig roomy = m_model->encoderConfig();
    roomy.positions = 512;
    const PairBuilder builder(m_model->tokenizer(), roomy, PairForm::SentClsWs);
    for (size_t i = 0; i < m_reference.pairs.size(); ++i) {
        const ReferencePair &pair = m_reference.pairs[i];
        const PairContext context = builder.context(pair.sentence, m_tokens[i]);
        const PairSequence read = joined(context, builder.gloss(context, pair.gloss));
        QCOMPARE(read.ids, pair.ids);
        QCOMPARE(read.second, pair.second);
    }
}

void TestCrossEncoder::segmentsEqualTheReference()
{
    const torch::NoGradGuard noGrad;
    std::vector<PairSequence> pairs;
    for (const ReferencePair &pair : m_reference.pairs)
        pairs.push_back({pair.ids, pair.second, {}});
    PairBatch batch = packPairs(pairs, PairForm::SentCls, torch::kCPU);
    const auto worst = [&] {
        const torch::Tensor hidden = m_model->baseNetwork().forward(batch.packed).back();
        double difference = 0;
        for (size_t i = 0; i < pairs.size(); ++i)
            difference =
                std::max(difference,
                         largestDifference(hidden.narrow(0, batch.starts[i], int64_t(pairs[i].ids.size())), m_reference.pairs[i].hidden));
        return difference;
    };
    const double difference = worst();
    qInfo("largest difference %.1e", difference);
    QVERIFY(difference < 1e-4);
    batch.packed.secondRows = torch::Tensor();
    QVERIFY(worst() > 0.1); // so it is the segments that make them equal
}

void TestCrossEncoder::headsEqualTheReference_data()
{
    QTest::addColumn<int>("scorer");
    QTest::newRow("glossbert") << int(PairScorer::GlossBert);
    QTest::newRow("lmgc") << int(PairScorer::Lmgc);
}

void TestCrossEncoder::headsEqualTheReference()
{
    QFETCH(int, scorer);
    const auto crossEncoder = encoder({PairScorer(scorer), PairForm::SentClsWs});
    const PairBuilder builder(m_model->tokenizer(), m_model->encoderConfig(), PairForm::SentClsWs);
    for (size_t first = 0; first < m_reference.pairs.size(); first += 6) {
        std::vector<double> expected;
        std::vector<int> glosses;
        for (size_t k = first; k < first + 6; ++k) {
            // The tiny encoder is too short for the longest gloss, which the reference reads whole.
            const PairContext context = builder.context(m_reference.pairs[k].sentence, m_tokens[k]);
            if (joined(context, builder.gloss(context, m_reference.pairs[k].gloss)).ids != m_reference.pairs[k].ids)
                continue;
            glosses.push_back(int(k - first));
            const torch::Tensor logits = m_reference.pairs[k].logits[0];
            const bool asks = PairScorer(scorer) == PairScorer::GlossBert;
            // P(yes), or what the softmax over candidates is taken of.
            expected.push_back(asks ? torch::softmax(logits.narrow(0, 0, 2), 0)[1].item<double>() : std::exp(logits[2].item<double>()));
        }
        const double sum = std::accumulate(expected.begin(), expected.end(), 0.0);
        QVERIFY(glosses.size() >= 4);
        const auto scores = crossEncoder->score(std::vector{request(first, glosses)}, {});
        QVERIFY(scores);
        for (size_t k = 0; k < glosses.size(); ++k)
            QVERIFY2(std::abs((*scores)[0][k] - expected[k] / sum) < 1e-4, qPrintable(QString::number((*scores)[0][k])));
    }
}

/// Token-CLS: a linear map of a mean is the mean of the maps.
void TestCrossEncoder::targetsEqualTheReference()
{
    const torch::NoGradGuard noGrad;
    std::vector<PairSequence> pairs;
    for (const ReferencePair &pair : m_reference.pairs)
        pairs.push_back({pair.ids, pair.second, {2, 3, 5}});
    const PairBatch batch = packPairs(pairs, PairForm::TokenCls, torch::kCPU);
    const PairHead head{m_reference.weight, m_reference.bias};
    const torch::Tensor logits = head.logits(m_model->baseNetwork().forward(batch.packed).back(), batch);
    for (size_t i = 0; i < pairs.size(); ++i) {
        const torch::Tensor &all = m_reference.pairs[i].logits;
        QVERIFY(largestDifference(logits[int64_t(i)], (all[2] + all[3] + all[5]) / 3) < 1e-4);
    }
}

void TestCrossEncoder::permutedCandidatesPermuteProbabilities_data()
{
    QTest::addColumn<int>("scorer");
    QTest::addColumn<int>("form");
    for (const PairForm form : {PairForm::TokenCls, PairForm::SentCls, PairForm::SentClsWs})
        QTest::addRow("glossbert %s", qPrintable(pairFormName(form))) << int(PairScorer::GlossBert) << int(form);
    QTest::newRow("lmgc") << int(PairScorer::Lmgc) << int(PairForm::SentClsWs);
}

void TestCrossEncoder::permutedCandidatesPermuteProbabilities()
{
    QFETCH(int, scorer);
    QFETCH(int, form);
    const auto crossEncoder = encoder({PairScorer(scorer), PairForm(form)}, 4);
    const std::vector<int> permutation{3, 0, 5, 1, 4, 2};
    const auto straight = crossEncoder->score(std::vector{request(0, {0, 1, 2, 3, 4, 5})}, {});
    const auto permuted = crossEncoder->score(std::vector{request(0, permutation)}, {});
    QVERIFY(straight && permuted);
    float sum = 0;
    for (size_t k = 0; k < permutation.size(); ++k) {
        sum += (*straight)[0][k];
        QVERIFY(std::abs((*permuted)[0][k] - (*straight)[0][size_t(permutation[k])]) < 1e-5F);
    }
    QVERIFY(std::abs(sum - 1) < 1e-5F);
    const auto [least, most] = std::ranges::minmax((*straight)[0]);
    QVERIFY2(most - least > 1e-3F, qPrintable(QString::number(most - least))); // not just evenly spread
}

void TestCrossEncoder::packingChangesNothing()
{
    const auto crossEncoder = encoder({PairScorer::Lmgc, PairForm::SentClsWs}, 4);
    std::vector<PairRequest> all;
    for (int repeat = 0; repeat < 10; ++repeat) { // several batches
        for (size_t pair = 0; pair < m_reference.pairs.size(); pair += 6)
            all.push_back(request(pair, {0, 1, 2, 3, 4, 5}));
    }
    qint64 reports = 0;
    qint64 pairs = 0;
    const auto together = crossEncoder->score(all, {{}, [&](const Progress &progress) {
                                                        ++reports;
                                                        pairs = progress.done;
                                                    }});
    QVERIFY(together);
    QVERIFY(reports > 3);
    QCOMPARE(pairs, qint64(all.size() * 6));
    for (size_t i = 0; i < all.size(); ++i) {
        const auto alone = crossEncoder->score(std::span(all).subspan(i, 1), {});
        QVERIFY(alone);
        for (size_t k = 0; k < 6; ++k)
            QVERIFY(std::abs((*alone)[0][k] - (*together)[i][k]) < 1e-5F);
    }
}

void TestCrossEncoder::cancelledBetweenBatches()
{
    const auto crossEncoder = encoder({});
    std::stop_source source;
    const std::vector<PairRequest> many(60, request(0, {0, 1, 2, 3, 4, 5}));
    int reports = 0;
    const auto scores = crossEncoder->score(many, {source.get_token(), [&](const Progress &) {
                                                       ++reports;
                                                       source.request_stop();
                                                   }});
    QVERIFY(!scores);
    QCOMPARE(scores.error().code, ErrorCode::Cancelled);
    QCOMPARE(reports, 1);
}

void TestCrossEncoder::unitWithoutCandidates()
{
    const auto scores = encoder({})->score(std::vector{request(0, {}), request(0, {2}), request(6, {1, 2})}, {});
    QVERIFY(scores);
    QVERIFY((*scores)[0].empty());
    QCOMPARE((*scores)[1], std::vector<float>{1});
    QCOMPARE((*scores)[2].size(), size_t(2));
}

void TestCrossEncoder::otherKindsAreRefused()
{
    const auto opened = CrossEncoder::open(*m_model, m_model->glossSource(), m_model->trainedParts(), QStringLiteral("bi-encoder"));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::ModelMismatch);
    QCOMPARE(opened.error().subject, QStringLiteral("bi-encoder"));

    const auto set = m_model->setTrainedParts(parts({}), QStringLiteral("pairs"));
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::ModelMismatch);
    QVERIFY(set.error().detail.contains(QStringLiteral("lmgc")));
    QCOMPARE(m_model->version(), QStringLiteral("untrained"));

    const auto garbage = CrossEncoder::open(*m_model, m_model->glossSource(), QByteArray("garbage"), QStringLiteral("garbage"));
    QVERIFY(!garbage);
    QCOMPARE(garbage.error().code, ErrorCode::ModelDamaged);
}

void TestCrossEncoder::otherOriginsAreRefused()
{
    GlossSource others = m_model->glossSource();
    others.inventory = QStringLiteral("another");
    const auto inventory = CrossEncoder::open(*m_model, others, parts({}), QStringLiteral("test"));
    QVERIFY(!inventory);
    QCOMPARE(inventory.error().code, ErrorCode::ModelMismatch);

    const TinyEncoder tiny;
    const auto model = tiny.load();
    const auto encoder = CrossEncoder::open(*model, m_model->glossSource(), parts({}), QStringLiteral("test"));
    QVERIFY(!encoder);
    QCOMPARE(encoder.error().code, ErrorCode::ModelMismatch);
}

QTEST_GUILESS_MAIN(TestCrossEncoder)
#include "tst_crossencoder.moc"
