#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "support/files.h"
#include "text/bytelevelwords.h"
#include "text/compressedfile.h"
#include "text/subwordtokenizer.h"

using namespace glossator;
using glossator::testing::bytesOf;
using glossator::testing::writeBytes;

/// Byte-level BPE and SentencePiece. Expected values come from the `tokenizers` and `sentencepiece` packages, see
/// tests/data/text/make_subword_fixtures.py.
class TestSubwordTokenizers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agreesWithReference_data();
    void agreesWithReference();
    void wordsAloneAreTheTextsSubwords_data();
    void wordsAloneAreTheTextsSubwords();
    void splitsWords_data();
    void splitsWords();
    void specialTokens();
    void prefixesSpace();
    void readsLoneSurrogates();
    void splitsLongTextsFast_data();
    void splitsLongTextsFast();
    void refusesBadVocabularies_data();
    void refusesBadVocabularies();
    void refusesBadModels_data();
    void refusesBadModels();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void addTokenizers() const;

    QTemporaryDir m_folder;
    std::map<QString, std::unique_ptr<SubwordTokenizer>> m_tokenizers;
};

namespace {

const QString vocabularyFile = QStringLiteral(GLOSSATOR_TEST_DATA "/model/tiny-roberta/vocab.json");
const QString mergesFile = QStringLiteral(GLOSSATOR_TEST_DATA "/model/tiny-roberta/merges.txt");
const QString modelFile = QStringLiteral(GLOSSATOR_TEST_DATA "/model/tiny-xlm-roberta/sentencepiece.bpe.model");

SpecialTokens robertaTokens()
{
    return {QStringLiteral("<s>"), QStringLiteral("</s>"), QStringLiteral("<unk>")};
}

QStringList listOf(std::initializer_list<const char *> texts)
{
    QStringList result;
    for (const char *text : texts)
        result.append(QString::fromUtf8(text));
    return result;
}

std::vector<qint32> ids(const std::vector<Subword> &subwords)
{
    std::vector<qint32> result;
    for (const Subword &subword : subwords)
        result.push_back(subword.id);
    return result;
}

} // namespace

void TestSubwordTokenizers::initTestCase()
{
    auto bpe = readByteLevelBpe({vocabularyFile, mergesFile}, false, robertaTokens());
    QVERIFY(bpe);
    m_tokenizers[QStringLiteral("bytelevelbpe")] = std::move(*bpe);
    auto unigram = readSentencePiece(modelFile);
    QVERIFY(unigram);
    m_tokenizers[QStringLiteral("sentencepiece")] = std::move(*unigram);
}

void TestSubwordTokenizers::addTokenizers() const
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, tokenizer] : m_tokenizers)
        QTest::newRow(qPrintable(name)) << name;
}

void TestSubwordTokenizers::agreesWithReference_data()
{
    addTokenizers();
}

void TestSubwordTokenizers::agreesWithReference()
{
    QFETCH(const QString, name);
    const QList<QByteArray> lines = readCompressed(QStringLiteral("text/%1.jsonl.qz").arg(name)).split('\n');
    QVERIFY(lines.size() >= 1000);
    int differing = 0;
    for (const QByteArray &line : lines) {
        const QJsonArray row = QJsonDocument::fromJson(line).array();
        QCOMPARE(row.size(), 3);
        const QString text = row[0].toString();
        QJsonArray actual;
        int end = 0;
        for (const Subword &subword : m_tokenizers.at(name)->tokenize(text, TextBefore(row[1].toInt()))) {
            // Where an empty range lies says nothing.
            const bool isEmpty = subword.start == subword.end;
            for (const int value : {int(subword.id), isEmpty ? 0 : subword.start - end, subword.end - subword.start})
                actual.append(value);
            if (!isEmpty)
                end = subword.end;
        }
        if (actual == row[2].toArray())
            continue;
        if (++differing <= 5)
            qWarning().noquote() << line << "\n  becomes" << QJsonDocument(actual).toJson(QJsonDocument::Compact);
    }
    QCOMPARE(differing, 0);
}

void TestSubwordTokenizers::wordsAloneAreTheTextsSubwords_data()
{
    addTokenizers();
}

