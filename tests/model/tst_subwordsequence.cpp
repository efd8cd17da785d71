#include <QTest>

#include "model/subwordsequence.h"
#include "model/tinyencoder.h"

using namespace glossator;

class TestSubwordSequence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void shortSentenceIsOneSequence();
    void exactlyOnePairOfSpecialTokens();
    void everyTokenOfALongSentenceHasItsSubwords_data();
    void everyTokenOfALongSentenceHasItsSubwords();
    void longTokenIsCut();
    void passageIsOneSequence();
    void noTokens();
    void wordsThatTouch();

private:
    TinyEncoder m_encoder;
    std::unique_ptr<SubwordTokenizer> m_tokenizer;
};

void TestSubwordSequence::initTestCase()
{
    auto tokenizer = readWordPiece(m_encoder.folder() + QStringLiteral("/vocab.txt"), true);
    QVERIFY(tokenizer);
    m_tokenizer = std::move(*tokenizer);
}

void TestSubwordSequence::shortSentenceIsOneSequence()
{
    const auto encoded = toSubwords(std::vector{sentenceOf(QStringLiteral("The banks lends money"))}, *m_tokenizer, 64);
    QCOMPARE(encoded.sequences.size(), size_t(1));
    QStringList pieces;
    for (qint32 id : encoded.sequences[0].ids)
        pieces.append(m_tokenizer->piece(id));
    QCOMPARE(pieces.join(u' '), QStringLiteral("[CLS] the bank ##s lends money [SEP]"));
    QCOMPARE(encoded.tokens.size(), size_t(4));
    QCOMPARE(encoded.tokens[1].start, 2);
    QCOMPARE(encoded.tokens[1].end, 4);
}

void TestSubwordSequence::exactlyOnePairOfSpecialTokens()
{
    const auto encoded = toSubwords(std::vector{sentenceOf(QStringLiteral("the river bank"))}, *m_tokenizer, 64);
    const auto &ids = encoded.sequences[0].ids;
    QCOMPARE(std::count(ids.begin(), ids.end(), m_tokenizer->beginId()), 1);
    QCOMPARE(std::count(ids.begin(), ids.end(), m_tokenizer->endId()), 1);
}

void TestSubwordSequence::everyTokenOfALongSentenceHasItsSubwords_data()
{
    QTest::addColumn<int>("tokens");
    for (int tokens : {61, 62, 63, 93, 94, 124, 125, 500})
        QTest::newRow(qPrintable(QString::number(tokens))) << tokens;
}

void TestSubwordSequence::everyTokenOfALongSentenceHasItsSubwords()
{
    QFETCH(int, tokens);
    constexpr int window = 64;
    QStringList words;
    for (int i = 0; i < tokens; ++i)
        words.append(i % 3 == 0 ? QStringLiteral("bank") : i % 3 == 1 ? QStringLiteral("of") : QStringLiteral("money"));
    const Sentence sentence = sentenceOf(words.join(u' '));
    const auto encoded = toSubwords(std::vector{sentence}, *m_tokenizer, window);
    QCOMPARE(encoded.tokens.size(), size_t(tokens));
    for (const SubwordSequence &sequence : encoded.sequences)
        QVERIFY(sequence.ids.size() <= size_t(window));
    for (int i = 0; i < tokens; ++i) {
        const SubwordRange &range = encoded.tokens[size_t(i)];
        const auto &ids = encoded.sequences[size_t(range.sequence)].ids;
        QCOMPARE(range.end - range.start, 1);
        QVERIFY(range.start >= 1 && range.end < int(ids.size()));
        QCOMPARE(m_tokenizer->piece(ids[size_t(range.start)]), words[i]);
        if (encoded.sequences.size() > 1) {
            // A quarter of a window on either side, or the text's own end.
            const int margin = std::min(range.start - 1, int(ids.size()) - 1 - range.end);
            QVERIFY(margin >= window / 4 - 2 || i < window / 2 || i >= tokens - window / 2);
        }
    }
}

void TestSubwordSequence::longTokenIsCut()
{
    const auto encoded =
        toSubwords(std::vector{sentenceOf(QStringLiteral("the ") + QString(200, u'.') + QStringLiteral(" bank"))}, *m_tokenizer, 256);
    QCOMPARE(encoded.tokens.size(), size_t(3));
    const SubwordRange &last = encoded.tokens[2];
    QCOMPARE(m_tokenizer->piece(encoded.sequences[size_t(last.sequence)].ids[size_t(last.start)]), QStringLiteral("bank"));
}

void TestSubwordSequence::passageIsOneSequence()
{
    const std::vector<Sentence> passage{sentenceOf(QStringLiteral("the banks")), Sentence(), sentenceOf(QStringLiteral("lends money"))};
    const auto encoded = toSubwords(passage, *m_tokenizer, 64);
    QCOMPARE(encoded.sequences.size(), size_t(1));
    QCOMPARE(encoded.subwordCount(), 7);
    QCOMPARE(encoded.tokens.size(), size_t(4));
    QCOMPARE(m_tokenizer->piece(encoded.sequences[0].ids[size_t(encoded.tokens[2].start)]), QStringLiteral("lends"));
}

void TestSubwordSequence::noTokens()
{
    const auto encoded = toSubwords(std::vector<Sentence>(1), *m_tokenizer, 64);
    QCOMPARE(encoded.sequences.size(), size_t(1));
    QCOMPARE(encoded.sequences[0].ids.size(), size_t(2));
    QVERIFY(encoded.tokens.empty());
}

/// Byte-level vocabularies have other entries after a space; a passage is to be read as running text would be.
void TestSubwordSequence::wordsThatTouch()
{
    const QString folder = QStringLiteral(GLOSSATOR_TEST_DATA "/model/tiny-roberta/");
    const auto tokenizer = readByteLevelBpe({folder + QStringLiteral("vocab.json"), folder + QStringLiteral("merges.txt")}, false,
                                            {QStringLiteral("<s>"), QStringLiteral("</s>"), QStringLiteral("<unk>")});
    QVERIFY(tokenizer);
    const auto sentenceOfRanges = [](const QString &text, std::initializer_list<std::pair<int, int>> ranges) {
        Sentence sentence;
        sentence.text = text;
        for (const auto &[start, end] : ranges)
            sentence.tokens.push_back({start, end, UniversalTag::X, {}});
        return sentence;
    };
    const std::vector<Sentence> passage{
        sentenceOfRanges(QStringLiteral("They had, in town, a house."),
                         {{0, 4}, {5, 8}, {8, 9}, {10, 12}, {13, 17}, {17, 18}, {19, 20}, {21, 26}, {26, 27}}),
        sentenceOfRanges(QStringLiteral("It stood."), {{0, 2}, {3, 8}, {8, 9}})};
    const auto encoded = toSubwords(passage, **tokenizer, 64);
    std::vector<qint32> expected{(*tokenizer)->beginId()};
    for (const Subword &subword : (*tokenizer)->tokenize(u"They had, in town, a house. It stood."))
        expected.push_back(subword.id);
    expected.push_back((*tokenizer)->endId());
    QCOMPARE(encoded.sequences[0].ids, expected);
}

QTEST_GUILESS_MAIN(TestSubwordSequence)
#include "tst_subwordsequence.moc"
