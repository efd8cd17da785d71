#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "service/annotator.h"
#include "text/segmenter.h"

using namespace glossator;

/// With the real encoder, the shipped model and WordNet.
class TestAnnotator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void contextChoosesTheSense_data();
    void contextChoosesTheSense();
    void rawTextIsTaggedAndLemmatised();
    void candidatesAreThoseOfTheLemma();
    void givenAnalysisStays();
    void unknownLemmaHasNoCandidates();
    void companyChangesNothing();
    void veryLongSentence();
    void cancelled();
    void missingParts_data();
    void missingParts();

private:
    [[nodiscard]] static std::vector<Sentence> segment(const QString &text);
    /// The unit whose first token has this form, with its prediction.
    [[nodiscard]] std::pair<Unit, Prediction> annotated(const QString &text, const QString &form) const;

    std::shared_ptr<Annotator> m_annotator;
};

void TestAnnotator::initTestCase()
{
    auto annotator = Annotator::open({});
    if (!annotator)
        QFAIL(qPrintable(annotator.error().subject + u' ' + annotator.error().detail));
    m_annotator = *annotator;
}

std::vector<Sentence> TestAnnotator::segment(const QString &text)
{
    std::vector<Sentence> sentences;
    const auto keep = [&](Sentence &&sentence) {
        sentences.push_back(std::move(sentence));
        return Result<void>();
    };
    Segmenter segmenter;
    if (!segmenter.feed(text, keep) || !segmenter.finish(keep))
        qFatal("segmentation failed");
    return sentences;
}

std::pair<Unit, Prediction> TestAnnotator::annotated(const QString &text, const QString &form) const
{
    std::vector<Sentence> sentences = segment(text);
    const auto predictions = m_annotator->annotate(sentences, {}, {});
    if (!predictions)
        return {};
    for (size_t s = 0; s < sentences.size(); ++s) {
        for (size_t u = 0; u < sentences[s].units.size(); ++u) {
            if (sentences[s].form(sentences[s].units[u].tokens.front()) == form)
                return {sentences[s].units[u], (*predictions)[s][u]};
        }
    }
    return {};
}

void TestAnnotator::contextChoosesTheSense_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("sense");
    QTest::newRow("money") << QStringLiteral("She deposited her salary at the bank and took out a loan.") << QStringLiteral("bank")
                           << QStringLiteral("bank%1:14:00::");
    QTest::newRow("river") << QStringLiteral("We sat on the grassy bank of the river and watched the canoes.") << QStringLiteral("bank")
                           << QStringLiteral("bank%1:17:01::");
    QTest::newRow("factory") << QStringLiteral("The workers at the car plant went on strike for higher wages.") << QStringLiteral("plant")
                             << QStringLiteral("plant%1:06:01::");
    QTest::newRow("flora") << QStringLiteral("The plant has green leaves, needs water and grows in the soil of the garden.")
                           << QStringLiteral("plant") << QStringLiteral("plant%1:03:00::");
}

void TestAnnotator::contextChoosesTheSense()
{
    QFETCH(QString, text);
    QFETCH(QString, form);
    QFETCH(QString, sense);
    const auto [unit, prediction] = annotated(text, form);
    QVERIFY(!prediction.candidates.empty());
    QCOMPARE(prediction.candidates.front().sense, sense);
    QCOMPARE(prediction.modelVersion, m_annotator->modelVersion());
}

void TestAnnotator::rawTextIsTaggedAndLemmatised()
{
    std::vector<Sentence> sentences = segment(QStringLiteral("The children were quickly eating red apples."));
    QVERIFY(m_annotator->annotate(sentences, {}, {}));
    const Sentence &sentence = sentences.front();
    QVERIFY(sentence.analysed);
    QStringList tags;
    QStringList lemmas;
    for (const Token &token : sentence.tokens) {
        tags.append(tagName(token.tag));
        lemmas.append(token.lemma);
    }
    QCOMPARE(tags.join(u' '), QStringLiteral("DET NOUN VERB ADV VERB ADJ NOUN ."));
    QCOMPARE(lemmas.join(u' '), QStringLiteral("the child be quickly eat red apple ."));
}

void TestAnnotator::candidatesAreThoseOfTheLemma()
{
    const auto [unit, prediction] = annotated(QStringLiteral("The dog ran after the ball."), QStringLiteral("dog"));
    const auto senses = m_annotator->inventory()->candidates(u"dog", WordClass::Noun);
    QCOMPARE(prediction.candidates.size(), senses.size());
    QVERIFY(std::ranges::is_sorted(prediction.candidates, std::greater(), &SenseProbability::probability));
    double sum = 0;
    for (const SenseProbability &candidate : prediction.candidates) {
        sum += candidate.probability;
        QVERIFY(m_annotator->inventory()->findSense(candidate.sense).isValid());
    }
    QVERIFY(std::abs(sum - 1) < 1e-4);
}