/// The encoder is given sentences word by word, and glosses as running text.
void TestSubwordTokenizers::wordsAloneAreTheTextsSubwords()
{
    QFETCH(const QString, name);
    const SubwordTokenizer &tokenizer = *m_tokenizers.at(name);
    const QString sample = QString::fromUtf8(bytesOf(QStringLiteral(GLOSSATOR_TEST_DATA "/../../resources/sample/the-twins.txt")));
    QVERIFY(sample.size() > 10'000);
    for (const QString &line : sample.split(u'\n', Qt::SkipEmptyParts)) {
        std::vector<qint32> wordByWord;
        TextBefore before = TextBefore::Nothing;
        for (const QString &word : line.split(u' ')) {
            const auto more = ids(tokenizer.tokenize(word, before));
            wordByWord.insert(wordByWord.end(), more.begin(), more.end());
            before = TextBefore::Space;
        }
        QCOMPARE(wordByWord, ids(tokenizer.tokenize(line)));
    }
    // A full stop that touches its word is not the one after a space.
    QVERIFY(ids(tokenizer.tokenize(u".", TextBefore::Word)) != ids(tokenizer.tokenize(u".", TextBefore::Space)));
}

void TestSubwordTokenizers::splitsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    // As the pattern says, read by hand: 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
    const auto row = [](const char *name, const char *text, std::initializer_list<const char *> words) {
        QTest::newRow(name) << QString::fromUtf8(text) << listOf(words);
    };
    row("clitics", "I've we'll he'D", {"I", "'ve", " we", "'ll", " he", "'", "D"});
    row("a clitic before letters", "'style", {"'s", "tyle"});
    row("numbers", "a12 3b", {"a", "12", " 3", "b"});
    row("marks", " ?! (x)", {" ?!", " (", "x", ")"});
    row("spaces", "a   b \n c  ", {"a", "  ", " b", " \n", " c", "  "});
    row("line breaks", "a\nb\n\nc", {"a", "\n", "b", "\n", "\n", "c"});
    row("beyond the BMP", "x😀𝒮y", {"x", "😀", "𝒮y"});
}

void TestSubwordTokenizers::splitsWords()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, words);
    QStringList actual;
    for (const TextRange &word : byteLevelWords(text))
        actual.append(text.sliced(word.start, word.end - word.start));
    QCOMPARE(actual, words);
}

void TestSubwordTokenizers::specialTokens()
{
    const QStringList spellings = listOf({"<s>", "<pad>", "</s>", "<unk>"});
    for (const auto &[name, tokenizer] : m_tokenizers) {
        QCOMPARE(tokenizer->beginId(), 0);
        QCOMPARE(tokenizer->endId(), 2);
        QCOMPARE(tokenizer->unknownId(), 3);
        for (int id = 0; id < 4; ++id)
            QCOMPARE(tokenizer->piece(id), spellings[id]);
        // Spelt out in a text they are only text.
        for (const qint32 id : ids(tokenizer->tokenize(u"</s>")))
            QVERIFY(id > 3 || (name == QLatin1StringView("sentencepiece") && id == 3));
    }
    QCOMPARE(m_tokenizers.at(QStringLiteral("bytelevelbpe"))->vocabularySize(), 600);
    QCOMPARE(m_tokenizers.at(QStringLiteral("sentencepiece"))->vocabularySize(), 501);
}

void TestSubwordTokenizers::prefixesSpace()
{
    const auto prefixing = readByteLevelBpe({vocabularyFile, mergesFile}, true, robertaTokens());
    QVERIFY(prefixing);
    const SubwordTokenizer &plain = *m_tokenizers.at(QStringLiteral("bytelevelbpe"));
    QCOMPARE(ids((*prefixing)->tokenize(u"the river")), ids(plain.tokenize(u"the river", TextBefore::Space)));
    QCOMPARE(ids((*prefixing)->tokenize(u" the river")), ids(plain.tokenize(u" the river")));
    QCOMPARE(ids((*prefixing)->tokenize(u"the", TextBefore::Word)), ids(plain.tokenize(u"the")));
    QVERIFY((*prefixing)->tokenize(u"").empty());
}

void TestSubwordTokenizers::readsLoneSurrogates()
{
    const QString text = QStringLiteral("the") + QChar(0xD83D) + QStringLiteral(" ") + QChar(0xDC4D);
    for (const auto &[name, tokenizer] : m_tokenizers) {
        int last = 0;
        for (const Subword &subword : tokenizer->tokenize(text)) {
            QVERIFY(subword.start >= last && subword.end >= subword.start && subword.end <= text.size());
            last = subword.start;
        }
    }
}

