#include <QTest>

#include "model/encodertokenizer.h"
#include "model/pairrecipe.h"
#include "model/tinyencoder.h"

using namespace glossator;

/// With the words of the tiny encoder's vocabulary, so that sequences can be read back.
class TestPairSequence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void formsReadUnitsTheirWay_data();
    void formsReadUnitsTheirWay();
    void unitsWithGapsAreQuotedInParts();
    void longSentencesAreCutAroundTheUnit_data();
    void longSentencesAreCutAroundTheUnit();
    void longGlossesAreCut();
    void kindsWithoutTokenTypesSeparateTwice();
    void namesGoBothWays();

private:
    [[nodiscard]] QString read(std::span<const qint32> ids) const;
    [[nodiscard]] QString targetOf(const PairContext &context) const;

    QTemporaryDir m_dir;
    EncoderConfig m_config;
    std::unique_ptr<SubwordTokenizer> m_tokenizer;
};

void TestPairSequence::initTestCase()
{
    const QString folder = QStringLiteral(GLOSSATOR_TEST_DATA "/model/tiny-bert");
    const auto config = readEncoderConfig(folder);
    QVERIFY(config);
    m_config = *config;
    QFile vocabulary(m_dir.filePath(QStringLiteral("vocab.txt")));
    QVERIFY(vocabulary.open(QIODevice::WriteOnly));
    vocabulary.write(
        "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n\"\n:\n.\n,\nthe\nbank\nof\na\nriver\nhe\nlooked\nit\nup\nin\nhouse\nsl\n##ope\n");
    vocabulary.close();
    auto tokenizer = readWordPiece(vocabulary.fileName(), true);
    QVERIFY(tokenizer);
    m_tokenizer = std::move(*tokenizer);
}

QString TestPairSequence::read(std::span<const qint32> ids) const
{
    QStringList pieces;
    for (const qint32 id : ids)
        pieces.append(m_tokenizer->piece(id));
    return pieces.join(u' ');
}

QString TestPairSequence::targetOf(const PairContext &context) const
{
    std::vector<qint32> ids;
    for (const int place : context.target)
        ids.push_back(context.ids[size_t(place)]);
    return read(ids);
}

void TestPairSequence::formsReadUnitsTheirWay_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<int>("token");
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("gloss");
    QTest::newRow("token-cls") << "token-cls" << 1 << "[CLS] the bank of the bank of a river [SEP]"
                               << "sl ##ope [SEP]";
    QTest::newRow("sent-cls") << "sent-cls" << 1 << "[CLS] the bank of the bank of a river [SEP]"
                              << "sl ##ope [SEP]";
    QTest::newRow("first of a repeated word") << "sent-cls-ws" << 1 << "[CLS] the \" bank \" of the bank of a river [SEP]"
                                              << "bank : sl ##ope [SEP]";
    QTest::newRow("second of a repeated word") << "sent-cls-ws" << 4 << "[CLS] the bank of the \" bank \" of a river [SEP]"
                                               << "bank : sl ##ope [SEP]";
    QTest::newRow("at the end") << "sent-cls-ws" << 7 << "[CLS] the bank of the bank of a \" river \" [SEP]"
                                << "river : sl ##ope [SEP]";
}

void TestPairSequence::formsReadUnitsTheirWay()
{
    QFETCH(QString, form);
    QFETCH(int, token);
    const PairBuilder builder(*m_tokenizer, m_config, *pairFormFromName(form));
    const Sentence sentence = sentenceOf(QStringLiteral("the bank of the bank of a river"));
    const PairContext context = builder.context(sentence, std::vector{token});
    QTEST(read(context.ids), "context");
    QCOMPARE(targetOf(context), sentence.form(token).toString());
    const std::vector<qint32> gloss = builder.gloss(context, QStringLiteral("slope"));
    QTEST(read(gloss), "gloss");
    const PairSequence pair = joined(context, gloss);
    QCOMPARE(pair.second, int(context.ids.size()));
    QCOMPARE(read(pair.ids), read(context.ids) + u' ' + read(gloss));
}

void TestPairSequence::unitsWithGapsAreQuotedInParts()
{
    const PairBuilder builder(*m_tokenizer, m_config, PairForm::SentClsWs);
    const PairContext context = builder.context(sentenceOf(QStringLiteral("he looked it up in a house")), std::vector{1, 3});
    QCOMPARE(read(context.ids), QStringLiteral("[CLS] he \" looked \" it \" up \" in a house [SEP]"));
    QCOMPARE(targetOf(context), QStringLiteral("looked up"));
    QCOMPARE(read(builder.gloss(context, {})), QStringLiteral("looked up : [SEP]"));
}

void TestPairSequence::longSentencesAreCutAroundTheUnit_data()
{
    QTest::addColumn<int>("token");
    QTest::addColumn<int>("place"); // of the unit's first quote behind [CLS]
    // 128 positions: 42 for the gloss, so that 84 are left for a sentence beside [CLS] and [SEP].
    QTest::newRow("at the start") << 0 << 0;
    QTest::newRow("in the middle") << 200 << 41;
    QTest::newRow("at the end") << 399 << 81;
}

void TestPairSequence::longSentencesAreCutAroundTheUnit()
{
    QFETCH(int, token);
    QFETCH(int, place);
    QStringList words(400, QStringLiteral("of"));
    words[token] = QStringLiteral("bank");
    const PairBuilder builder(*m_tokenizer, m_config, PairForm::SentClsWs);
    const PairContext context = builder.context(sentenceOf(words.join(u' ')), std::vector{token});
    QCOMPARE(int(context.ids.size()), 86);
    QCOMPARE(targetOf(context), QStringLiteral("bank"));
    QCOMPARE(read(std::span(context.ids).subspan(size_t(place) + 1, 3)), QStringLiteral("\" bank \""));
}

void TestPairSequence::longGlossesAreCut()
{
    const PairBuilder builder(*m_tokenizer, m_config, PairForm::SentClsWs);
    const PairContext context = builder.context(sentenceOf(QStringLiteral("a bank")), std::vector{1});
    const std::vector<qint32> gloss = builder.gloss(context, QStringLiteral("of ").repeated(500));
    QCOMPARE(int(gloss.size()), 128 / 3);
    QVERIFY(read(gloss).startsWith(QStringLiteral("bank : of of")));
    QCOMPARE(gloss.back(), m_tokenizer->endId());
}

void TestPairSequence::kindsWithoutTokenTypesSeparateTwice()
{
    EncoderConfig config = m_config;
    config.kind = EncoderKind::Roberta;
    const PairBuilder builder(*m_tokenizer, config, PairForm::SentCls);
    QCOMPARE(read(builder.context(sentenceOf(QStringLiteral("a bank")), std::vector{1}).ids), QStringLiteral("[CLS] a bank [SEP] [SEP]"));
}

void TestPairSequence::namesGoBothWays()
{
    for (const PairForm form : {PairForm::TokenCls, PairForm::SentCls, PairForm::SentClsWs})
        QCOMPARE(pairFormFromName(pairFormName(form)), std::optional(form));
    for (const PairScorer scorer : {PairScorer::GlossBert, PairScorer::Lmgc})
        QCOMPARE(pairScorerFromName(pairScorerName(scorer)), std::optional(scorer));
    QVERIFY(!pairFormFromName(u"lmgc"));
    QVERIFY(!pairScorerFromName(u""));
}

QTEST_GUILESS_MAIN(TestPairSequence)
#include "tst_pairsequence.moc"