void TestAnnotator::givenAnalysisStays()
{
    Sentence sentence = segment(QStringLiteral("He can fish.")).front();
    sentence.tokens[2].tag = UniversalTag::Noun;
    sentence.tokens[2].lemma = QStringLiteral("fish");
    sentence.units = {Unit{{2}, WordClass::Noun, QStringLiteral("fish"), QStringLiteral("d0.s0.t0")}};
    sentence.analysed = true;
    const Sentence before = sentence;
    std::vector<Sentence> sentences{sentence};
    const auto predictions = m_annotator->annotate(sentences, {}, {});
    QVERIFY(predictions);
    QCOMPARE(sentences.front(), before);
    QCOMPARE(predictions->front().size(), size_t(1));
    QVERIFY(predictions->front().front().candidates.front().sense.startsWith(QStringLiteral("fish%1:")));
}

void TestAnnotator::unknownLemmaHasNoCandidates()
{
    Sentence sentence = segment(QStringLiteral("A frobnicator hums.")).front();
    sentence.units = {Unit{{1}, WordClass::Noun, QStringLiteral("frobnicator"), {}}};
    sentence.analysed = true;
    std::vector<Sentence> sentences{sentence};
    const auto predictions = m_annotator->annotate(sentences, {}, {});
    QVERIFY(predictions);
    QVERIFY(predictions->front().front().candidates.empty());
}

void TestAnnotator::companyChangesNothing()
{
    const QString text = QStringLiteral("The bank of the river was steep.");
    const auto alone = annotated(text, QStringLiteral("bank"));
    const auto together =
        annotated(QStringLiteral("Cats sleep. ") + text + QStringLiteral(" He likes good music very much indeed."), QStringLiteral("bank"));
    QCOMPARE(alone.second.candidates.size(), together.second.candidates.size());
    for (size_t i = 0; i < alone.second.candidates.size(); ++i) {
        QCOMPARE(alone.second.candidates[i].sense, together.second.candidates[i].sense);
        QVERIFY(std::abs(alone.second.candidates[i].probability - together.second.candidates[i].probability) < 1e-4F);
    }
}

void TestAnnotator::veryLongSentence()
{
    Sentence sentence;
    for (int i = 0; i < 1500; ++i) {
        const int start = int(sentence.text.size());
        sentence.text += QStringLiteral("river ");
        sentence.tokens.push_back({start, start + 5, UniversalTag::X, {}});
    }
    sentence.text.chop(1);
    std::vector<Sentence> sentences{sentence, Sentence()};
    const auto predictions = m_annotator->annotate(sentences, {}, {});
    QVERIFY(predictions);
    QVERIFY(sentences.front().analysed);
    QCOMPARE(predictions->front().size(), sentences.front().units.size());
    QVERIFY(predictions->back().empty());
}

void TestAnnotator::cancelled()
{
    std::stop_source source;
    source.request_stop();
    std::vector<Sentence> sentences = segment(QStringLiteral("One sentence."));
    const auto predictions = m_annotator->annotate(sentences, {}, {source.get_token(), {}});
    QVERIFY(!predictions);
    QCOMPARE(predictions.error().code, ErrorCode::Cancelled);
}

void TestAnnotator::missingParts_data()
{
    QTest::addColumn<QString>("encoder");
    QTest::addColumn<QString>("trainedParts");
    QTest::addColumn<QString>("wordNet");
    QTest::addColumn<QString>("device");
    QTest::addColumn<ErrorCode>("code");
    const QString absent = QStringLiteral("/nowhere/at/all");
    const QString none;
    QTest::newRow("encoder") << absent << none << none << QStringLiteral("cpu") << ErrorCode::EncoderMissing;
    QTest::newRow("model") << none << absent << none << QStringLiteral("cpu") << ErrorCode::ModelMissing;
    QTest::newRow("model is a text") << none << QStringLiteral(GLOSSATOR_TEST_DATA "/SOURCES.md") << none << QStringLiteral("cpu")
                                     << ErrorCode::ModelDamaged;
    QTest::newRow("inventory") << none << none << absent << QStringLiteral("cpu") << ErrorCode::InventoryMissing;
    QTest::newRow("device") << none << none << none << QStringLiteral("cuda:77") << ErrorCode::DeviceUnavailable;
}

void TestAnnotator::missingParts()
{
    QFETCH(QString, encoder);
    QFETCH(QString, trainedParts);
    QFETCH(QString, wordNet);
    QFETCH(QString, device);
    QFETCH(ErrorCode, code);
    const auto annotator = Annotator::open({encoder, trainedParts, wordNet, device});
    QVERIFY(!annotator);
    QCOMPARE(annotator.error().code, code);
    QVERIFY(!annotator.error().subject.isEmpty());
}

QTEST_GUILESS_MAIN(TestAnnotator)
#include "tst_annotator.moc"