void TestSubwordTokenizers::splitsLongTextsFast_data()
{
    addTokenizers();
}

/// A "word" without end, as bad input has them, must not take time that grows with its square.
void TestSubwordTokenizers::splitsLongTextsFast()
{
    QFETCH(const QString, name);
    const QString text = QStringLiteral("abcde").repeated(100'000);
    QElapsedTimer timer;
    timer.start();
    const auto subwords = m_tokenizers.at(name)->tokenize(text);
    QVERIFY(timer.elapsed() < 20'000);
    QCOMPARE(subwords.back().end, int(text.size()));
}

void TestSubwordTokenizers::refusesBadVocabularies_data()
{
    QTest::addColumn<QByteArray>("vocabulary");
    QTest::addColumn<QByteArray>("merges");
    QTest::addColumn<int>("line");
    const QByteArray vocabulary = bytesOf(vocabularyFile);
    QTest::newRow("not JSON") << QByteArray("word\n") << QByteArray() << 0;
    QTest::newRow("bytes missing") << QByteArray(R"({"<s>": 0, "</s>": 1, "<unk>": 2, "a": 3})") << QByteArray() << 0;
    QTest::newRow("ids with a gap") << QByteArray(vocabulary).replace(":599}", ":700}") << QByteArray() << 0;
    QTest::newRow("no <unk>") << QByteArray(vocabulary).replace("<unk>", "<other>") << QByteArray() << 0;
    QTest::newRow("not a pair") << vocabulary << QByteArray("#version: 0.2\nt h\nth") << 3;
    QTest::newRow("an unknown result") << vocabulary << QByteArray("#version: 0.2\nq z\n") << 2;
}

void TestSubwordTokenizers::refusesBadVocabularies()
{
    QFETCH(const QByteArray, vocabulary);
    QFETCH(const QByteArray, merges);
    QFETCH(const int, line);
    writeBytes(path(QStringLiteral("vocab.json")), vocabulary);
    writeBytes(path(QStringLiteral("merges.txt")), merges);
    const auto tokenizer =
        readByteLevelBpe({path(QStringLiteral("vocab.json")), path(QStringLiteral("merges.txt"))}, false, robertaTokens());
    QVERIFY(!tokenizer);
    QCOMPARE(tokenizer.error().code, ErrorCode::EncoderUnsupported);
    QCOMPARE(tokenizer.error().subject, path(line > 0 ? QStringLiteral("merges.txt") : QStringLiteral("vocab.json")));
    QCOMPARE(tokenizer.error().line, line);

    const auto missing = readByteLevelBpe({vocabularyFile, path(QStringLiteral("absent"))}, false, robertaTokens());
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::FileNotFound);
}

void TestSubwordTokenizers::refusesBadModels_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray model = bytesOf(modelFile);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("this is not a model at all, only some text");
    QTest::newRow("cut off") << model.first(model.size() / 2);
    // Later fields of a message take the place of earlier ones.
    QTest::newRow("byte pairs") << model + QByteArray("\x12\x02\x18\x02", 4); // trainer_spec { model_type: BPE }
    QTest::newRow("no space in front") << model + QByteArray("\x1a\x02\x18\x00", 4); // normalizer_spec { add_dummy_prefix: false }
    QTest::newRow("user-defined piece") << model + QByteArray("\x0a\x07\x0a\x03<x>\x18\x04", 9); // pieces { "<x>", USER_DEFINED }
    QTest::newRow("damaged characters") << model + QByteArray("\x1a\x07\x12\x05\xff\xff\xff\xff.", 9); // precompiled_charsmap
}

void TestSubwordTokenizers::refusesBadModels()
{
    QFETCH(const QByteArray, content);
    writeBytes(path(QStringLiteral("sentencepiece.bpe.model")), content);
    const auto tokenizer = readSentencePiece(path(QStringLiteral("sentencepiece.bpe.model")));
    QVERIFY(!tokenizer);
    QCOMPARE(tokenizer.error().code, ErrorCode::EncoderUnsupported);
    QCOMPARE(tokenizer.error().subject, path(QStringLiteral("sentencepiece.bpe.model")));
    QVERIFY(!tokenizer.error().detail.isEmpty());

    const auto missing = readSentencePiece(path(QStringLiteral("absent")));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::FileNotFound);
}

QTEST_GUILESS_MAIN(TestSubwordTokenizers)
#include "tst_subwordtokenizers.moc"
